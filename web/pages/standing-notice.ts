import { html } from 'hono/html';
import type { TerrainStanding } from '../../shared/contracts/terrain-standing.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { day } from './dates.ts';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

const words = {
  full: {
    fr: 'Une réponse favorable est peu probable avant qu’un partenariat se termine.',
    en: 'A favourable answer is unlikely before a partnership ends.',
  },
  organisation: {
    fr: 'Ce terrain est libre, mais on demande déjà beaucoup à l’organisation {name} sur ses {n} terrains : la réponse peut tarder.',
    en: 'This terrain is free, but much is already asked of {name} on its {n} terrains: the answer may take time.',
  },
  rest: {
    fr: 'Un partenariat vient de s’y terminer. Laisser souffler les équipes jusqu’au {day} est d’usage ; rien n’empêche d’écrire.',
    en: 'A partnership has just ended here. Letting the teams breathe until {day} is customary; nothing prevents you from writing.',
  },
  read: { fr: 'lire ce que c’est devenu', en: 'read what became of it' },
  comparable: { fr: 'Comparables et moins demandés', en: 'Comparable and less asked' },
} as const satisfies Words;

const asked = {
  one: {
    fr: 'Très demandé : {n} échange attend déjà une réponse. La vôtre peut tarder.',
    en: 'Much asked: {n} exchange already waits for an answer. Yours may take time.',
  },
  other: {
    fr: 'Très demandé : {n} échanges attendent déjà une réponse. La vôtre peut tarder.',
    en: 'Much asked: {n} exchanges already wait for an answer. Yours may take time.',
  },
};
const studied = {
  one: { fr: 'Déjà étudié : {n} partenariat terminé,', en: 'Already studied: {n} partnership ended,' },
  other: { fr: 'Déjà étudié : {n} partenariats terminés,', en: 'Already studied: {n} partnerships ended,' },
};

/** What whoever would write should know first: full, much asked, resting, studied already; and what else they may look at. */
export const standingNotice = (language: Language, standing: TerrainStanding | undefined): Html => {
  if (!standing) return html``;
  const sentences = [
    ...strained(language, standing),
    ...(standing.restUntil ? [resting(language, standing.restUntil)] : []),
  ];
  return html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    ${
      standing.studied > 0
        ? html`<p class="quiet">${count(language, standing.studied, studied)} <a href="#devenir">${say(language, words.read)}</a>.</p>`
        : ''
    }
    ${
      standing.comparable.length
        ? html`<h3>${say(language, words.comparable)}</h3>
          <ul>${standing.comparable.map(
            ({ id, title, organisation, place }) =>
              html`<li><a href="/terrains/${id}">${typeset(title)}</a><br />
                <span class="quiet">${[organisation, place].filter(Boolean).join(' · ')}</span></li>`,
          )}</ul>`
        : ''
    }`;
};

const resting = (language: Language, until: string): string => say(language, words.rest, { day: day(language, until) });

const strained = (language: Language, { strain, waiting, organisation }: TerrainStanding): string[] => {
  if (strain === 'full') return [say(language, words.full)];
  if (strain === 'asked') return [count(language, waiting, asked)];
  return organisation ? [say(language, words.organisation, { name: organisation.name, n: organisation.terrains })] : [];
};
