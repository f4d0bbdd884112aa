import type { Features } from '../analyse/features.ts';
import { numberIn, strengthIn } from './documents.ts';

/** Where a stored feature belongs, by the first letter of its name. */
const groups: Readonly<Record<string, keyof Features>> = { w: 'words', c: 'concepts', a: 'affinities', t: 'themes' };

/** A text's features as they were before they became numbers; `nameOf` is that of the index. */
export const featuresStored = (features: Uint32Array, nameOf: (feature: number) => string): Features => {
  const stored = {
    words: new Map<string, number>(),
    concepts: new Map<string, number>(),
    affinities: new Map<string, number>(),
    themes: new Map<string, number>(),
  };
  for (const pack of features) {
    const name = nameOf(numberIn(pack));
    stored[groups[name[0] ?? ''] ?? 'themes'].set(name.slice(2), strengthIn(pack));
  }
  return stored;
};
