import { html, nothing, type PropertyValues, render } from 'lit';
import { figure } from '../pages/dates.ts';
import { language, speak } from './language.ts';
import { freshId, LightElement } from './light-element.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const words = {
  optional: { fr: '(facultatif)', en: '(optional)' },
  error: { fr: 'Erreur :', en: 'Error:' },
  left: { fr: '{n} caractères restants sur {max}', en: '{n} characters left of {max}' },
  over: { fr: '{n} caractères de trop', en: '{n} characters too many' },
};

/**
 * A native `input`, `textarea` or `select` with its label, hint, error and counter, all tied to it for assistive tools.
 * The counter never blocks typing.
 *
 * @example <form-field label="Titre" max="140" .error=${problem}><input name="title" /></form-field>
 * @attr label - what to write
 * @attr hint - how to write it
 * @attr error - what is wrong with what was written; empty when nothing is
 * @attr optional - says so beside the label
 * @attr max - how many characters fit; 0 counts nothing
 */
export class FormField extends LightElement {
  static override properties = {
    label: { type: String },
    hint: { type: String },
    error: { type: String },
    optional: { type: Boolean },
    max: { type: Number },
  };

  declare label: string;
  declare hint: string;
  declare error: string;
  declare optional: boolean;
  declare max: number;
  private readonly base = freshId('field');
  private spoken = '';
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.error = '';
    this.optional = false;
    this.max = 0;
  }

  override connectedCallback() {
    const control = this.control;
    if (control) {
      control.id ||= this.base;
      this.renderOptions.renderBefore ??= control;
    }
    super.connectedCallback();
    this.addEventListener('input', this.counted);
    this.addEventListener('change', this.counted);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('input', this.counted);
    this.removeEventListener('change', this.counted);
    clearTimeout(this.pause);
  }

  /** The native control inside. */
  get control(): Control | null {
    return this.querySelector<Control>('input, textarea, select');
  }

  override render() {
    return html`
      <label for=${this.control?.id ?? this.base}>
        ${this.label} ${this.optional ? html`<span class="field__optional">${speak(words.optional)}</span>` : nothing}
      </label>
      ${this.hint ? html`<p class="hint" id="${this.base}-hint">${this.hint}</p>` : nothing}
      ${
        this.error
          ? html`<p class="field__error" id="${this.base}-error">
              <span class="visually-hidden">${speak(words.error)}</span> ${this.error}
            </p>`
          : nothing
      }
    `;
  }

  protected override updated(_changed: PropertyValues) {
    const { control } = this;
    this.classList.toggle('field--wrong', Boolean(this.error));
    if (!control) return;
    const ids = [this.hint && 'hint', this.error && 'error', this.max && 'counter'].filter(Boolean);
    if (ids.length) control.setAttribute('aria-describedby', ids.map((id) => `${this.base}-${id}`).join(' '));
    else control.removeAttribute('aria-describedby');
    control.setAttribute('aria-invalid', String(Boolean(this.error)));
    this.count();
  }

  private readonly counted = () => {
    if (!this.max) return;
    this.count();
    // Told aloud once typing rests, so that a screen reader is not flooded.
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.spoken = this.counter().text;
      this.count();
    }, 1200);
  };

  private counter() {
    const left = this.max - (this.control?.value.trim().length ?? 0);
    const n = figure(language(), Math.abs(left));
    const max = figure(language(), this.max);
    return { over: left < 0, text: left < 0 ? speak(words.over, { n }) : speak(words.left, { n, max }) };
  }

  /** Stands after the control, which Lit leaves where its author put it. */
  private count() {
    if (!this.max) return;
    const { over, text } = this.counter();
    const kind = over ? 'field__counter field__counter--over' : 'field__counter';
    render(
      html`<p class=${kind} id="${this.base}-counter">${text}</p>
        <p class="visually-hidden" role="status">${this.spoken}</p>`,
      this,
    );
  }
}

customElements.define('form-field', FormField);

declare global {
  interface HTMLElementTagNameMap {
    'form-field': FormField;
  }
}
