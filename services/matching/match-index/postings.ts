import { pointsFor } from '../score/query.ts';
import { type Documents, numberIn, packed, STRENGTH_BITS, strengthIn } from './documents.ts';

/**
 * For each feature, the documents that have it and how strongly, laid one list after the other, in order of place. One unit of
 * 16 bits holds how far the next document is (6 bits) and its strength (10 bits); where it is farther than 63 places, the
 * distance is zero and two more units hold the place itself. Half the memory of a number each, and half of it to read through.
 */
export type Postings = Readonly<{ starts: Uint32Array; units: Uint16Array }>;

export const noPostings: Postings = { starts: new Uint32Array(1), units: new Uint16Array(0) };

const FARTHEST = (1 << (16 - STRENGTH_BITS)) - 1;
const NOWHERE = -1;

/**
 * The postings of all documents, of features from `first` on below `features`, their number. A counting sort: twice through,
 * whatever the order.
 */
export const layPostings = (documents: Documents, features: number, first = 0): Postings => {
  const starts = new Uint32Array(features + 1);
  const last = new Int32Array(features).fill(NOWHERE);
  eachOf(documents, first, (place, feature) => {
    starts[feature + 1] = (starts[feature + 1] as number) + unitsFor(place - (last[feature] as number));
    last[feature] = place;
  });
  for (let feature = 0; feature < features; feature++)
    starts[feature + 1] = (starts[feature + 1] as number) + (starts[feature] as number);
  const units = new Uint16Array(starts[features] as number);
  const next = starts.slice();
  last.fill(NOWHERE);
  eachOf(documents, first, (place, feature, strength) => {
    const at = next[feature] as number;
    const far = place - (last[feature] as number);
    const taken = unitsFor(far);
    units[at] = taken === 1 ? packed(far, strength) : strength;
    if (taken > 1) {
      units[at + 1] = place >>> 16;
      units[at + 2] = place & 0xffff;
    }
    next[feature] = at + taken;
    last[feature] = place;
  });
  return { starts, units };
};

const unitsFor = (far: number): number => (far > FARTHEST ? 3 : 1);

const eachOf = (
  { count, starts, features }: Documents,
  first: number,
  visit: (place: number, feature: number, strength: number) => void,
): void => {
  for (let place = 0; place < count; place++) {
    const end = starts[place + 1] as number;
    for (let i = starts[place] as number; i < end; i++) {
      const pack = features[i] as number;
      const feature = numberIn(pack);
      if (feature >= first) visit(place, feature, strengthIn(pack));
    }
  }
};

/** Where a feature's list begins and ends; empty for a feature that came later. */
export const listOf = ({ starts }: Postings, feature: number): readonly [number, number] =>
  feature + 1 < starts.length ? [starts[feature] as number, starts[feature + 1] as number] : [0, 0];

// An import is looked up at every turn of a loop, a constant of the module is not: that is half the time of adding up.
const pointsOf = pointsFor;
const farIn = numberIn;
const shareIn = strengthIn;

/** Adds, to the sum of each document of a list, what its strength brings of this worth. */
export const addList = (
  { units }: Pick<Postings, 'units'>,
  [start, end]: readonly [number, number],
  worth: number,
  sums: Int32Array,
): void => addUnits(units, start | 0, end | 0, worth | 0, sums);

const addUnits = (units: Uint16Array, start: number, end: number, worth: number, sums: Int32Array): void => {
  let place = NOWHERE;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const far = farIn(unit);
    if (far > 0) place += far;
    else {
      place = ((units[i + 1] as number) << 16) | (units[i + 2] as number);
      i += 2;
    }
    sums[place] = (sums[place] as number) + pointsOf(worth, shareIn(unit));
  }
};
