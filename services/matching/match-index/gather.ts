import { pointsFor } from '../score/query.ts';
import { type Documents, numberIn, strengthIn } from './documents.ts';
import { addList, listOf, type Postings } from './postings.ts';
import type { Wanted } from './wanted.ts';

/** Adds what each wanted feature brings to every document whose postings are laid; what is faint is not. */
export const gatherLaid = (postings: Postings, wanted: Wanted, sums: Int32Array): void => {
  for (const [feature, { worth }] of wanted.byFeature)
    if (feature >= wanted.faint) addList(postings, listOf(postings, feature), worth, sums);
};

/** The same for those from place `first` on, by reading through what they have. `worths` is by feature, zero everywhere before and after. */
export const gatherRecent = (
  { count, starts, features }: Documents,
  { first, worths, wanted }: Readonly<{ first: number; worths: Int32Array; wanted: Wanted }>,
  sums: Int32Array,
): void => {
  for (const [feature, { worth }] of wanted.byFeature) if (feature >= wanted.faint) worths[feature] = worth;
  for (let place = first; place < count; place++) {
    let sum = 0;
    const end = starts[place + 1] as number;
    for (let i = starts[place] as number; i < end; i++) {
      const pack = features[i] as number;
      const worth = worths[numberIn(pack)] as number;
      if (worth > 0) sum += pointsFor(worth, strengthIn(pack));
    }
    sums[place] = sum;
  }
  for (const feature of wanted.byFeature.keys()) worths[feature] = 0;
};
