import { nearness } from '../score/breadth.ts';

// A constant of the module is not looked up at every turn of a loop, as an import is.
const nearTo = nearness;

type Ranked = Readonly<{ id: string; points: number }>;

/**
 * What a search found before anybody is judged. `sums` is what each document gathered, by place, without what is faint; `bins`
 * counts how many are how near by that alone, in thousandths, the last one those beyond. `faintMost` bounds what the faint
 * could add to one, `faintOf` tells it. A document whose breadth is zero is gone.
 */
export type Found = Readonly<{
  count: number;
  sums: Int32Array;
  breadths: Float64Array;
  breadth: number;
  bins: Int32Array;
  faintMost: number;
  faintOf: (place: number) => number;
}>;

/** One bin a thousandth: nearness hardly goes past one. */
const BINS = 2048;

/** Of more documents than this one in four is looked at, and stands for four. */
const FEW = 4096;

/** Counts how many documents are how near, nearly. */
export const binsOf = ({ count, sums, breadths, breadth }: Omit<Found, 'bins'>): Int32Array => {
  const bins = new Int32Array(BINS);
  const each = count > FEW ? 4 : 1;
  for (let place = 0; place < count; place += each) {
    const sum = sums[place] as number;
    const theirs = breadths[place] as number;
    if (sum === 0 || theirs === 0) continue;
    const bin = Math.min(nearTo(sum, breadth, theirs), BINS - 1);
    bins[bin] = (bins[bin] as number) + each;
  }
  return bins;
};

/** Best first; ties by id. */
const order = (a: Ranked, b: Ranked): number => b.points - a.points || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The `limit` best, best first, ties by id. */
export const bestOf = <R extends Ranked>(candidates: R[], limit: number): R[] => candidates.sort(order).slice(0, limit);

/** What becomes of a document this near; undefined when it may not be shown. */
type Judge<R extends Ranked> = (place: number, near: number) => R | undefined;
/** `least`: the nearness below which nothing is shown at all; `most`: the greatest factor facts can multiply nearness by. */
type Bounds = Readonly<{ limit: number; least: number; most: number }>;

const FEWEST_TOGETHER = 64;
const MOST_TOGETHER = 4096;

/**
 * The `limit` best of what was found, best first: the same as judging every one. Facts multiply nearness by `most` at most, so
 * judging from the nearest on may stop where nothing farther could still come in. Yields the places it is about to judge, a few
 * at first, so that what judging needs may be fetched.
 */
export const nearestFirst = function* <R extends Ranked>(
  found: Found,
  judge: Judge<R>,
  bounds: Bounds,
): Generator<readonly number[], R[]> {
  const { limit, least, most } = bounds;
  if (limit <= 0) return [];
  for (let wanted = 4 * limit; ; wanted *= 4) {
    const floor = Math.max(least, floorFor(found.bins, wanted));
    const kept = yield* keepBest(candidatesFrom(found, floor), judge, bounds);
    if (floor <= least || !couldEnter(floor - 1, kept, limit, most)) return kept;
  }
};

/** The same where nothing has to be fetched. */
export const judgedAtOnce = <R>(judging: Generator<unknown, R>): R => {
  for (;;) {
    const step = judging.next();
    if (step.done) return step.value;
  }
};

/** Whether something this near could still be among the `limit` best. */
const couldEnter = (near: number, kept: readonly Ranked[], limit: number, most: number): boolean =>
  kept.length < limit || Math.round(near * most) >= (kept[limit - 1] as Ranked).points;

/** The nearness that `wanted` documents have at least; zero when they are fewer. */
const floorFor = (bins: Int32Array, wanted: number): number => {
  let bin = bins.length - 1;
  for (let seen = bins[bin] as number; seen < wanted && bin > 0; seen += bins[bin] as number) bin--;
  return bin;
};

/** Nearness is rounded: something that comes to half less counts as whole, and a trifle more may be lost in multiplying. */
const ROUNDED = 0.5001;

type Candidate = Readonly<{ place: number; near: number }>;

/** Those this near or nearer with all they gathered, nearest first. */
const candidatesFrom = (found: Found, floor: number): Candidate[] => {
  const { count, sums, breadths, breadth, faintMost, faintOf } = found;
  const candidates: Candidate[] = [];
  // Too far is told by a product, which takes a fraction of the time of `nearness`; the few left are looked at exactly.
  const least = ((floor - ROUNDED) * breadth) / 1000;
  for (let place = 0; place < count; place++) {
    const [firm, theirs] = [sums[place] as number, breadths[place] as number];
    if (firm + faintMost < least * theirs || theirs === 0) continue;
    const sum = faintMost > 0 ? firm + faintOf(place) : firm;
    const near = nearTo(sum, breadth, theirs);
    if (sum > 0 && near >= floor) candidates.push({ place, near });
  }
  return candidates.sort((a, b) => b.near - a.near);
};

const keepBest = function* <R extends Ranked>(
  candidates: readonly Candidate[],
  judge: Judge<R>,
  { limit, most }: Bounds,
): Generator<readonly number[], R[]> {
  const kept: R[] = [];
  let from = 0;
  for (let together = FEWEST_TOGETHER; from < candidates.length; together = Math.min(MOST_TOGETHER, 2 * together)) {
    const some = candidates.slice(from, from + together);
    from += some.length;
    if (!couldEnter((some[0] as Candidate).near, kept, limit, most)) break;
    yield some.map(({ place }) => place);
    for (const { place, near } of some) {
      if (!couldEnter(near, kept, limit, most)) return kept;
      const one = judge(place, near);
      if (one) insert(kept, one, limit);
    }
  }
  return kept;
};

/** Puts one where it belongs among the best, and lets the last go when they are too many. */
const insert = <R extends Ranked>(kept: R[], one: R, limit: number): void => {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (order(kept[middle] as R, one) < 0) from = middle + 1;
    else to = middle;
  }
  if (from >= limit) return;
  kept.splice(from, 0, one);
  if (kept.length > limit) kept.pop();
};
