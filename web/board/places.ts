import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PlaceAnswer } from '../../shared/contracts/place.ts';
import { labelOf, territoryLevels } from '../../shared/contracts/proposal-choices.ts';
import { count } from '../../shared/kernel/words.ts';
import { departementName } from '../../shared/vocabulary/departements.ts';
import { call } from '../ui/call.ts';
import { language, speak } from '../ui/language.ts';
import { freshId } from '../ui/light-element.ts';

const words = {
  list: { fr: 'Lieux proposés', en: 'Places suggested' },
  none: {
    fr: 'Aucun lieu de ce nom dans la liste officielle : vérifiez l’orthographe, ou essayez le nom de la commune.',
    en: 'No place of this name in the official list: check the spelling, or try the name of the municipality.',
  },
};
const foundForms = {
  one: { fr: '{n} lieu proposé, flèches pour choisir', en: '{n} place suggested, arrows to choose' },
  other: { fr: '{n} lieux proposés, flèches pour choisir', en: '{n} places suggested, arrows to choose' },
};

/** How long typing rests before the server is asked, in milliseconds. */
const REST = 180;

type Box = Readonly<{
  /** The text field places are suggested for. */
  input: () => HTMLInputElement | null;
  /** Narrows the search to one level; everything otherwise. */
  level?: () => string | undefined;
  pick: (place: PlaceAnswer) => void;
}>;

/** What tells two places of one name apart: « Commune, Ille-et-Vilaine ». */
const placeKind = ({ level, departement }: PlaceAnswer): string => {
  const kind = labelOf(territoryLevels, level)[language()];
  if (!departement) return kind;
  return level === 'departement' ? `${kind} ${departement}` : `${kind}, ${departementName(departement)}`;
};

/**
 * Suggests official places under a text field, as a combobox: arrows, Enter, Escape, mouse. The field stays a plain text
 * field when the server does not answer.
 */
export class PlaceSearch implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly box: Box;
  private readonly base = freshId('places');
  private found: readonly PlaceAnswer[] | null = null;
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, box: Box) {
    this.host = host;
    this.box = box;
    host.addController(this);
  }

  hostConnected() {
    this.host.addEventListener('input', this.typed);
    this.host.addEventListener('keydown', this.pressed);
    this.host.addEventListener('focusout', this.close);
  }

  hostDisconnected() {
    this.host.removeEventListener('input', this.typed);
    this.host.removeEventListener('keydown', this.pressed);
    this.host.removeEventListener('focusout', this.close);
    clearTimeout(this.timer);
  }

  hostUpdated() {
    const input = this.box.input();
    if (!input) return;
    const open = Boolean(this.found?.length);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', String(open));
    if (open) input.setAttribute('aria-controls', `${this.base}-list`);
    else input.removeAttribute('aria-controls');
    if (open && this.active >= 0) input.setAttribute('aria-activedescendant', `${this.base}-${this.active}`);
    else input.removeAttribute('aria-activedescendant');
  }

  /** The suggestions, to be rendered right under the field. */
  list(): TemplateResult {
    const found = this.found ?? [];
    return html`<div class="suggestions">
      ${
        found.length
          ? html`<ul id="${this.base}-list" role="listbox" aria-label=${speak(words.list)} @mousedown=${keepFocus}>
              ${found.map(
                (place, index) => html`<li
                  id="${this.base}-${index}"
                  role="option"
                  aria-selected=${index === this.active ? 'true' : 'false'}
                  @click=${() => this.pick(place)}
                >${place.label} <span class="quiet">${placeKind(place)}</span></li>`,
              )}
            </ul>`
          : nothing
      }
      ${this.found?.length === 0 ? html`<p class="hint">${speak(words.none)}</p>` : nothing}
      <p class="visually-hidden" role="status">${found.length ? count(language(), found.length, foundForms) : nothing}</p>
    </div>`;
  }

  /** Takes the only place that bears exactly the name typed, when there is one among the suggestions. */
  pickExact(): boolean {
    const typed = this.box.input()?.value.trim().toLowerCase();
    const same = (this.found ?? []).filter((place) => place.label.toLowerCase() === typed);
    if (same.length !== 1 || !same[0]) return false;
    this.pick(same[0]);
    return true;
  }

  private pick(place: PlaceAnswer) {
    this.close();
    this.box.pick(place);
  }

  private readonly typed = (event: Event) => {
    if (event.target !== this.box.input()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.search, REST);
  };

  private readonly search = async () => {
    const text = this.box.input()?.value.trim() ?? '';
    if (text.length < 2) return this.close();
    const level = this.box.level?.();
    const query = new URLSearchParams({ q: text, ...(level && { level }) });
    const found = await call<PlaceAnswer[]>('GET', `/api/places?${query}`).catch(() => null);
    // Somebody types faster than the network: only the answer to what stands there now counts.
    if (this.box.input()?.value.trim() !== text || !this.host.contains(document.activeElement)) return;
    this.found = found;
    this.active = -1;
    this.host.requestUpdate();
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.target !== this.box.input() || !this.found?.length) return;
    const { length } = this.found;
    const chosen = this.found[this.active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.active = (this.active + step + length + (this.active < 0 && step < 0 ? 1 : 0)) % length;
    else if (event.key === 'Enter' && chosen) this.pick(chosen);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    this.host.requestUpdate();
  };

  private readonly close = () => {
    clearTimeout(this.timer);
    this.found = null;
    this.active = -1;
    this.host.requestUpdate();
  };
}

/** A press on a suggestion must not take the focus from the field before the click arrives. */
const keepFocus = (event: Event) => event.preventDefault();
