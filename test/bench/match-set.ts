import { readFile } from 'node:fs/promises';

export type Item = Readonly<{ id: string; kind: string; meeting?: string; text: string }>;
type Judgement = Readonly<{ question: string; terrain: string; grade: number }>;
/** For each query, the grade (0–3) of each candidate judged for it. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A judged set: leads asked as questions, terrains, and how well each pair goes together. */
export type MatchSet = Readonly<{
  items: ReadonlyMap<string, Item>;
  judgements: readonly Judgement[];
  byQuestion: Grades;
  byTerrain: Grades;
}>;

/** Reads the two files of a judged set. What is neither a lead nor a terrain (a resource) is left aside. */
export const readMatchSet = async (itemsFile: string, judgementsFile: string): Promise<MatchSet> => {
  const { items } = JSON.parse(await readFile(itemsFile, 'utf8')) as { items: Item[] };
  const { judgements } = JSON.parse(await readFile(judgementsFile, 'utf8')) as { judgements: Judgement[] };
  return {
    items: new Map(items.filter(({ kind }) => kind !== 'ressource').map((item) => [item.id, item])),
    judgements,
    byQuestion: gradesBy(judgements, 'question', 'terrain'),
    byTerrain: gradesBy(judgements, 'terrain', 'question'),
  };
};

const gradesBy = (
  judgements: readonly Judgement[],
  from: 'question' | 'terrain',
  to: 'question' | 'terrain',
): Grades => {
  const grades = new Map<string, Map<string, number>>();
  for (const judgement of judgements)
    grades.set(judgement[from], (grades.get(judgement[from]) ?? new Map()).set(judgement[to], judgement.grade));
  return grades;
};
