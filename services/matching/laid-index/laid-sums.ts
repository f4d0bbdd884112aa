import type { ProposalKind } from '../match-index/match.ts';
import { addList } from '../match-index/postings.ts';
import type { Wanted } from '../match-index/wanted.ts';
import type { LaidLists } from './lists.ts';

/** What each document of one kind gathered, by place, for as long as `use` needs it: the array serves again afterwards. */
export type LaidSums = <T>(kind: ProposalKind, wanted: Wanted, use: (sums: Int32Array) => Promise<T>) => Promise<T>;

/** Arrays kept of each kind: megabytes made and dropped at every question would keep collecting what the process holds. */
const KEPT = 2;

export const laidSums = (
  lists: LaidLists,
  counts: Readonly<Record<ProposalKind, number>>,
  together: number,
): LaidSums => {
  const free: Readonly<Record<ProposalKind, Int32Array[]>> = { terrain: [], question: [] };

  const gather = async (kind: ProposalKind, wanted: Wanted, sums: Int32Array): Promise<void> => {
    const byBlock = new Map<number, { units: Uint16Array; worth: number }[]>();
    for (const [feature, found] of await lists(kind, [...wanted.byFeature.keys()])) {
      const worth = wanted.byFeature.get(feature)?.worth ?? 0;
      for (const { block, units } of found) {
        const adding = byBlock.get(block) ?? [];
        adding.push({ units, worth });
        byBlock.set(block, adding);
      }
    }
    // One block after the other, whose sums stay at hand; others have their turn in between.
    for (const [block, adding] of byBlock) {
      const own = sums.subarray(block * together, (block + 1) * together);
      for (const { units, worth } of adding) addList({ units }, [0, units.length], worth, own);
      await new Promise((turn) => setImmediate(turn));
    }
  };

  return async (kind, wanted, use) => {
    const sums = free[kind].pop()?.fill(0) ?? new Int32Array(counts[kind]);
    try {
      await gather(kind, wanted, sums);
      return await use(sums);
    } finally {
      if (free[kind].length < KEPT) free[kind].push(sums);
    }
  };
};
