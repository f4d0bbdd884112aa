import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { labelOf, territoryLevels } from '../../shared/contracts/proposal-choices.ts';
import type { Territory } from '../../shared/contracts/proposal-content.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { departementName } from '../../shared/vocabulary/departements.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { tags } from './badge.ts';
import type { Html } from './frame.ts';
import { pathOf } from './proposal-state.ts';
import { typeset } from './typeset.ts';

const words = {
  anywhere: { fr: 'Partout', en: 'Anywhere' },
  onBehalf: {
    fr: 'Porté par la coordination au nom de personnes sans compte',
    en: 'Carried by the coordination for people without an account',
  },
  erased: { fr: '[effacé]', en: '[erased]' },
  line: { fr: 'ligne {line} du compte rendu', en: 'line {line} of the minutes' },
} satisfies Words;

/** A place with its level and its département, leading to the list of that département. */
export const placeOf = (language: Language, kind: ProposalKind, place: Territory): Html => {
  const departement = departementOf(place);
  const level = say(language, labelOf(territoryLevels, place.level));
  if (!departement) return html`${typeset(place.label)} <span class="quiet">(${level})</span>`;
  return html`<a href="${pathOf(kind)}?departement=${departement}">${typeset(place.label)}</a>
    <span class="quiet">(${place.level === 'departement' ? `${level} ${departement}` : departementName(departement)})</span>`;
};

/** Places one by one; none means anywhere. */
export const placesOf = (language: Language, kind: ProposalKind, places: readonly Territory[]): Html | string =>
  places.length === 0
    ? say(language, words.anywhere)
    : html`${places.map((place, index) => html`${index > 0 ? html`<br />` : ''}${placeOf(language, kind, place)}`)}`;

/** The themes chosen, each leading to everything on it. */
export const themesOf = (language: Language, { kind, themes: chosen }: ProposalPage): Html =>
  tags(
    chosen.map((id) => ({
      href: `${pathOf(kind)}?theme=${encodeURIComponent(id)}`,
      label: say(language, labelOf(themes, id)),
    })),
  );

/** Code of the département a commune or département is in. */
const departementOf = ({ level, code }: Territory): string | null => {
  if (!code) return null;
  if (level === 'departement') return code;
  if (level !== 'commune') return null;
  return code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2);
};

/** The people who answer for it; for people without an account, the coordination. */
export const ownersOf = (language: Language, { owners, onBehalf }: ProposalPage): string =>
  onBehalf ? say(language, words.onBehalf) : owners.map(({ name }) => name || say(language, words.erased)).join(', ');

/** The line of the minutes it was taken from, as a link one can follow. */
export const originOf = (language: Language, { provenance }: ProposalPage): Html | null => {
  if (!provenance) return null;
  const { meeting, note, line, label } = provenance;
  return html`<a href="/seances/${encodeURIComponent(meeting)}#${encodeURIComponent(note)}">${label}</a>${
    line === null ? '' : html` <span class="quiet">(${say(language, words.line, { line })})</span>`
  }`;
};
