import type { ProposalContent } from '../../../shared/contracts/proposal.ts';
import type { Territory } from '../../../shared/contracts/proposal-content.ts';
import { themes } from '../../../shared/vocabulary/themes.ts';
import { stemsOf } from '../../kit/text/stems.ts';
import { type Word, wordsOf } from '../../kit/text/words.ts';

/** The columns that come from what was posted. */
export const columnsOf = (posted: ProposalContent) => ({
  kind: posted.kind,
  title: posted.content.title,
  themes: [...posted.content.themes],
  until: posted.content.until,
  organisation: posted.content.organisation,
  content: posted.content,
  titleStems: stemsOf(posted.content.title),
  stems: [...new Set(indexedWords(posted).words.map(({ stem }) => stem))],
  ...(posted.kind === 'terrain'
    ? {
        body: posted.content.description,
        natures: [...posted.content.natures],
        offers: [...posted.content.offers],
        departements: departementsOf([posted.content.territory]),
        territory: posted.content.territory,
        capacity: posted.content.capacity,
      }
    : {
        body: posted.content.text,
        natures: [],
        offers: [...posted.content.offersWanted],
        departements: departementsOf(posted.content.territoriesWanted),
        territory: posted.content.territoriesWanted[0] ?? null,
        capacity: 0,
      }),
});

type IndexedWords = Readonly<{ text: string; words: readonly Word[] }>;
const indexed = new WeakMap<ProposalContent, IndexedWords>();

/** The words the public search finds it by, and the text they stand in; looked for once for all who ask. */
export const indexedWords = (posted: ProposalContent): IndexedWords => {
  let found = indexed.get(posted);
  if (!found) {
    const text = searchedText(posted);
    found = { text, words: wordsOf(text) };
    indexed.set(posted, found);
  }
  return found;
};

/** Everything the public search looks through: words, places with their numbers, and the names of themes. */
const searchedText = (posted: ProposalContent): string => {
  const { title, organisation, themes: chosen } = posted.content;
  const territories = posted.kind === 'terrain' ? [posted.content.territory] : posted.content.territoriesWanted;
  return [
    title,
    posted.kind === 'terrain' ? posted.content.description : posted.content.text,
    organisation,
    ...territories.map((territory) => territory.label),
    ...departementsOf(territories),
    ...themes.filter((theme) => chosen.includes(theme.id)).map((theme) => theme.label.fr),
  ].join(' ');
};

/** Département codes of places named by code: a département's own, or the first digits of a commune's (2A, 2B, 971…). */
const departementsOf = (territories: readonly Territory[]): string[] => {
  const codes = territories.flatMap(({ level, code }) => {
    if (!code) return [];
    if (level === 'departement') return [code];
    return level === 'commune' ? [code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2)] : [];
  });
  return [...new Set(codes)];
};
