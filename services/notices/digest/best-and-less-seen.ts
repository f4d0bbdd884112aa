import type { Pending } from './suggestion.view.ts';

/** More than these and nobody reads it. */
const BEST = 3;
const LESS_SEEN = 1;

/**
 * What one digest tells of all that is new to somebody, best first: the three best, then the one whose terrain was suggested
 * to fewest, so that what is rarely near the top is heard of too. Ties by the order given.
 */
export const bestAndLessSeen = (pending: readonly Pending[]): readonly Pending[] => {
  const [best, others] = [pending.slice(0, BEST), pending.slice(BEST)];
  // The sort is stable: equally seen ones stay best first.
  return [...best, ...[...others].sort((a, b) => a.seen - b.seen).slice(0, LESS_SEEN)];
};
