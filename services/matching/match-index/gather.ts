import { WHOLE } from '../analyse/features.ts';
import { pointsFor } from '../score/query.ts';
import { type Documents, numberIn, strengthIn } from './documents.ts';
import { addList, listOf, NOWHERE, type Postings } from './postings.ts';
import type { Wanted } from './wanted.ts';

/** What each strength brings, for the feature being gathered. */
const points = new Int32Array(WHOLE + 1);
/** For a list shorter than this, rounding each strength it holds costs less than making a table of them all. */
const SHORT = 4 * WHOLE;

/** Adds what each wanted feature brings to every document whose postings are laid; what is faint is not. */
export const gatherLaid = (postings: Postings, wanted: Wanted, sums: Int32Array): void => {
  for (const [feature, { worth }] of wanted.byFeature)
    if (feature >= wanted.faint) addWorth(postings.units, listOf(postings, feature), worth, sums);
};

/** Adds, to the sum of each document of a list, what its strength is worth. */
export const addWorth = (
  units: Uint16Array,
  [start, end]: readonly [number, number],
  worth: number,
  sums: Int32Array,
): void => {
  if (end - start < SHORT) addRounded(units, start, end, worth, sums);
  else {
    for (let strength = 0; strength <= WHOLE; strength++) points[strength] = pointsFor(worth, strength);
    addList({ units }, [start, end], points, sums);
  }
};

/** The loop of `addList`, without its table. */
const addRounded = (units: Uint16Array, start: number, end: number, worth: number, sums: Int32Array): void => {
  let place = NOWHERE;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const far = numberIn(unit);
    if (far > 0) place += far;
    else {
      place = ((units[i + 1] as number) << 16) | (units[i + 2] as number);
      i += 2;
    }
    sums[place] = (sums[place] as number) + pointsFor(worth, strengthIn(unit));
  }
};

/** The same for those from place `first` on, by reading through what they have. `worths` is by feature, zero everywhere before and after. */
export const gatherRecent = (
  { count, starts, features }: Documents,
  { first, worths, wanted }: Readonly<{ first: number; worths: Float64Array; wanted: Wanted }>,
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
