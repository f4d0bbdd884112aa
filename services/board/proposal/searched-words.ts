import type { ProposalList } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { isOneSlipAway, SHORTEST, shelfOf } from '../../kit/text/nearest-word.ts';
import { type Word, wordsOf } from '../../kit/text/words.ts';
import { type ProposalWord, stemsMet, wordsOn } from './proposal-word.view.ts';

/** What a search looks for: its words and their stems, those nobody wrote replaced by the one word a slip of the finger away. */
export type SearchedWords = Readonly<{
  words: Pick<Word, 'folded' | 'stem'>[];
  stems: string[];
  corrections: ProposalList['corrections'];
}>;

/** More unknown words than this in one search are another language, or noise. */
const MOST = 4;

export const searchedWords = async (db: Db, q: string): Promise<SearchedWords> => {
  const words = wordsOf(q);
  const long = words.filter(({ folded }) => folded.length >= SHORTEST);
  const met = long.length > 0 ? await stemsMet(db, stemsIn(long)) : new Set<string>();
  const unknown = long.filter(({ stem }) => !met.has(stem));
  if (unknown.length === 0 || unknown.length > MOST) return { words, stems: stemsIn(words), corrections: [] };
  const known = await wordsOn(db, unknown.flatMap(shelvesBeside));
  const meant = new Map(unknown.flatMap((word) => nearest(word, known)));
  const read = words.map((word) => {
    const one = meant.get(word.folded);
    return one ? { folded: one.word, stem: one.stem } : word;
  });
  return {
    words: read,
    stems: stemsIn(read),
    corrections: unknown.flatMap(({ start, end, folded }) => {
      const written = meant.get(folded)?.written;
      return written ? [{ asked: q.slice(start, end), read: written }] : [];
    }),
  };
};

const stemsIn = (words: readonly Pick<Word, 'stem'>[]): string[] => [...new Set(words.map(({ stem }) => stem))];

const shelvesBeside = ({ folded }: Word): string[] => [-1, 0, 1].map((more) => shelfOf(folded, folded.length + more));

/** The known word one slip away; several of one stem are one, several of different stems are none. */
const nearest = ({ folded }: Word, known: readonly ProposalWord[]): [string, ProposalWord][] => {
  const near = known.filter(({ word }) => isOneSlipAway(folded, word));
  const [first] = near;
  return first && near.every(({ stem }) => stem === first.stem) ? [[folded, first]] : [];
};
