import { WHOLE } from '../analyse/features.ts';
import { pointsFor } from '../score/query.ts';
import { type Documents, numberIn, strengthIn } from './documents.ts';
import { listOf, type Postings } from './postings.ts';
import type { Wanted } from './wanted.ts';

/** From this many documents on, the points of every strength are made once and looked up. */
const LONG = 2 * WHOLE;
const pointsAt = new Int32Array(WHOLE + 1);

/** Adds what each wanted feature brings to every document whose postings are laid. */
export const gatherLaid = (postings: Postings, wanted: Wanted, sums: Int32Array): void => {
  for (const [feature, { worth }] of wanted.byFeature) {
    const [start, end] = listOf(postings, feature);
    if (end - start > LONG) addLong(postings.packs, start, end, worth, sums);
    else addShort(postings.packs, start, end, worth, sums);
  }
};

const addShort = (packs: Uint32Array, start: number, end: number, worth: number, sums: Int32Array): void => {
  for (let i = start; i < end; i++) {
    const pack = packs[i] as number;
    const place = numberIn(pack);
    sums[place] = (sums[place] as number) + pointsFor(worth, strengthIn(pack));
  }
};

const addLong = (packs: Uint32Array, start: number, end: number, worth: number, sums: Int32Array): void => {
  for (let strength = 0; strength <= WHOLE; strength++) pointsAt[strength] = pointsFor(worth, strength);
  for (let i = start; i < end; i++) {
    const pack = packs[i] as number;
    const place = numberIn(pack);
    sums[place] = (sums[place] as number) + (pointsAt[strengthIn(pack)] as number);
  }
};

/** The same for those from place `first` on, by reading through what they have. `worths` is by feature, zero everywhere before and after. */
export const gatherRecent = (
  { count, starts, features }: Documents,
  { first, worths, wanted }: Readonly<{ first: number; worths: Float64Array; wanted: Wanted }>,
  sums: Int32Array,
): void => {
  for (const [feature, { worth }] of wanted.byFeature) worths[feature] = worth;
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
