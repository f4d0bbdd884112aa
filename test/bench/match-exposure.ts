import type { MatchIndex } from '../../services/matching/match-index/match-index.ts';
import { type Asking, type Policy, shareOut, sharingPolicy } from '../../services/matching/score/sharing.ts';
import type { MatchSet } from './match-set.ts';
import { gini } from './match-shares.ts';

const RELEVANT = 2;

/** One digest round over the whole set: how unequally terrains are shown, with and without sharing, and the P@3 given up for it. */
export const exposureIn = (set: MatchSet, index: MatchIndex) => {
  const askings = [...set.byQuestion.keys()].map((question) => askingOf(set, index, question));
  const round = (policy: Policy) => {
    const picks = shareOut(askings, new Map(), policy);
    const shown = [...set.byTerrain.keys()].map(
      (terrain) => [...picks.values()].filter((mine) => mine.some((pick) => pick.terrain === terrain)).length,
    );
    const bestOf = (question: string) => (picks.get(question) ?? []).filter((pick) => !pick.lessSeen);
    return { gini: gini(shown), p3: precisionAt3(set, (question) => bestOf(question).map((pick) => pick.terrain)) };
  };
  const { best, lessSeen } = sharingPolicy;
  const shared = round(sharingPolicy);
  // Without sharing: as many to each question, its best only.
  const unshared = round({ ...sharingPolicy, best: best + lessSeen, lessSeen: 0, slack: null });
  return { gini: shared.gini, p3Lost: unshared.p3 - shared.p3, giniUnshared: unshared.gini };
};

const askingOf = ({ byTerrain }: MatchSet, index: MatchIndex, question: string): Asking => ({
  question,
  candidates: index
    .matchesOf(question, { limit: byTerrain.size })
    .filter(({ id }) => byTerrain.has(id))
    .map(({ id, points, label }) => ({
      terrain: id,
      points,
      worthTelling: label === 'strong' || label === 'probable',
      told: false,
    })),
});

const precisionAt3 = ({ byQuestion }: MatchSet, bestOf: (question: string) => readonly string[]): number => {
  const answerable = [...byQuestion].filter(([, judged]) => [...judged.values()].some((grade) => grade >= RELEVANT));
  const hits = answerable.map(
    ([question, judged]) =>
      bestOf(question)
        .slice(0, 3)
        .filter((terrain) => (judged.get(terrain) ?? 0) >= RELEVANT).length / 3,
  );
  return hits.reduce((sum, hit) => sum + hit, 0) / Math.max(1, hits.length);
};
