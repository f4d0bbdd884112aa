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

/** What becomes of a document this near; undefined when it may not be shown, or has fewer points than would be enough. */
type Judge<R extends Ranked> = (place: number, near: number, enough: number) => R | undefined;
/** `least`: the nearness below which nothing is shown at all; `most`: the greatest factor facts can multiply nearness by. */
type Bounds = Readonly<{ limit: number; least: number; most: number }>;

const FEWEST_TOGETHER = 64;
const MOST_TOGETHER = 4096;

/**
 * The `limit` best of what was found, best first: the same as judging every one. The nearest are judged first; facts multiply
 * nearness by `most` at most, which tells how far away something could still come in. Yields the places it is about to judge,
 * a few at first, so that what judging needs may be fetched.
 */
export const nearestFirst = function* <R extends Ranked>(
  found: Found,
  judge: Judge<R>,
  bounds: Bounds,
): Generator<readonly number[], R[]> {
  const { limit, least, most } = bounds;
  const kept: R[] = [];
  if (limit <= 0) return kept;
  let below = Number.POSITIVE_INFINITY;
  for (let wanted = 4 * limit; below > least; wanted *= 4) {
    const last = kept[limit - 1];
    const reach = last ? leastEntering(last.points, most) : floorFor(found.bins, wanted);
    const floor = Math.max(least, reach);
    if (last && floor >= below) break;
    yield* keepBest(candidatesFrom(found, floor, below), judge, { kept, limit, most });
    below = Math.min(below, floor);
  }
  return kept;
};

/** The same where nothing has to be fetched. */
export const judgedAtOnce = <R>(judging: Generator<unknown, R>): R => {
  for (;;) {
    const step = judging.next();
    if (step.done) return step.value;
  }
};

/** The least nearness at which facts could still bring so many points. */
const leastEntering = (points: number, most: number): number => {
  let near = Math.max(0, Math.floor((points - 1) / most));
  while (Math.round(near * most) < points) near++;
  return near;
};

/** The nearness that `wanted` documents have at least; zero when they are fewer. */
const floorFor = (bins: Int32Array, wanted: number): number => {
  let bin = bins.length - 1;
  for (let seen = bins[bin] as number; seen < wanted && bin > 0; seen += bins[bin] as number) bin--;
  return bin;
};

/** Nearness is rounded: something that comes to half less counts as whole, and a trifle more may be lost in multiplying. */
const ROUNDED = 0.5001;

/**
 * Candidates are one number each, how near they are before where they lie: sorting tens of thousands of numbers takes a
 * fraction of the time of sorting as many objects. Places are below 2^22 (`packed`).
 */
const PLACES = 2 ** 22;
const nearIn = (candidate: number): number => Math.floor(candidate / PLACES);
const placeIn = (candidate: number): number => candidate - nearIn(candidate) * PLACES;

/** Those this near or nearer, but not as near as `below`, with all they gathered; farthest first. */
const candidatesFrom = (found: Found, floor: number, below: number): Float64Array => {
  const { count, sums, breadths, breadth, faintMost, faintOf } = found;
  const candidates: number[] = [];
  // Too far or too near is told by a product, which takes a fraction of the time of `nearness`; the few left are looked at exactly.
  const [least, most] = [floor - ROUNDED, below + ROUNDED].map((near) => (near * breadth) / 1000) as [number, number];
  for (let place = 0; place < count; place++) {
    const [firm, theirs] = [sums[place] as number, breadths[place] as number];
    if (theirs === 0 || firm + faintMost < least * theirs || firm > most * theirs) continue;
    const sum = faintMost > 0 ? firm + faintOf(place) : firm;
    const near = nearTo(sum, breadth, theirs);
    if (sum > 0 && near >= floor && near < below) candidates.push(near * PLACES + place);
  }
  return Float64Array.from(candidates).sort();
};

type Keeping<R> = Readonly<{ kept: R[]; limit: number; most: number }>;

/** Judges candidates from the last on, some together, and keeps the best of them and of what was kept before. */
const keepBest = function* <R extends Ranked>(
  candidates: Float64Array,
  judge: Judge<R>,
  { kept, limit, most }: Keeping<R>,
): Generator<readonly number[]> {
  let left = candidates.length;
  for (let together = FEWEST_TOGETHER; left > 0; together = Math.min(MOST_TOGETHER, 2 * together)) {
    const some = candidates.subarray(Math.max(0, left - together), left).reverse();
    left -= some.length;
    const enough = (): number => kept[limit - 1]?.points ?? 0;
    if (Math.round(nearIn(some[0] as number) * most) < enough()) return;
    yield Array.from(some, placeIn);
    for (const candidate of some) {
      const near = nearIn(candidate);
      if (Math.round(near * most) < enough()) return;
      const one = judge(placeIn(candidate), near, enough());
      if (one) insert(kept, one, limit);
    }
  }
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
