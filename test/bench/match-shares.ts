import type { MatchIndex } from '../../services/matching/match-index/match-index.ts';
import type { MatchSet } from './match-set.ts';

const RELEVANT = 2;

/** What « strong » is worth over every judged pair, what is relevant and not shown, and who is shown a strong one for nothing. */
export const labelsIn = ({ judgements, byQuestion }: MatchSet, index: MatchIndex) => {
  const count = { strong: 0, strongRelevant: 0, relevant: 0, missed: 0 };
  for (const { question, terrain, grade } of judgements) {
    const label = index.pair(question, terrain)?.label ?? 'hidden';
    if (label === 'strong') count.strong++;
    if (grade < RELEVANT) continue;
    count.relevant++;
    if (label === 'strong') count.strongRelevant++;
    if (label === 'hidden') count.missed++;
  }
  const isUnanswered = (judged: ReadonlyMap<string, number>) => [...judged.values()].every((grade) => grade < RELEVANT);
  return {
    strong: { precision: count.strong ? count.strongRelevant / count.strong : 1, shown: count.strong },
    hidden: { missed: count.relevant ? count.missed / count.relevant : 0 },
    noAnswerStrong: [...byQuestion].filter(
      ([question, judged]) =>
        isUnanswered(judged) && index.matchesOf(question).some((match) => match.label === 'strong'),
    ).length,
  };
};

/** How unequally things are shared, from 0 (alike) to 1 (one has all); Gini 1912, over the sorted shares. */
export const gini = (shares: readonly number[]): number => {
  const sorted = [...shares].sort((a, b) => a - b);
  const sum = sorted.reduce((all, share) => all + share, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce((all, share, i) => all + (i + 1) * share, 0);
  return (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
};
