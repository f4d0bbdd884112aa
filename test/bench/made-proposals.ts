import type { ProposalPosted } from '../../shared/contracts/proposal.ts';
import { natures, offers } from '../../shared/contracts/proposal-choices.ts';
import { departements } from '../../shared/vocabulary/departements.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';

/** Words of local public action, frequent ones far more often than rare ones, as in real texts. */
const pool = [
  ...new Set(
    concepts
      .flatMap(({ terms, related }) => [...terms, ...related])
      .flatMap((term) => term.split(/[\s’']+/))
      .map((word) => word.replace(/[=*]/g, ''))
      .filter((word) => word.length > 2),
  ),
];

/** An index below `n`, the k-th about 1/k as often as the first. */
const zipf = (random: () => number, n: number): number => Math.min(n - 1, Math.floor(n ** random()) - 1);

const some = <T>(random: () => number, all: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => all[zipf(random, all.length)] as T)),
];

const sentence = (random: () => number, words: number): string => {
  const text = Array.from({ length: words }, () => pool[zipf(random, pool.length)]).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const codes = Object.entries(departements);
const organisations = 400;

/** One posting of about 90 words by somebody among a few hundred; every third is a question. */
export const madeProposal = (random: () => number, proposal: string, author: string): ProposalPosted => {
  const [code, label] = codes[zipf(random, codes.length)] as [string, string];
  const shared = {
    title: `${sentence(random, 7)}`.slice(0, 120),
    themes: some(
      random,
      themes.map(({ id }) => id),
      3,
    ),
    from: null,
    until: random() < 0.5 ? `2027-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-28` : null,
    organisation: `Collectivité ${zipf(random, organisations)}`,
  };
  const body = Array.from({ length: 6 }, () => `${sentence(random, 15)}.`).join(' ');
  const offered = some(
    random,
    offers.map(({ id }) => id),
    3,
  );
  const territory = { level: 'departement' as const, code: code.padStart(2, '0'), label };
  const about = { proposal, author, onBehalf: false, provenance: null };
  if (random() < 1 / 3)
    return {
      type: 'ProposalPosted',
      data: {
        ...about,
        kind: 'question',
        content: {
          ...shared,
          text: body,
          disciplines: ['sociology'],
          methods: '',
          offersWanted: offered,
          territoriesWanted: [territory],
          output: null,
          known: '',
        },
      },
    };
  return {
    type: 'ProposalPosted',
    data: {
      ...about,
      kind: 'terrain',
      content: {
        ...shared,
        description: body,
        natures: some(
          random,
          natures.map(({ id }) => id),
          2,
        ),
        offers: offered,
        territory,
        capacity: 2,
        conditions: '',
        dataSheet: null,
        expects: 'Une restitution devant les agents.',
        links: [],
      },
    },
  };
};

/** A word that some texts have and most have not, and one that many have. */
export const searchedWords = { rare: pool[300] ?? '', frequent: pool[3] ?? '' };
