import type { PairReport } from '../../../shared/contracts/match.ts';
import { standingConcept } from '../../../shared/vocabulary/former.ts';
import { themes } from '../../../shared/vocabulary/themes.ts';
import { wordsOf } from '../../kit/text/words.ts';
import type { VocabularyReading } from '../vocabulary.ts';

type Parts = readonly Readonly<{ kind: PairReport['parts'][number]['kind']; key: string; points: number }>[];

/** Parts of a text's score in words, by steps of what the strongest one brought; a word is given as the text writes it. */
export const partsSaid = (
  parts: Parts,
  text: string,
  { concepts }: Pick<VocabularyReading, 'concepts'>,
): PairReport['parts'] => {
  const words = wordsOf(text);
  const most = Math.max(1, ...parts.map(({ points }) => points));
  const written = (stem: string): string => {
    const word = words.find((one) => one.stem === stem);
    return word ? text.slice(word.start, word.end).toLowerCase() : stem;
  };
  const themeOf = (key: string) => themes.find(({ id }) => id === key)?.label ?? key;
  return parts.map(({ kind, key, points }) => ({
    kind,
    key,
    name:
      kind === 'word'
        ? written(key)
        : kind === 'theme'
          ? themeOf(key)
          : (concepts.get(standingConcept(key))?.label ?? key),
    step: Math.max(1, Math.ceil((5 * points) / most)) as 1 | 2 | 3 | 4 | 5,
  }));
};
