import { indexOf, judgedOf, kindOf } from '../judged/judged-index.ts';
import type { JudgedSet } from '../judged/judged-set.ts';
import { type Figures, measure, type Ranker } from '../judged/ranking.ts';
import type { MatchIndex } from '../match-index/match-index.ts';
import { lexicon, vocabulary } from '../vocabulary.ts';
import { rankedMatches, type Sense } from './fused.ts';
import { createNearest, type Nearest } from './nearest.ts';

const RELEVANT = 2;
/** A pair is shown for its meaning alone where, at that cosine and above, at least half of the judged pairs go together. */
const ENOUGH = 0.5;
/** No cosine is that large: nothing is shown for its meaning alone. */
const NEVER = 2;

type Both = Readonly<{ questionToTerrain: Figures; terrainToQuestion: Figures }>;
/** How a judged set is ranked by its texts alone and with a model beside; `near`: see `Sense`. */
export type Judged = Readonly<{ alone: Both; fused: Both; near: number }>;

/** Ranks a judged set both ways. `vectorsOf`: as of the port `Embeddings`, asked once for all the items. */
export const judgeEmbeddings = async (
  set: JudgedSet,
  vectorsOf: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<Judged> => {
  const index = indexOf(set, vocabulary, lexicon);
  const items = [...set.items.values()];
  const vectors = await vectorsOf(items.map(({ text }) => text));
  const nearest = createNearest();
  items.forEach(({ id, kind }, i) => {
    nearest.put({ proposal: id, kind: kindOf(kind), print: '', vector: vectors[i] as Float32Array });
  });
  const near = nearestWorthShowing(set, nearest);
  return {
    alone: await both(set, rankerOf(set, index, null)),
    fused: await both(set, rankerOf(set, index, { nearest, near })),
    near,
  };
};

const rankerOf =
  (set: JudgedSet, index: MatchIndex, sense: Sense | null): Ranker =>
  async (query) =>
    judgedOf(set, await rankedMatches(index, sense, query, { limit: set.items.size, hidden: true }));

const both = async ({ byQuestion, byTerrain }: JudgedSet, rank: Ranker): Promise<Both> => ({
  questionToTerrain: await measure(byQuestion, rank),
  terrainToQuestion: await measure(byTerrain, rank),
});

/** Over every pair of the set; one nobody graded does not go together. */
const nearestWorthShowing = ({ byQuestion, byTerrain }: JudgedSet, nearest: Nearest): number => {
  const pairs = [...byQuestion]
    .flatMap(([question, grades]) =>
      [...byTerrain.keys()].map((terrain) => ({
        grade: grades.get(terrain) ?? 0,
        cosine: nearest.between(question, terrain) ?? -1,
      })),
    )
    .sort((a, b) => b.cosine - a.cosine);
  let relevant = 0;
  let near = NEVER;
  pairs.forEach(({ grade, cosine }, i) => {
    if (grade < RELEVANT) return;
    relevant++;
    if (relevant / (i + 1) >= ENOUGH) near = cosine;
  });
  return near;
};

/** Whether neither direction is ranked worse with the model. */
export const isNotLower = ({ alone, fused }: Judged): boolean =>
  (['questionToTerrain', 'terrainToQuestion'] as const).every((way) => fused[way].ndcg10 >= alone[way].ndcg10 - 1e-9);
