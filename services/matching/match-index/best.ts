import { mostFactor } from '../score/fit.ts';
import type { Found } from './side.ts';

type Ranked = Readonly<{ id: string; points: number }>;

/** Best first; ties by id. */
const order = (a: Ranked, b: Ranked): number => b.points - a.points || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The `limit` best, best first, ties by id. */
export const bestOf = <R extends Ranked>(candidates: R[], limit: number): R[] => candidates.sort(order).slice(0, limit);

/** What becomes of a document this near; undefined when it may not be shown. */
type Judge<R extends Ranked> = (place: number, near: number) => R | undefined;

/**
 * The `limit` best of what was found, best first: the same as judging every one. Facts multiply nearness by `mostFactor` at
 * most, so judging from the nearest on may stop where nothing farther could still come in. `least` is the nearness below which
 * nothing is shown at all.
 */
export const nearestFirst = <R extends Ranked>(
  found: Found,
  judge: Judge<R>,
  { limit, least }: Readonly<{ limit: number; least: number }>,
): R[] => {
  if (limit <= 0) return [];
  for (let wanted = 2 * limit; ; wanted *= 4) {
    const floor = Math.max(least, floorFor(found.bins, wanted));
    const kept = keepBest(placesFrom(found, floor), found.nears, judge, limit);
    if (floor <= least || !couldEnter(floor - 1, kept, limit)) return kept;
  }
};

/** Whether something this near could still be among the `limit` best. */
const couldEnter = (near: number, kept: readonly Ranked[], limit: number): boolean =>
  kept.length < limit || Math.round(near * mostFactor) >= (kept[limit - 1] as Ranked).points;

/** The nearness that `wanted` documents have at least; zero when they are fewer. */
const floorFor = (bins: Int32Array, wanted: number): number => {
  let bin = bins.length - 1;
  for (let seen = bins[bin] as number; seen < wanted && bin > 0; seen += bins[bin] as number) bin--;
  return bin;
};

/** The places this near or nearer, nearest first. */
const placesFrom = ({ nears, count }: Found, floor: number): number[] => {
  const places: number[] = [];
  // One is added to each nearness found.
  for (let place = 0; place < count; place++) if ((nears[place] as number) > floor) places.push(place);
  return places.sort((a, b) => (nears[b] as number) - (nears[a] as number));
};

const keepBest = <R extends Ranked>(
  places: readonly number[],
  nears: Int32Array,
  judge: Judge<R>,
  limit: number,
): R[] => {
  const kept: R[] = [];
  for (const place of places) {
    const near = (nears[place] as number) - 1;
    if (!couldEnter(near, kept, limit)) break;
    const one = judge(place, near);
    if (one) insert(kept, one, limit);
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
