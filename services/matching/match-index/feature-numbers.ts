import type { Statistics } from '../score/query.ts';

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

export const featureNumbers = (): FeatureNumbers => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  let having = new Int32Array(1024);
  return {
    numberOf: (feature) => numbers.get(feature),
    numbered: (feature) => {
      const known = numbers.get(feature);
      if (known !== undefined) return known;
      const made = names.length;
      // A copy: a name cut from what was kept would hold on to all of it.
      const name = [...feature].join('');
      numbers.set(name, made);
      names.push(name);
      if (made >= having.length) {
        const larger = new Int32Array(having.length * 2);
        larger.set(having);
        having = larger;
      }
      return made;
    },
    names,
    count: (feature, by) => {
      having[feature] = (having[feature] as number) + by;
    },
    having: (feature) => having[numbers.get(feature) ?? -1] ?? 0,
  };
};
