import { parseArgs } from 'node:util';
import { indexOf } from '../../services/matching/judged/judged-index.ts';
import { type Figures, measure, type Ranker } from '../../services/matching/judged/ranking.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { type Baseline, minisearchFrench, minisearchPlain, oramaFrench, tsRank } from './match-baselines.ts';
import { fusedWithEmbeddings } from './match-embeddings.ts';
import { exposureIn } from './match-exposure.ts';
import { readMatchSet } from './match-set.ts';
import { labelsIn } from './match-shares.ts';
import {
  firstEightWords,
  halved,
  leaveOneMeetingOut,
  ranker,
  rankerOfText,
  type Side,
  withoutAccents,
  withTypos,
} from './match-variants.ts';

/**
 * How well questions find their terrains, and terrains their questions, on a judged set; beside libraries in the same run,
 * and the product beside itself with less to go by.
 * `npm run bench:match -- --items FILE --judgements FILE [--embeddings] [--json]`
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    judgements: { type: 'string' },
    embeddings: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (!values.items || !values.judgements) {
  console.error('Usage: npm run bench:match -- --items FILE --judgements FILE [--embeddings] [--json]');
  process.exit(1);
}
const set = await readMatchSet(values.items, values.judgements);
const { items, byQuestion, byTerrain } = set;

type Both = { questionToTerrain: Figures; terrainToQuestion: Figures };
const both = async (make: (candidates: Side) => Ranker | Promise<Ranker>): Promise<Both> => ({
  questionToTerrain: await measure(byQuestion, await make('terrain')),
  terrainToQuestion: await measure(byTerrain, await make('question')),
});

const index = indexOf(set, vocabulary, lexicon);
const half = halved(vocabulary);
const without = leaveOneMeetingOut(set, vocabulary, lexicon);
const meetings = [...new Set([...items.values()].map(({ meeting = '' }) => meeting))];
const without1 = new Map(meetings.map((meeting) => [meeting, ranker(set, without(meeting))]));

const measured = await both(() => ranker(set, index));
const variants: Record<string, Both> = {
  accentless: await both(() => rankerOfText(set, index, withoutAccents)),
  typos: await both(() => rankerOfText(set, index, withTypos)),
  eightWords: await both(() => rankerOfText(set, index, firstEightWords)),
  halfVocabulary: await both(() => ranker(set, indexOf(set, half.vocabulary, half.lexicon))),
};
if (meetings.length > 1)
  variants.leaveOneMeetingOut = await both(
    () => (query) => without1.get(items.get(query)?.meeting ?? '')?.(query) ?? [],
  );
const fused = values.embeddings ? await fusedWithEmbeddings(set) : null;
if (fused) variants[fused.name] = fused.figures;

const baselines: Record<string, Baseline> = {
  'minisearch-fr': minisearchFrench,
  minisearch: minisearchPlain,
  'orama-fr': oramaFrench,
  ts_rank: tsRank,
};
const beside: Record<string, Both> = {};
const text = (id: string): string => items.get(id)?.text ?? '';
const candidates = { terrain: byTerrain, question: byQuestion };
for (const [name, baseline] of Object.entries(baselines))
  beside[name] = await both((side) =>
    baseline(
      [...candidates[side].keys()].map((id) => ({ id, text: text(id) })),
      text,
    ),
  );

const { noAnswerStrong, ...labels } = labelsIn(set, index);
const exposure = exposureIn(set, index);
const result = { ...measured, baselines: beside, variants, labels, noAnswerStrong, exposure };
if (values.json) console.log(JSON.stringify(result));
else print();

function print(): void {
  const row = (name: string, { ndcg10, mrr, recall10, p3 }: Figures) =>
    `${name.padEnd(22)}${[ndcg10, mrr, recall10, p3].map((n) => n.toFixed(3).padStart(9)).join('')}`;
  for (const direction of ['questionToTerrain', 'terrainToQuestion'] as const) {
    console.log(`\n${direction.padEnd(22)}  nDCG@10      MRR     R@10      P@3`);
    console.log(row('connecteur', measured[direction]));
    for (const [name, figures] of Object.entries(variants)) console.log(row(`  ${name}`, figures[direction]));
    for (const [name, figures] of Object.entries(beside)) console.log(row(name, figures[direction]));
  }
  const { strong, hidden } = labels;
  console.log(
    `\nstrong: ${strong.shown} pairs, precision ${strong.precision.toFixed(2)}; relevant pairs not shown: ${(hidden.missed * 100).toFixed(1)} %; questions without an answer shown a strong one: ${noAnswerStrong}`,
  );
  console.log(
    `digest round: Gini of terrains' exposure ${exposure.gini.toFixed(3)} (unshared ${exposure.giniUnshared.toFixed(3)}), P@3 given up ${exposure.p3Lost.toFixed(3)}`,
  );
  console.log(
    `${byQuestion.size} questions, ${byTerrain.size} terrains, ${set.judgements.length} judgements, ${vocabulary.size} concepts`,
  );
}
