/** How much a match is worth showing; below `to-explore` it is not shown at all. */
export type Label = 'strong' | 'probable' | 'to-explore' | 'hidden';

/**
 * Least points of each label, in thousandths of nearness; they hardly depend on how many proposals there are. Set with
 * `npm run bench:match` on two judged sets: `strong` so that six in ten are relevant where every pair was judged,
 * `to-explore` so that at most three relevant pairs in a hundred stay hidden.
 */
export const thresholds = { strong: 240, probable: 150, 'to-explore': 35 } as const;

export const labelOf = (points: number): Label => {
  if (points >= thresholds.strong) return 'strong';
  if (points >= thresholds.probable) return 'probable';
  return points >= thresholds['to-explore'] ? 'to-explore' : 'hidden';
};
