import type { Concept } from '../../shared/vocabulary/concept.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';
import { fingerprint } from '../kit/fingerprint.ts';
import { type Lexicon, lexiconOf } from './analyse/lexicon.ts';

/** A way of saying a concept that coordinators added. */
export type AddedTerm = Readonly<{ concept: string; term: string }>;

/** A vocabulary ready for reading texts; `version` names it by its content: another wording is another version. */
export type VocabularyReading = Readonly<{
  concepts: ReadonlyMap<string, Concept>;
  lexicon: Lexicon;
  version: string;
  /** What coordinators added to the vocabulary as it is written. */
  added: readonly AddedTerm[];
}>;

const readingOver = (all: readonly Concept[], added: readonly AddedTerm[]): VocabularyReading => {
  let lexicon: Lexicon | undefined;
  const whole = (): Lexicon => {
    lexicon ??= lexiconOf(all);
    return lexicon;
  };
  return {
    concepts: new Map(all.map((concept) => [concept.id, concept])),
    // Made when the first text is read: a start need not wait for thousands of stems.
    lexicon: {
      termsAmong: (atoms) => whole().termsAmong(atoms),
      atomsOf: (word) => whole().atomsOf(word),
      get affinities() {
        return whole().affinities;
      },
    },
    version: fingerprint(JSON.stringify(all)),
    added,
  };
};

/** The vocabulary as it is written, without additions. */
export const written: VocabularyReading = readingOver(concepts, []);

/** The concepts with these terms added, each after its own and once; the same set in any order gives the same. */
const withTerms = (added: readonly AddedTerm[]): Concept[] =>
  concepts.map((concept) => {
    const terms = added.filter(({ concept: id }) => id === concept.id).map(({ term }) => term);
    return terms.length > 0 ? { ...concept, terms: [...new Set([...concept.terms, ...terms.sort()])] } : concept;
  });

/** A lexicon is some megabytes: a process keeps the few last asked for. */
const KEPT = 4;
const kept = new Map<string, VocabularyReading>();

/** The vocabulary with these terms; made once for each set of them. */
export const readingOf = (added: readonly AddedTerm[]): VocabularyReading => {
  if (added.length === 0) return written;
  const key = JSON.stringify(added.map(({ concept, term }) => `${concept} ${term}`).sort());
  const known = kept.get(key) ?? readingOver(withTerms(added), added);
  kept.delete(key);
  kept.set(key, known);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return known;
};

/** The same with one term more. */
export const readingWith = ({ added }: VocabularyReading, more: AddedTerm): VocabularyReading =>
  readingOf([...added, more]);

/** The written vocabulary's parts, for what reads no database. */
export const { concepts: vocabulary, lexicon } = written;
