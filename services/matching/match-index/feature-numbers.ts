import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { featureOf, type Statistics } from '../score/query.ts';

/**
 * The features a vocabulary numbers by itself, the same in every index and every process: its themes first, then each concept
 * and the leaning to it. Words come after, as they are met.
 */
export type OwnFeatures = Readonly<{ names: readonly string[]; themes: number }>;

const made = new WeakMap<ReadonlyMap<string, Concept>, OwnFeatures>();

export const ownFeatures = (vocabulary: ReadonlyMap<string, Concept>): OwnFeatures => {
  const known = made.get(vocabulary);
  if (known) return known;
  const themes = [...new Set([...vocabulary.values()].map(({ theme }) => theme))].sort();
  const concepts = [...vocabulary.keys()].sort();
  const own: OwnFeatures = {
    names: [
      ...themes.map((theme) => featureOf('theme', theme)),
      ...concepts.flatMap((concept) => [featureOf('concept', concept), featureOf('affinity', concept)]),
    ],
    themes: themes.length,
  };
  made.set(vocabulary, own);
  return own;
};

/** Every feature seen so far, by name and by number, and how many texts have it; both kinds together. */
export type FeatureNumbers = Readonly<{
  numberOf: (feature: string) => number | undefined;
  /** The number of a feature, made when it is new. */
  numbered: (feature: string) => number;
  names: readonly string[];
  /** One text more (or less, `by` being −1) has this feature. */
  count: (feature: number, by: 1 | -1) => void;
  having: Statistics['having'];
}>;

export const featureNumbers = (own: readonly string[]): FeatureNumbers => {
  const names = [...own];
  const numbers = new Map<string, number>(names.map((name, number) => [name, number]));
  let having = new Int32Array(2 * names.length + 1024);
  return {
    numberOf: (feature) => numbers.get(feature),
    numbered: (feature) => {
      const known = numbers.get(feature);
      if (known !== undefined) return known;
      const number = names.length;
      // A copy: a name cut from what was kept would hold on to all of it.
      const name = [...feature].join('');
      numbers.set(name, number);
      names.push(name);
      if (number >= having.length) {
        const larger = new Int32Array(having.length * 2);
        larger.set(having);
        having = larger;
      }
      return number;
    },
    names,
    count: (feature, by) => {
      having[feature] = (having[feature] as number) + by;
    },
    having: (feature) => having[numbers.get(feature) ?? -1] ?? 0,
  };
};
