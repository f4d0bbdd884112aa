import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createMatchIndex, type MatchIndex } from '../../services/matching/match-index/match-index.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { type Baseline, minisearchFrench, minisearchPlain, oramaFrench, tsRank } from './match-baselines.ts';
import { type Figures, measure, type Ranker } from './ranking.ts';

/**
 * How well questions find their terrains, and terrains their questions, on a judged set; beside libraries in the same run.
 * `npm run bench:match -- --items FILE --judgements FILE [--json]`
 */
type Item = { id: string; kind: string; text: string };
type Judgement = { question: string; terrain: string; grade: number };
type Grades = Map<string, Map<string, number>>;

const { values } = parseArgs({
  options: { items: { type: 'string' }, judgements: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (!values.items || !values.judgements) {
  console.error('Usage: npm run bench:match -- --items FILE --judgements FILE [--json]');
  process.exit(1);
}
const items = new Map(
  (JSON.parse(await readFile(values.items, 'utf8')) as { items: Item[] }).items.map((item) => [item.id, item]),
);
const { judgements } = JSON.parse(await readFile(values.judgements, 'utf8')) as { judgements: Judgement[] };

const gradesBy = (from: 'question' | 'terrain', to: 'question' | 'terrain'): Grades => {
  const grades: Grades = new Map();
  for (const judgement of judgements)
    grades.set(judgement[from], (grades.get(judgement[from]) ?? new Map()).set(judgement[to], judgement.grade));
  return grades;
};
const byQuestion = gradesBy('question', 'terrain');
const byTerrain = gradesBy('terrain', 'question');

const text = (id: string): string => items.get(id)?.text ?? '';
const index: MatchIndex = createMatchIndex(vocabulary, lexicon);
// All leads are there, as in the product; only judged questions are ranked for a terrain.
for (const { id, kind, text: body } of items.values())
  index.put(id, kind === 'terrain' ? 'terrain' : 'question', { body });

const product =
  (among: Grades): Ranker =>
  (query) =>
    index
      .matchesOf(query, { limit: items.size, hidden: true })
      .map((match) => match.id)
      .filter((id) => among.has(id));

const baselines: Record<string, Baseline> = {
  'minisearch-fr': minisearchFrench,
  minisearch: minisearchPlain,
  'orama-fr': oramaFrench,
  ts_rank: tsRank,
};
const both = async (make: (candidates: Grades) => Ranker | Promise<Ranker>) => ({
  questionToTerrain: await measure(byQuestion, await make(byTerrain)),
  terrainToQuestion: await measure(byTerrain, await make(byQuestion)),
});
const measured = await both(product);
const beside: Record<string, { questionToTerrain: Figures; terrainToQuestion: Figures }> = {};
for (const [name, baseline] of Object.entries(baselines))
  beside[name] = await both((among) =>
    baseline(
      [...among.keys()].map((id) => ({ id, text: text(id) })),
      text,
    ),
  );

/** Labels over every judged pair: what « strong » is worth, and what is relevant and not shown. */
const labels = () => {
  let strong = 0;
  let strongRelevant = 0;
  let relevant = 0;
  let missed = 0;
  for (const { question, terrain, grade } of judgements) {
    const label = index.pair(question, terrain)?.label ?? 'hidden';
    if (label === 'strong') strong++;
    if (grade < 2) continue;
    relevant++;
    if (label === 'strong') strongRelevant++;
    if (label === 'hidden') missed++;
  }
  return {
    strong: { precision: strong ? strongRelevant / strong : 1, shown: strong },
    hidden: { missed: relevant ? missed / relevant : 0 },
  };
};
/** Questions with no relevant terrain at all that are shown a strong one nevertheless. */
const noAnswerStrong = [...byQuestion].filter(
  ([question, judged]) =>
    [...judged.values()].every((grade) => grade < 2) &&
    index.matchesOf(question).some((match) => match.label === 'strong'),
).length;

const result = { ...measured, baselines: beside, labels: labels(), noAnswerStrong };
if (values.json) console.log(JSON.stringify(result));
else print();

function print(): void {
  const row = (name: string, { ndcg10, mrr, recall10, p3 }: Figures) =>
    `${name.padEnd(18)}${[ndcg10, mrr, recall10, p3].map((n) => n.toFixed(3).padStart(9)).join('')}`;
  for (const direction of ['questionToTerrain', 'terrainToQuestion'] as const) {
    console.log(`\n${direction.padEnd(18)}  nDCG@10      MRR     R@10      P@3`);
    console.log(row('connecteur', measured[direction]));
    for (const [name, figures] of Object.entries(beside)) console.log(row(name, figures[direction]));
  }
  const { strong, hidden } = result.labels;
  console.log(
    `\nstrong: ${strong.shown} pairs, precision ${strong.precision.toFixed(2)}; relevant pairs not shown: ${(hidden.missed * 100).toFixed(1)} %; questions without an answer shown a strong one: ${noAnswerStrong}`,
  );
  console.log(
    `${byQuestion.size} questions, ${byTerrain.size} terrains, ${judgements.length} judgements, ${vocabulary.size} concepts`,
  );
}
