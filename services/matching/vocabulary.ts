import type { Concept } from '../../shared/vocabulary/concept.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';
import { fingerprint } from '../kit/fingerprint.ts';
import { lexiconOf } from './analyse/lexicon.ts';

/** The concepts by id, ready for reading texts. */
export const vocabulary: ReadonlyMap<string, Concept> = new Map(concepts.map((concept) => [concept.id, concept]));
export const lexicon = lexiconOf(concepts);

/** Names the vocabulary by its content: another wording is another version. */
export const vocabularyVersion: string = fingerprint(JSON.stringify(concepts));
