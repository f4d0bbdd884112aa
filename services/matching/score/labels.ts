/** How much a match is worth showing; below `to-explore` it is not shown at all. */
export type Label = 'strong' | 'probable' | 'to-explore' | 'hidden';

/**
 * Least points of each label, in thousandths of nearness; they hardly depend on how many proposals there are. Set with
 * `npm run bench:match` on three judged sets: `strong` so that two in three are relevant where every pair was judged,
 * `to-explore` so that at most three relevant pairs in a hundred stay hidden.
 */
const thresholds = { strong: 360, probable: 220, 'to-explore': 28 } as const;

/** Nearness below which nothing is shown, whatever fits. */
export const leastShown = thresholds['to-explore'];

const labelOf = (points: number): Label => {
  if (points >= thresholds.strong) return 'strong';
  if (points >= thresholds.probable) return 'probable';
  return points >= thresholds['to-explore'] ? 'to-explore' : 'hidden';
};

/** Facts that fit move a match up or down its list; they may lower its label, never raise it: the texts alone say « fort ». */
export const valued = (near: number, factor: number) => {
  const points = Math.round(near * factor);
  return { label: labelOf(Math.min(near, points)), points };
};
