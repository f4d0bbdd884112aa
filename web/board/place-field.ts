import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceAnswer } from '../../shared/contracts/place.ts';
import { territoryLevels } from '../../shared/contracts/proposal-choices.ts';
import { selectControl, textControl } from '../ui/form-controls.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { PlaceSearch } from './places.ts';

const words = {
  level: { fr: 'Échelle', en: 'Level' },
  known: { fr: 'Lieu reconnu dans la liste officielle.', en: 'Place recognised in the official list.' },
  everywhere: { fr: 'France', en: 'France' },
};

/**
 * One place: its name with suggestions, its level, and the code of the one chosen. Wraps the controls that `placeControl`
 * makes, so that they belong to the form around it from the start.
 */
export class PlaceField extends LightElement {
  private levelChosen = false;
  private readonly search = new PlaceSearch(this, {
    input: () => this.input,
    level: () => (this.levelChosen ? this.level?.value : undefined),
    pick: (place) => this.pick(place),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('input', this.typed);
    this.addEventListener('change', this.refresh);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('input', this.typed);
    this.removeEventListener('change', this.refresh);
  }

  override render() {
    return html`${this.search.list()} ${this.code?.value ? html`<p class="hint place-known"><span aria-hidden="true">✓</span> ${speak(words.known)}</p>` : nothing}`;
  }

  private get input() {
    return this.querySelector('input');
  }
  private get code() {
    return this.querySelector<HTMLInputElement>('input[type=hidden]');
  }
  private get level() {
    return this.querySelector('select');
  }

  private pick({ label, level, code }: PlaceAnswer) {
    if (this.input) this.input.value = label;
    if (this.level) this.level.value = level;
    if (!this.code) return;
    this.code.value = code;
    this.code.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** A name typed or a level chosen by hand is another place until one is picked again. */
  private readonly typed = (event: Event) => {
    if (this.code) this.code.value = '';
    if (event.target === this.level) {
      this.levelChosen = true;
      if (this.level?.value === 'national' && this.input && !this.input.value)
        this.input.value = speak(words.everywhere);
    }
    this.requestUpdate();
  };

  private readonly refresh = () => this.requestUpdate();
}

customElements.define('place-field', PlaceField);

/** The controls of one place under `name`, as in `territory.label`, with the errors of both. */
export const placeControl = (
  name: string,
  about: { label: string; hint: string },
  errorOf: (field: string) => string,
): TemplateResult => html`<place-field>
  ${textControl(`${name}.label`, about, errorOf(`${name}.label`))}
  <input type="hidden" name="${name}.code" data-nullable />
  ${selectControl(`${name}.level`, { label: speak(words.level), choices: territoryLevels }, errorOf(`${name}.level`))}
</place-field>`;

declare global {
  interface HTMLElementTagNameMap {
    'place-field': PlaceField;
  }
}
