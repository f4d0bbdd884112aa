import type { Sought } from '../score/query.ts';

/** What a text looks for, by the numbers an index gave; what nobody has is left out. */
export type Wanted = Readonly<{ byFeature: ReadonlyMap<number, Sought> }>;

export const wantedBy = (sought: readonly Sought[], numberOf: (feature: string) => number | undefined): Wanted => {
  const byFeature = new Map<number, Sought>();
  for (const one of sought) {
    const feature = numberOf(one.feature);
    if (feature !== undefined) byFeature.set(feature, one);
  }
  return { byFeature };
};
