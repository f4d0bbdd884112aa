import { leastFactor, mostFactor } from '../score/fit.ts';

type Ranked = Readonly<{ id: string; points: number }>;

/** Below this many candidates, sorting them all costs less than choosing. */
const FEW = 500;
/** One bin a thousandth: nearness hardly goes past one. */
const BINS = 2048;

/** The `limit` best, best first, ties by id. */
export const bestOf = <R extends Ranked>(candidates: R[], limit: number): R[] =>
  candidates.sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(0, limit);

/** Nearness below which no candidate can be among the `limit` best, whatever its fit: zero while they are few. */
export const floorOf = (candidates: readonly number[], near: (slot: number) => number, limit: number): number => {
  if (candidates.length <= Math.max(FEW, limit)) return 0;
  const bins = new Int32Array(BINS);
  for (const slot of candidates) {
    const bin = Math.min(BINS - 1, near(slot));
    bins[bin] = (bins[bin] as number) + 1;
  }
  let bin = BINS - 1;
  for (let seen = bins[bin] as number; seen < limit && bin > 0; seen += bins[bin] as number) bin--;
  return Math.floor((bin * leastFactor) / mostFactor);
};
