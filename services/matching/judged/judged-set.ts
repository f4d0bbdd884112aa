import * as v from 'valibot';

export type Item = Readonly<{ id: string; kind: string; meeting?: string | undefined; text: string }>;
type Judgement = Readonly<{ question: string; terrain: string; grade: number }>;
/** For each query, the grade (0–3) of each candidate judged for it. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A judged set: leads asked as questions, terrains, and how well each pair goes together. */
export type JudgedSet = Readonly<{
  items: ReadonlyMap<string, Item>;
  judgements: readonly Judgement[];
  byQuestion: Grades;
  byTerrain: Grades;
}>;

const Items = v.object({
  items: v.array(v.object({ id: v.string(), kind: v.string(), meeting: v.optional(v.string()), text: v.string() })),
});
const Judgements = v.object({
  judgements: v.pipe(
    v.array(
      v.object({ question: v.string(), terrain: v.string(), grade: v.pipe(v.number(), v.minValue(0), v.maxValue(3)) }),
    ),
    v.minLength(1),
  ),
});

/** A set from what its two files hold, as JSON. What is neither a lead nor a terrain (a resource) is left aside. Throws on another shape. */
export const judgedSet = (itemsText: string, judgementsText: string): JudgedSet => {
  const { items } = v.parse(Items, JSON.parse(itemsText));
  const { judgements } = v.parse(Judgements, JSON.parse(judgementsText));
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
