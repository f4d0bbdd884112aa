import { fold } from './fold.ts';
import { plain } from './plain.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

/** A word that counts, where it stands in the text, and what it is compared by. */
export type Word = Readonly<{
  /** Offsets in the text as written: `text.slice(start, end)` is the word. */
  start: number;
  end: number;
  /** Lower case, without accents. */
  folded: string;
  stem: string;
  /** Rank among the words that count; a sentence's end leaves a gap, so that near means in one sentence. */
  position: number;
}>;

const SENTENCE_GAP = 4;
/** Soft hyphens and zero-width characters may stand inside a word. */
const runs = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** The words of a text that count, in order, with their place in it. Elided articles and stop words are left out. */
export const wordsOf = (text: string): Word[] => {
  const source = plain(text);
  const words: Word[] = [];
  let position = 0;
  let end = 0;
  for (const run of source.matchAll(runs)) {
    if (/[.!?;\n]/.test(source.slice(end, run.index))) position += SENTENCE_GAP;
    const start = run.index;
    end = start + run[0].length;
    const folded = fold(run[0]).replace(invisible, '');
    if (!counts(folded)) continue;
    words.push({ start, end, folded, stem: stem(folded), position });
    position++;
  }
  return words;
};

/** True for a folded word that tells texts apart: Latin letters or digits, more than one letter, no stop word. */
export const counts = (folded: string): boolean =>
  /^[a-z0-9]+$/.test(folded) && (folded.length > 1 || /\d/.test(folded)) && !stopWords.has(folded);
