import { parseArgs } from 'node:util';
import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as oramaStemmer } from '@orama/stemmers/french';
import MiniSearch from 'minisearch';
import { stemsOf } from '../../services/kit/text/stems.ts';
import { stopWords } from '../../services/kit/text/stop-words.ts';
import { createMatchIndex } from '../../services/matching/match-index/match-index.ts';
import { keptRead, readKept } from '../../services/matching/match-index/read.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { chance } from '../kit/chance.ts';
import { laidInTables } from './laid-tables.ts';
import { madeText } from './made-texts.ts';

/**
 * How long an index of many proposals takes to make (from texts, and from what was kept of reading them), what memory it holds,
 * and how long one question of three words or of thirty-seven takes; beside libraries in the same run, as far as they bear it,
 * and beside the same index in PostgreSQL's tables, which must answer the same. With `--copies`, the last size is laid in tables
 * again, each proposal so many times over.
 * `npm run bench:index [-- --sizes 1000,10000,100000] [--copies 10] [--json]`
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    copies: { type: 'string', default: '1' },
  },
});
const ASKED = 200;
/** Whoever answers slowly is asked fewer: as many as fit in this time, twenty at least. */
const LONGEST_MS = 30_000;
const FEWEST = 20;
/** What a library takes longer than this to make is not asked to make a larger one. */
const BORNE_MS = 60_000;
/** Words of a proposal's text: what the site takes lies between the minutes' lines (fifteen words) and a page. */
const LENGTHS = { title: 7, least: 20, most: 70 } as const;

type Made = Readonly<{ id: string; kind: 'terrain' | 'question'; title: string; body: string; kept: string }>;
type Searcher = Readonly<{ ask: (text: string) => unknown; close?: () => Promise<void> }>;
type Maker = (proposals: readonly Made[]) => Searcher | Promise<Searcher>;

const bodyOf = (random: () => number): string =>
  madeText(random, LENGTHS.least + Math.floor(random() * (LENGTHS.most - LENGTHS.least)));

const reader = createMatchIndex(vocabulary, lexicon);
/** Many proposals, each already read, and how long reading took in all, in milliseconds. */
const made = (n: number): { proposals: Made[]; readMs: number } => {
  const random = chance(n);
  let readMs = 0;
  const proposals = Array.from({ length: n }, (_, i): Made => {
    const [title, body] = [madeText(random, LENGTHS.title), bodyOf(random)];
    const since = performance.now();
    const kept = keptRead(reader.read({ title, body }));
    readMs += performance.now() - since;
    return {
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      kind: random() < 1 / 3 ? 'question' : 'terrain',
      title,
      body,
      kept,
    };
  });
  return { proposals, readMs };
};

/** Asks the index in tables. */
const tables = async (proposals: readonly Made[], copies = 1): Promise<Searcher> => {
  const { search, close } = await laidInTables(proposals, copies);
  return { ask: (text) => search.matchesOfText('question', { body: text }, { limit: 10 }), close };
};

