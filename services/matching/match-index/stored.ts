import type { Features } from '../analyse/features.ts';

/** Where a stored feature belongs, by the first letter of its name. */
const groups: Readonly<Record<string, keyof Features>> = { w: 'words', c: 'concepts', a: 'affinities', t: 'themes' };

type Stored = Readonly<{ features: Int32Array; strengths: Uint16Array }>;

/** A text's features as they were before they became numbers; `names` are those of the index. */
export const featuresStored = ({ features, strengths }: Stored, names: readonly string[]): Features => {
  const stored = {
    words: new Map<string, number>(),
    concepts: new Map<string, number>(),
    affinities: new Map<string, number>(),
    themes: new Map<string, number>(),
  };
  features.forEach((feature, i) => {
    const name = names[feature] ?? '';
    stored[groups[name[0] ?? ''] ?? 'themes'].set(name.slice(2), strengths[i] ?? 0);
  });
  return stored;
};
