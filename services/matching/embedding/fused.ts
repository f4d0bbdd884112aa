import type { Match, MatchSearch } from '../match-index/match.ts';
import type { Near, Nearest } from './nearest.ts';

/** What a model adds to an index: its vectors, and the cosine from which two texts count as near in meaning. */
export type Sense = Readonly<{ nearest: Nearest; near: number }>;

type Options = Readonly<{
  limit: number;
  /** True for whoever must not be suggested. */
  without?: (id: string) => boolean;
  /** True to also get what neither the texts nor the model would show. */
  hidden?: boolean;
}>;

/** How far down each of the two lists is read. */
const DEPTH = 50;
/** Cormack, Clarke and Büttcher, « Reciprocal rank fusion outperforms Condorcet and individual rank learning methods » (SIGIR 2009). */
const K = 60;

/** Whether the model finds two proposals near; false when it has not seen both. */
export const isNearInSense = (sense: Sense | null, id: string, other: string): boolean =>
  sense !== null && (sense.nearest.between(id, other) ?? -1) >= sense.near;

/**
 * The matches of an indexed proposal, best first. Without a model, or for a proposal it has not seen yet, the order is that
 * of the texts; with one, each gets 1 / (60 + rank) from each of the two lists it is in, and the largest sum comes first.
 * Labels, points and parts stay those of the texts; what they alone would hide is shown when it is near in meaning.
 */
export const rankedMatches = async (
  index: MatchSearch,
  sense: Sense | null,
  id: string,
  options: Options,
): Promise<Match[]> => {
  const { limit, hidden = false, without = () => false } = options;
  const depth = Math.max(DEPTH, limit);
  const near = await known(index, sense?.nearest.of(id, depth, without) ?? []);
  if (near.length === 0) return index.matchesOf(id, { limit, without, hidden });
  const byTexts = await index.matchesOf(id, { limit: depth, without, hidden: true });
  const matches = new Map(byTexts.map((match) => [match.id, match]));
  const ranked = await Promise.all(
    fusedOrder([byTexts, near]).map((other) => matches.get(other) ?? index.pair(id, other)),
  );
  return ranked
    .filter((match) => match !== undefined)
    .filter((match) => hidden || match.label !== 'hidden' || isNearInSense(sense, id, match.id))
    .slice(0, limit);
};

/** A model may remember what the index has not: one put aside a moment ago. */
const known = async (index: MatchSearch, near: readonly Near[]): Promise<Near[]> => {
  const ids = new Set(await index.known(near.map(({ id }) => id)));
  return near.filter(({ id }) => ids.has(id));
};

/** The ids of ranked lists, by their summed reciprocal ranks; ties by id. */
const fusedOrder = (lists: readonly (readonly Readonly<{ id: string }>[])[]): string[] => {
  const sums = new Map<string, number>();
  for (const list of lists)
    for (const [i, { id }] of list.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (K + i + 1));
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
};
