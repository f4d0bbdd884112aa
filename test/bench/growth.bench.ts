import { parseArgs } from 'node:util';
import { matchesFor } from '../../services/matching/match/read-matches.ts';
import { chance } from '../kit/chance.ts';
import { json } from '../kit/visit.ts';
import { openLoad } from './load.ts';
import { madeId } from './made-log.ts';
import { madeProposal, searchedWords } from './made-proposals.ts';
import { type BenchEngine, benchEngines, openSite, type Site } from './site.ts';

/*
 * The same few things asked of a small place and of ever larger ones. Each request has an address nobody asked before, so that
 * nothing kept answers it; one asker at a time, so that figures are times of work and not of waiting.
 */

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    engine: { type: 'string' },
    full: { type: 'boolean' },
    /** Facts of each proposal, about. */
    each: { type: 'string', default: '1' },
    sizes: { type: 'string' },
    ms: { type: 'string', default: '1500' },
  },
});
const ms = Number(values.ms);
const sizes = values.sizes?.split(',').map(Number) ?? (values.full ? [1_000, 10_000, 100_000] : [1_000, 10_000]);

const word = (text: string) => encodeURIComponent(text);
const addresses: Readonly<Record<string, string>> = {
  home: '/?a=1',
  'terrains (page)': '/terrains',
  'closing soon': '/terrains?tri=echeance',
  'a theme': '/terrains?theme=housing',
  'rare word': `/terrains?q=${word(searchedWords.rare)}`,
  'frequent word': `/terrains?q=${word(searchedWords.frequent)}`,
  'two words': `/terrains?q=${word(`${searchedWords.frequent} ${searchedWords.rare}`)}`,
  'one proposal': '/terrains/',
};

type Row = Record<string, number>;
const { load } = openLoad();

const measured = async (engine: BenchEngine, proposals: number): Promise<Row> => {
  const site = await openSite(engine, { proposals, each: Number(values.each) });
  const port = Number(new URL(site.url).port);
  const row: Row = { proposals, facts: site.facts };
  for (const [name, address] of Object.entries(addresses)) {
    const path = address === '/terrains/' ? await somePage(site) : address;
    const { p50, other } = await load({ port, path, connections: 1, ms, fresh: true });
    if (other > 0) throw new Error(`${path}: not every answer was 200`);
    row[name] = p50;
  }
  row.match = await matching(site, proposals);
  row.command = await commanding(site);
  row['rebuild facts/s'] = site.facts / (site.rebuildMs / 1000);
  row['memory MB'] = process.memoryUsage.rss() / 2 ** 20;
  await site.close();
  return row;
};

const somePage = async ({ url }: Site): Promise<string> => {
  const list = (await (await fetch(`${url}/api/terrains`)).json()) as { items: { id: string }[] };
  return `/terrains/${list.items[0]?.id}`;
};

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

/** The matches of open proposals spread over the whole, with their reasons; the first, which fills the index, apart. */
const matching = async ({ running }: Site, proposals: number): Promise<number> => {
  const who = { person: 'bench', roles: ['coordinator'] as const };
  const times: number[] = [];
  for (let i = 0; i <= 40; i++) {
    const id = madeId(1 + Math.floor((i * (proposals - 1)) / 40));
    const time = await timed(() => matchesFor(running.house.deps, id, who));
    if (i > 0) times.push(time);
  }
  return median(times);
};

const commanding = async (site: Site): Promise<number> => {
  const visit = await site.member();
  const random = chance(9);
  const times: number[] = [];
  while (times.length < 30) {
    const { data } = madeProposal(random, '', '');
    if (data.kind !== 'terrain') continue;
    const time = await timed(async () => {
      const answer = await visit('/api/terrains', json('POST', data.content));
      if (answer.status !== 201) throw new Error(`a command was refused: ${answer.status}`);
    });
    times.push(time);
  }
  return median(times);
};

const print = (engine: BenchEngine, rows: Row[]): void => {
  console.log(`\n${engine}; milliseconds, median, unless told`);
  for (const name of Object.keys(rows[0] ?? {}))
    console.log(
      name.padEnd(18) +
        rows
          .map((row) => row[name] ?? 0)
          .map((n) => n.toFixed(n < 100 ? 2 : 0).padStart(12))
          .join(''),
    );
};

const told: Record<string, Row[]> = {};
for (const engine of benchEngines.filter((one) => !values.engine || one === values.engine)) {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(await measured(engine, size));
  told[engine] = rows;
  if (!values.json) print(engine, rows);
}
if (values.json) console.log(JSON.stringify(told));
process.exit(0);
