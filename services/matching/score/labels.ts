/** How much a match is worth showing; below `to-explore` it is not shown at all. */
export type Label = 'strong' | 'probable' | 'to-explore' | 'hidden';

/** Least points of each label. Points hardly depend on how many proposals there are, so these hold as an instance grows. */
export const thresholds = { strong: 420, probable: 260, 'to-explore': 90 } as const;

export const labelOf = (points: number): Label => {
  if (points >= thresholds.strong) return 'strong';
  if (points >= thresholds.probable) return 'probable';
  return points >= thresholds['to-explore'] ? 'to-explore' : 'hidden';
};
