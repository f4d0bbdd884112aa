import { html, nothing } from 'lit';
import type { Choice } from '../../shared/contracts/proposal-choices.ts';
import { language, speak } from './language.ts';
import { freshId, LightElement } from './light-element.ts';

const words = {
  optional: { fr: '(facultatif)', en: '(optional)' },
  error: { fr: 'Erreur :', en: 'Error:' },
  chosen: { fr: '{n} sur {max} au plus', en: '{n} of {max} at most' },
  full: {
    fr: '{max} choix au plus : retirez-en un pour en prendre un autre.',
    en: '{max} choices at most: take one off to pick another.',
  },
};

/**
 * Several choices under one question, as native checkboxes (or radios, with `single`). The form reads them by `name`.
 *
 * @attr legend - the question
 * @attr name - the field’s name; every box of the group carries it
 * @attr hint - how to choose
 * @attr error - what is wrong with the choice
 * @attr max - how many may be chosen; 0 sets no limit
 * @attr single - one choice only
 * @attr optional - says so beside the question
 * @attr columns - spreads a long list over two columns where there is room
 * @prop choices - what there is to choose from
 * @prop value - ids chosen at first
 */
export class ChoiceGroup extends LightElement {
  static override properties = {
    legend: { type: String },
    name: { type: String },
    hint: { type: String },
    error: { type: String },
    max: { type: Number },
    single: { type: Boolean },
    optional: { type: Boolean },
    columns: { type: Boolean },
    choices: { attribute: false },
    value: { attribute: false },
    full: { state: true },
  };

  declare legend: string;
  declare name: string;
  declare hint: string;
  declare error: string;
  declare max: number;
  declare single: boolean;
  declare optional: boolean;
  declare columns: boolean;
  declare choices: readonly Choice[];
  declare value: readonly string[];
  declare full: boolean;
  private readonly base = freshId('choices');

  constructor() {
    super();
    this.legend = '';
    this.name = '';
    this.hint = '';
    this.error = '';
    this.max = 0;
    this.single = false;
    this.optional = false;
    this.columns = false;
    this.choices = [];
    this.value = [];
    this.full = false;
  }

  override render() {
    const described = [this.hint && 'hint', this.error && 'error', this.max && 'count']
      .filter(Boolean)
      .map((id) => `${this.base}-${id}`);
    return html`<fieldset aria-describedby=${described.join(' ') || nothing}>
      <legend>${this.legend} ${this.optional ? html`<span class="field__optional">${speak(words.optional)}</span>` : nothing}</legend>
      ${this.hint ? html`<p class="hint" id="${this.base}-hint">${this.hint}</p>` : nothing}
      ${
        this.error
          ? html`<p class="field__error" id="${this.base}-error">
              <span class="visually-hidden">${speak(words.error)}</span> ${this.error}
            </p>`
          : nothing
      }
      <div class=${this.columns ? 'choices--columns' : ''} @change=${this.chosen}>
        ${this.choices.map((choice) => this.box(choice))}
      </div>
      ${this.max ? html`<p class="field__counter" id="${this.base}-count" role="status">${this.told()}</p>` : nothing}
    </fieldset>`;
  }

  private box({ id, label }: Choice) {
    return html`<label class="choice">
      <input
        type=${this.single ? 'radio' : 'checkbox'}
        name=${this.name}
        value=${id}
        .checked=${this.value.includes(id)}
        aria-invalid=${this.error ? 'true' : 'false'}
      />
      <span>${label[language()]}</span>
    </label>`;
  }

  private told(): string {
    return this.full
      ? speak(words.full, { max: this.max })
      : speak(words.chosen, { n: this.value.length, max: this.max });
  }

  private readonly chosen = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const ticked = [...this.querySelectorAll<HTMLInputElement>('input:checked')].map((input) => input.value);
    this.full = this.max > 0 && ticked.length > this.max;
    if (this.full) {
      box.checked = false;
      ticked.splice(ticked.indexOf(box.value), 1);
    }
    this.value = ticked;
  };

  protected override updated() {
    this.classList.toggle('field--wrong', Boolean(this.error));
  }
}

customElements.define('choice-group', ChoiceGroup);

declare global {
  interface HTMLElementTagNameMap {
    'choice-group': ChoiceGroup;
  }
}
