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
const sentenceEnds = '.!?;\n';
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** What a run of letters is as a word, or null when it does not count; the same few thousand runs make most texts. */
type Form = Readonly<{ folded: string; stem: string }> | null;
const REMEMBERED = 50_000;
const remembered = new Map<string, Form>();

const formOf = (run: string): Form => {
  const known = remembered.get(run);
  if (known !== undefined) return known;
  const folded = fold(run).replace(invisible, '');
  const form = counts(folded) ? { folded, stem: stem(folded) } : null;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(run, form);
  return form;
};

/** The words of a text that count, in order, with their place in it. Elided articles and stop words are left out. */
export const wordsOf = (text: string): Word[] => {
  const source = plain(text);
  const words: Word[] = [];
  let position = 0;
  let end = 0;
  for (const run of source.matchAll(runs)) {
    if (endsSentence(source, end, run.index)) position += SENTENCE_GAP;
    const start = run.index;
    end = start + run[0].length;
    const form = formOf(run[0]);
    if (!form) continue;
    words.push({ start, end, folded: form.folded, stem: form.stem, position });
    position++;
  }
  return words;
};

/** Whether a sentence's end stands between two places. */
const endsSentence = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (sentenceEnds.includes(text[i] as string)) return true;
  return false;
};

/** True for a folded word that tells texts apart: Latin letters or digits, more than one letter, no stop word. */
export const counts = (folded: string): boolean =>
  /^[a-z0-9]+$/.test(folded) && (folded.length > 1 || /\d/.test(folded)) && !stopWords.has(folded);
