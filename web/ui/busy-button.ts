import { html, nothing, type PropertyValues } from 'lit';
import { speak } from './language.ts';
import { LightElement } from './light-element.ts';

const words = {
  busy: { fr: 'En cours…', en: 'Working…' },
  long: {
    fr: 'Cela prend plus de temps que d’habitude. Rien n’est perdu : patientez encore un instant.',
    en: 'This is taking longer than usual. Nothing is lost: please wait a little longer.',
  },
};

/**
 * Wraps a native button: while busy a second press does nothing, the button keeps its focus and its words, and after one
 * second the page says that it is working.
 *
 * @example <busy-button .busy=${this.sending}><button>Publier</button></busy-button>
 * @attr busy - something is under way
 */
export class BusyButton extends LightElement {
  static override properties = { busy: { type: Boolean }, told: { state: true } };

  declare busy: boolean;
  declare told: string;
  private timers: ReturnType<typeof setTimeout>[] = [];

  constructor() {
    super();
    this.busy = false;
    this.told = '';
  }

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', this.guard, { capture: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.timers.forEach(clearTimeout);
  }

  override render() {
    return html`<p class="busy-note" role="status">${this.told || nothing}</p>`;
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has('busy')) return;
    const button = this.querySelector('button');
    if (this.busy) button?.setAttribute('aria-disabled', 'true');
    else button?.removeAttribute('aria-disabled');
    this.timers.forEach(clearTimeout);
    this.told = '';
    if (!this.busy) return;
    const later = (text: string, after: number) => setTimeout(() => (this.told = text), after);
    this.timers = [later(speak(words.busy), 1_000), later(speak(words.long), 10_000)];
  }

  private readonly guard = (event: Event) => {
    if (!this.busy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

customElements.define('busy-button', BusyButton);

declare global {
  interface HTMLElementTagNameMap {
    'busy-button': BusyButton;
  }
}
