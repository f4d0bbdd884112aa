import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceAnswer } from '../../shared/contracts/place.ts';
import type { Territory } from '../../shared/contracts/proposal-content.ts';
import { textControl } from '../ui/form-controls.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { PlaceSearch } from './places.ts';

const words = {
  chosen: { fr: 'Lieux choisis', en: 'Places chosen' },
  remove: { fr: 'Retirer {label}', en: 'Remove {label}' },
};

/**
 * Several places, each picked from the official list. They lie as JSON in one hidden control, so that a draft holds them;
 * `placesIn` reads it. Wraps the controls that `placesControl` makes.
 */
export class PlacesField extends LightElement {
  private readonly search = new PlaceSearch(this, { input: () => this.input, pick: (place) => this.pick(place) });

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('change', this.refresh);
    this.addEventListener('keydown', this.pressed);
    this.addEventListener('focusout', this.left, { capture: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('change', this.refresh);
    this.removeEventListener('keydown', this.pressed);
    this.removeEventListener('focusout', this.left, { capture: true });
  }

  override render() {
    const places = this.places;
    return html`${this.search.list()}
      ${
        places.length
          ? html`<ul class="pills" aria-label=${speak(words.chosen)}>
              ${places.map(
                (place) => html`<li>
                  <button type="button" class="pill" aria-label=${speak(words.remove, { label: place.label })} @click=${() => this.takeOff(place)}>
                    ${place.label} <span aria-hidden="true">×</span>
                  </button>
                </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  protected override updated() {
    const field = this.querySelector('form-field');
    if (field) field.dataset.answer = this.places.map(({ label }) => label).join(', ');
  }

  private get input() {
    return this.querySelector<HTMLInputElement>('input:not([type=hidden])');
  }
  private get held() {
    return this.querySelector<HTMLInputElement>('input[type=hidden]');
  }
  private get places(): Territory[] {
    return placesIn(this.held?.value);
  }

  private pick({ level, code, label }: PlaceAnswer) {
    if (this.input) this.input.value = '';
    this.hold([...this.places.filter((place) => place.code !== code || place.level !== level), { level, code, label }]);
  }

  private takeOff({ level, code }: Territory) {
    this.hold(this.places.filter((place) => place.code !== code || place.level !== level));
    this.input?.focus();
  }

  private hold(places: Territory[]) {
    if (!this.held) return;
    this.held.value = places.length ? JSON.stringify(places) : '';
    this.held.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Enter in this field picks a place; it never sends the form. */
  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== this.input || event.defaultPrevented) return;
    event.preventDefault();
    this.search.pickExact();
  };

  private readonly left = (event: FocusEvent) => {
    if (event.target === this.input) this.search.pickExact();
  };

  private readonly refresh = () => this.requestUpdate();
}

customElements.define('places-field', PlacesField);

/** The places a hidden control holds; nothing when it is empty or torn. */
export const placesIn = (held: unknown): Territory[] => {
  try {
    const read: unknown = JSON.parse(String(held || '[]'));
    return Array.isArray(read) ? (read as Territory[]) : [];
  } catch {
    return [];
  }
};

/** The controls of a list of places: `name` holds them, `{name}Typed` what is being typed. */
export const placesControl = (name: string, about: { label: string; hint: string }, error: string): TemplateResult =>
  html`<places-field>
    ${textControl(`${name}Typed`, { ...about, optional: true }, error)}
    <input type="hidden" name=${name} />
  </places-field>`;

declare global {
  interface HTMLElementTagNameMap {
    'places-field': PlacesField;
  }
}
