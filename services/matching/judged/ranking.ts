import type { Grades } from './judged-set.ts';

/** How good rankings are. Grades go from 0 to 3; relevant means 2 or more. Formulas: Järvelin & Kekäläinen 2002 (nDCG, gain 2^grade − 1). */
export type Figures = { ndcg10: number; mrr: number; recall10: number; p3: number };

/** Ranks the candidates of one query, best first; ids absent from the list count as not found. */
export type Ranker = (query: string) => string[] | Promise<string[]>;

const RELEVANT = 2;
const gain = (grade: number): number => 2 ** grade - 1;
const dcg = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);

/** Means over the queries that have at least one relevant candidate. */
export const measure = async (grades: Grades, rank: Ranker): Promise<Figures> => {
  const rows: Figures[] = [];
  for (const [query, judged] of grades) {
    const relevant = [...judged.values()].filter((grade) => grade >= RELEVANT).length;
    if (relevant === 0) continue;
    const found = (await rank(query)).map((id) => judged.get(id) ?? 0);
    const first = found.findIndex((grade) => grade >= RELEVANT);
    const hits = (n: number) => found.slice(0, n).filter((grade) => grade >= RELEVANT).length;
    rows.push({
      ndcg10: dcg(found) / dcg([...judged.values()].sort((a, b) => b - a)),
      mrr: first < 0 ? 0 : 1 / (first + 1),
      recall10: hits(10) / relevant,
      p3: hits(3) / 3,
    });
  }
  const mean = (key: keyof Figures) => rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  return { ndcg10: mean('ndcg10'), mrr: mean('mrr'), recall10: mean('recall10'), p3: mean('p3') };
};
