import type { Sentence } from '../kernel/words.ts';
import type { ThemeId } from './themes.ts';

/**
 * A notion of local public action, recognised in what people write whichever words they use for it.
 *
 * How a term is written: its words are compared by stem, in any order, close together in one sentence. `=word` asks for
 * that very form where the stem would deceive (« =commune » is not « commun »); `word*` takes every word so begun.
 */
export type Concept = Readonly<{
  id: string;
  label: Sentence;
  theme: ThemeId;
  /** Other ways of saying it, the researcher's and the practitioner's. */
  terms: readonly string[];
  /** Words that hint at it without saying it: they weigh less. */
  related: readonly string[];
  /** Ids of concepts a reader of this one may also look for. */
  near: readonly string[];
}>;

/** id, French label, English label, terms, related terms, near concepts; the last three separated by commas. */
export type ConceptRow = readonly [id: string, fr: string, en: string, terms: string, related?: string, near?: string];

/** The concepts of one theme, from the compact rows they are curated in. */
export const conceptsOf = (theme: ThemeId, rows: readonly ConceptRow[]): Concept[] =>
  rows.map(([id, fr, en, terms, related = '', near = '']) => ({
    id,
    label: { fr, en },
    theme,
    terms: list(terms),
    related: list(related),
    near: list(near),
  }));

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