const makers: Readonly<Record<string, Maker>> = {
  connecteur: (proposals) => {
    const index = createMatchIndex(vocabulary, lexicon);
    for (const { id, kind, body, kept } of proposals) index.put(id, kind, { body }, readKept(kept));
    // The first search lays the postings: that is part of making.
    index.matchesOfText('question', { body: 'logement' }, { limit: 1 });
    index.matchesOfText('terrain', { body: 'logement' }, { limit: 1 });
    return { ask: (text) => index.matchesOfText('question', { body: text }, { limit: 10 }) };
  },
  'connecteur, tables': (proposals) => tables(proposals),
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

/** Texts of so many words that nobody indexed. */
const questions = (words: number): string[] => {
  const random = chance(37);
  return Array.from({ length: ASKED }, () => madeText(random, words).split(/\s+/).slice(0, words).join(' '));
};

const used = (): number => {
  // Twice: what lies outside the heap is let go by the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

/** Milliseconds as the asker waits, and of processor: on a shared machine the first holds others’ turns too. */
type Time = Readonly<{ p50: number; p95: number; cpu50: number; cpu95: number }>;

const times = async ({ ask }: Searcher, asked: readonly string[]): Promise<Time> => {
  for (const text of asked.slice(0, FEWEST)) await ask(text);
  const taken: number[] = [];
  const worked: number[] = [];
  const began = performance.now();
  for (const text of asked) {
    if (taken.length >= FEWEST && performance.now() - began > LONGEST_MS) break;
    const [since, before] = [performance.now(), process.cpuUsage()];
    await ask(text);
    taken.push(performance.now() - since);
    worked.push(process.cpuUsage(before).user / 1000);
  }
  const at = (all: number[], share: number) => all.sort((x, y) => x - y)[Math.floor(share * (all.length - 1))] ?? 0;
  return { p50: at(taken, 0.5), p95: at(taken, 0.95), cpu50: at(worked, 0.5), cpu95: at(worked, 0.95) };
};

const [three, thirtySeven] = [questions(3), questions(37)];
// The vocabulary is made ready once for a process, whatever the size.
lexicon.affinities.of([]);
const rows: object[] = [];
const borne = new Map(Object.keys(makers).map((name) => [name, true]));
if (!values.json)
  console.log(
    'proposals  index              made in   memory     3 words p50 / p95, processor p50 / p95   37 words the same',
  );
/** Makes one, asks it, lets it go; answers what it said to each question, to be compared. */
const measured = async (
  about: Readonly<{ size: number; name: string; readMs: number }>,
  make: () => ReturnType<Maker>,
) => {
  const before = used();
  const since = performance.now();
  const searcher = await make();
  const madeMs = performance.now() - since;
  const memoryMb = used() - before;
  const [asked3, asked37] = [await times(searcher, three), await times(searcher, thirtySeven)];
  const row = { ...about, madeMs, memoryMb, three: asked3, thirtySeven: asked37 };
  rows.push(row);
  if (!values.json) print(row);
  const said: string[] = [];
  const compared = about.name.startsWith('connecteur') ? [...three, ...thirtySeven] : [];
  for (const text of compared) said.push(JSON.stringify(await searcher.ask(text)));
  await searcher.close?.();
  return { madeMs, said };
};

for (const size of values.sizes.split(',').map(Number)) {
  const { proposals, readMs } = made(size);
  if (!values.json) console.log(`${String(size).padStart(9)}  texts read in ${(readMs / 1000).toFixed(2)} s`);
  const said = new Map<string, string>();
  for (const [name, make] of Object.entries(makers)) {
    if (!borne.get(name)) continue;
    const found = await measured({ size, name, readMs }, () => make(proposals));
    said.set(name, found.said.join('\n'));
    borne.set(name, name.startsWith('connecteur') || found.madeMs < BORNE_MS);
  }
  if (said.get('connecteur') !== said.get('connecteur, tables')) throw new Error('the tables answer something else');
  const copies = Number(values.copies);
  if (copies > 1 && values.sizes.endsWith(String(size)))
    await measured({ size: size * copies, name: 'connecteur, tables', readMs: 0 }, () => tables(proposals, copies));
}
if (values.json) console.log(JSON.stringify(rows));
else console.log('the process and the tables answered the same, byte for byte');

function print(row: { size: number; name: string; madeMs: number; memoryMb: number; three: Time; thirtySeven: Time }) {
  const { size, name, madeMs, memoryMb } = row;
  const pair = ({ p50, p95, cpu50, cpu95 }: Time) =>
    `${[p50, p95, cpu50, cpu95].map((n) => n.toFixed(2).padStart(7)).join(' /')} ms`;
  console.log(
    `${String(size).padStart(9)}  ${name.padEnd(18)}${(madeMs / 1000).toFixed(2).padStart(7)} s ${memoryMb.toFixed(0).padStart(7)} MB ${pair(row.three)}  ${pair(row.thirtySeven)}`,
  );
}
