import type { Concept } from '../../shared/vocabulary/concept.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';
import { lexiconOf } from './analyse/lexicon.ts';

/** The concepts by id, ready for reading texts. */
export const vocabulary: ReadonlyMap<string, Concept> = new Map(concepts.map((concept) => [concept.id, concept]));
export const lexicon = lexiconOf(concepts);

/** Names the vocabulary by its content: another wording is another version. FNV-1a, which needs no library. */
export const vocabularyVersion: string = fingerprint(JSON.stringify(concepts));

function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
