import type { Concept } from '../../shared/vocabulary/concept.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';
import { fingerprint } from '../kit/fingerprint.ts';
import { type Lexicon, lexiconOf } from './analyse/lexicon.ts';

/** The concepts by id, ready for reading texts. */
export const vocabulary: ReadonlyMap<string, Concept> = new Map(concepts.map((concept) => [concept.id, concept]));

let made: Lexicon | undefined;
const whole = (): Lexicon => {
  made ??= lexiconOf(concepts);
  return made;
};
/** Made when the first text is read: a start need not wait for thousands of stems. */
export const lexicon: Lexicon = {
  termsAt: (atom) => whole().termsAt(atom),
  atomsOf: (word) => whole().atomsOf(word),
  get affinities() {
    return whole().affinities;
  },
};

/** Names the vocabulary by its content: another wording is another version. */
export const vocabularyVersion: string = fingerprint(JSON.stringify(concepts));
