import { parseArgs } from 'node:util';
import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as oramaStemmer } from '@orama/stemmers/french';
import MiniSearch from 'minisearch';
import { stemsOf } from '../../services/kit/text/stems.ts';
import { stopWords } from '../../services/kit/text/stop-words.ts';
import { createMatchIndex } from '../../services/matching/match-index/match-index.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { madeProposal, seeded } from './made-proposals.ts';

/**
 * How long an index of many proposals takes to make, what memory it holds, and how long one question of three words or of
 * thirty-seven takes; beside libraries in the same run, as far as they bear it.
 * `npm run bench:index [-- --sizes 1000,10000,100000] [--json]`
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, sizes: { type: 'string', default: '1000,10000,100000' } },
});
const ASKED = 200;
/** What a library takes longer than this to make is not asked to make a larger one. */
const BORNE_MS = 60_000;

type Made = Readonly<{ id: string; kind: 'terrain' | 'question'; title: string; body: string }>;
type Searcher = Readonly<{ ask: (text: string) => unknown }>;
type Maker = (proposals: readonly Made[]) => Searcher | Promise<Searcher>;

const made = (n: number): Made[] => {
  const random = seeded(n);
  return Array.from({ length: n }, (_, i) => {
    const { data } = madeProposal(random, `p${i}`, 'ana');
    const body = data.kind === 'terrain' ? data.content.description : data.content.text;
    return { id: `p${i}`, kind: data.kind, title: data.content.title, body };
  });
};

const makers: Readonly<Record<string, Maker>> = {
  connecteur: (proposals) => {
    const index = createMatchIndex(vocabulary, lexicon);
    for (const { id, kind, title, body } of proposals) index.put(id, kind, { title, body });
    return { ask: (text) => index.matchesOfText('question', { body: text }, { limit: 10 }) };
  },
  'minisearch-fr': (proposals) => {
    const index = new MiniSearch({ fields: ['title', 'body'], tokenize: stemsOf, processTerm: (term) => term });
    index.addAll(proposals.filter(({ kind }) => kind === 'terrain'));
    return { ask: (text) => index.search(text).slice(0, 10) };
  },
  'orama-fr': async (proposals) => {
    const index = create({
      schema: { title: 'string', body: 'string' } as const,
      components: {
        tokenizer: { language: 'french', stemming: true, stemmer: oramaStemmer, stopWords: [...stopWords] },
      },
    });
    const terrains = proposals.filter(({ kind }) => kind === 'terrain');
    await insertMultiple(
      index,
      terrains.map(({ title, body }) => ({ title, body })),
    );
    return { ask: (text) => search(index, { term: text, threshold: 1, limit: 10 }) };
  },
};

/** Whole texts lately made, cut to so many words: what nobody indexed. */
const questions = (words: number): string[] =>
  made(ASKED + 1)
    .slice(0, ASKED)
    .map(({ body }) => body.split(/\s+/).slice(0, words).join(' '));

const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const times = async ({ ask }: Searcher, asked: readonly string[]): Promise<{ p50: number; p95: number }> => {
  for (const text of asked.slice(0, 20)) await ask(text);
  const taken: number[] = [];
  for (const text of asked) {
    const since = performance.now();
    await ask(text);
    taken.push(performance.now() - since);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(share * (taken.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
};

const [three, thirtySeven] = [questions(3), questions(37)];
// The vocabulary is made ready once for a process, whatever the size.
lexicon.affinities.of([]);
const rows: object[] = [];
const borne = new Map(Object.keys(makers).map((name) => [name, true]));
if (!values.json)
  console.log('proposals  index          made in      memory    3 words p50 / p95     37 words p50 / p95');
for (const size of values.sizes.split(',').map(Number)) {
  const proposals = made(size);
  for (const [name, make] of Object.entries(makers)) {
    if (!borne.get(name)) continue;
    const before = used();
    const since = performance.now();
    const searcher = await make(proposals);
    const madeMs = performance.now() - since;
    const row = {
      size,
      name,
      madeMs,
      memoryMb: used() - before,
      three: await times(searcher, three),
      thirtySeven: await times(searcher, thirtySeven),
    };
    rows.push(row);
    borne.set(name, madeMs < BORNE_MS);
    if (!values.json) print(row);
  }
}
if (values.json) console.log(JSON.stringify(rows));

type Time = { p50: number; p95: number };
function print(row: { size: number; name: string; madeMs: number; memoryMb: number; three: Time; thirtySeven: Time }) {
  const { size, name, madeMs, memoryMb } = row;
  const pair = ({ p50, p95 }: Time) => `${p50.toFixed(2).padStart(8)} / ${p95.toFixed(2).padStart(8)} ms`;
  console.log(
    `${String(size).padStart(9)}  ${name.padEnd(14)}${(madeMs / 1000).toFixed(2).padStart(7)} s ${memoryMb.toFixed(0).padStart(7)} MB ${pair(row.three)}  ${pair(row.thirtySeven)}`,
  );
}
