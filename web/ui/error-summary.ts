import { html, nothing, type PropertyValues } from 'lit';
import { speak } from './language.ts';
import { LightElement } from './light-element.ts';

const words = {
  title: { fr: 'Quelque chose est à corriger', en: 'Something needs correcting' },
  prefix: { fr: 'Erreur : ', en: 'Error: ' },
};

/** One thing to correct: `field` is the name of the control, empty when it concerns the whole form. */
export type Problemed = Readonly<{ field: string; text: string }>;

/**
 * What is to be corrected, above a form. When problems arrive it takes the focus, and the window’s title starts with
 * « Erreur : » until there are none left; each line leads to its field.
 *
 * @prop problems - in the order of the form
 */
export class ErrorSummary extends LightElement {
  static override properties = { problems: { attribute: false } };

  declare problems: readonly Problemed[];

  constructor() {
    super();
    this.problems = [];
  }

  override render() {
    if (this.problems.length === 0) return nothing;
    return html`<div class="error-summary" role="alert" tabindex="-1">
      <h2>${speak(words.title)}</h2>
      <ul>
        ${this.problems.map(({ field, text }) =>
          field
            ? html`<li><a href="#" @click=${(event: Event) => this.lead(event, field)}>${text}</a></li>`
            : html`<li>${text}</li>`,
        )}
      </ul>
    </div>`;
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has('problems')) return;
    const bare = document.title.replace(/^(Erreur[\s\u00a0]:|Error:)\s/u, '');
    document.title = this.problems.length ? speak(words.prefix) + bare : bare;
  }

  /** Called by the form after a refused submit, once the summary is there. */
  async take() {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.error-summary')?.focus();
  }

  private lead(event: Event, field: string) {
    event.preventDefault();
    const found = this.closest('form')?.elements.namedItem(field);
    const control = found instanceof RadioNodeList ? found[0] : found;
    if (!(control instanceof HTMLElement)) return;
    control.focus({ preventScroll: true });
    (control.closest('form-field, choice-group, .field') ?? control).scrollIntoView({ block: 'start' });
  }
}

customElements.define('error-summary', ErrorSummary);

declare global {
  interface HTMLElementTagNameMap {
    'error-summary': ErrorSummary;
  }
}
