import { WHOLE } from '../analyse/features.ts';
import { pointsFor, type Sought } from '../score/query.ts';
import { numberIn, strengthIn } from './documents.ts';

/**
 * What a text looks for, by the numbers an index gave; what nobody has is left out. Features below `faint` are themes: nearly
 * every document has some and they bring little, so they are added only where they could matter. `faintWorths` is by feature,
 * `faintMost` what all of them could bring to one document.
 */
export type Wanted = Readonly<{
  byFeature: ReadonlyMap<number, Sought>;
  faint: number;
  faintWorths: Int32Array;
  faintMost: number;
}>;

export const wantedBy = (
  sought: readonly Sought[],
  numberOf: (feature: string) => number | undefined,
  faint: number,
): Wanted => {
  const byFeature = new Map<number, Sought>();
  const faintWorths = new Int32Array(faint);
  let faintMost = 0;
  for (const one of sought) {
    const feature = numberOf(one.feature);
    if (feature === undefined) continue;
    byFeature.set(feature, one);
    if (feature >= faint) continue;
    faintWorths[feature] = one.worth;
    faintMost += pointsFor(one.worth, WHOLE);
  }
  return { byFeature, faint, faintWorths, faintMost };
};

/** What the themes among a document's features bring, which lie from `start` to `end`: they are its last ones. */
export const faintPoints = (
  { faint, faintWorths }: Wanted,
  features: Uint32Array,
  [start, end]: readonly [number, number],
): number => {
  let sum = 0;
  for (let i = end - 1; i >= start; i--) {
    const pack = features[i] as number;
    const feature = numberIn(pack);
    if (feature >= faint) break;
    sum += pointsFor(faintWorths[feature] as number, strengthIn(pack));
  }
  return sum;
};
