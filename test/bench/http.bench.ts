import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pgliteOf } from '../../infra/db/open-pglite.ts';
import type { PostgresDatabase } from '../../infra/db/open-postgres.ts';
import { chance } from '../kit/chance.ts';
import { type Load, openLoad } from './load.ts';
import { madeId } from './made-log.ts';
import { madeProposal, searchedWords } from './made-proposals.ts';
import { benchEngines, openSite, type Site } from './site.ts';
import { commandToVisible } from './visible.ts';

/*
 * What strangers ask most, asked by eight at once, each beside a bare Hono that answers the very same bytes after one indexed
 * read on the same database. `new` gives each request an address nobody asked before, so that nothing kept can answer it.
 * Then: fifty commands a second, each until the public list shows it.
 */

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    engine: { type: 'string' },
    proposals: { type: 'string', default: '1000' },
    ms: { type: 'string', default: '3000' },
  },
});
const CONNECTIONS = 8;
const PER_SECOND = 50;
const ms = Number(values.ms);
const proposals = Number(values.proposals);

type Line = { what: string; floor: Costed; same: Costed; ratio: number; fresh: Costed };

const { load } = openLoad();

const main = async () => {
  const told: Record<string, unknown> = {};
  for (const engine of benchEngines.filter((one) => !values.engine || one === values.engine)) {
    const site = await openSite(engine, { proposals, each: 3 });
    const lines: Line[] = [];
    say(
      `\n${engine}, ${proposals} proposals, ${CONNECTIONS} connections\n${cells('', ['bare/s', 'same/s', 'ratio', 'p99 ms', 'bare cpu', 'same cpu', 'new/s', 'new cpu', 'KB'])}`,
    );
    for (const [what, path] of Object.entries(paths())) {
      const line = await beside(site, what, path);
      lines.push(line);
      say(lineOf(line));
    }
    const seen = await commandToVisible(site, PER_SECOND, Math.round((PER_SECOND * ms * 2) / 1000));
    say(
      `command to visible at ${PER_SECOND}/s: p50 ${seen.p50.toFixed(0)} ms, p99 ${seen.p99.toFixed(0)} ms, max ${seen.max.toFixed(0)} ms (${seen.commands} commands)`,
    );
    await site.close();
    told[engine] = { lines, commandToVisible: seen };
  }
  if (values.json) console.log(JSON.stringify({ proposals, connections: CONNECTIONS, ...told }));
};

const paths = (): Record<string, string> => {
  const random = chance(1);
  const kinds = Array.from({ length: 20 }, (_, i) => madeProposal(random, madeId(i + 1), '').data.kind);
  const id = madeId(kinds.indexOf('terrain') + 1);
  return {
    'terrains (page)': '/terrains',
    'terrains (API)': '/api/terrains',
    'one terrain (page)': `/${terrainOf(id)}`,
    'one terrain (API)': `/api/proposals/${id}`,
    'a theme (page)': '/terrains?theme=housing',
    'a search (page)': `/terrains?q=${encodeURIComponent(searchedWords.rare)}`,
    home: '/',
  };
};
const terrainOf = (id: string) => `terrains/${id}`;

const ROUNDS = 5;

/** The product and the floor in turn, several times: their ratio is the median of the rounds, since a busy machine slows both. */
const beside = async (site: Site, what: string, asked: string): Promise<Line> => {
  const path = await settledPath(site, asked);
  const answer = await fetch(site.url + path, { headers: { accept: 'text/html,*/*' } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const bare = await bareHono(site, bytes, answer.headers.get('content-type') ?? '');
  const port = Number(new URL(site.url).port);
  const ask = (to: number, fresh = false) =>
    costed({ port: to, path, connections: CONNECTIONS, ms: ms / ROUNDS, fresh });
  for (const one of [bare.port, port]) await ask(one);
  const rounds: { floor: Costed; same: Costed; ratio: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await ask(bare.port);
    const same = await ask(port);
    rounds.push({ floor, same, ratio: same.perSecond / floor.perSecond });
  }
  const fresh = await ask(port, true);
  bare.close();
  if (fresh.other > 0 || rounds.some(({ same }) => same.other > 0))
    throw new Error(`${path}: not every answer was 200`);
  const middle = rounds.sort((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)];
  if (!middle) throw new Error('no round');
  return { what, ...middle, fresh };
};

type Costed = Load & { cpu: number };

/** With the milliseconds of processor that one answer took this process. */
const costed = async (asked: Parameters<typeof load>[0]): Promise<Costed> => {
  const before = process.cpuUsage();
  const told = await load(asked);
  const { user, system } = process.cpuUsage(before);
  return { ...told, cpu: (user + system) / 1000 / told.answers };
};

/** A terrain's page, wherever its kind puts it. */
const settledPath = async ({ url }: Site, path: string): Promise<string> => {
  const answer = await fetch(url + path, { redirect: 'manual' });
  return answer.status === 301 ? (answer.headers.get('location') ?? path) : path;
};

const bareHono = ({ engine, running }: Site, bytes: Uint8Array<ArrayBuffer>, type: string) => {
  const { database } = running.opened.outside;
  const text = 'select title from board_proposal where proposal = $1';
  const read =
    engine === 'PGlite'
      ? () => pgliteOf(database).query(text, [madeId(1)])
      : () => (database as PostgresDatabase).pool.query(text, [madeId(1)]);
  const app = new Hono().get('*', async (c) => {
    await read();
    return c.body(bytes, 200, { 'content-type': type });
  });
  return new Promise<{ port: number; close: () => void }>((listening) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      listening({ port, close: () => void server.close() }),
    );
  });
};

const say = (text: string): void => {
  if (!values.json) console.log(text);
};

const cells = (name: string, row: readonly string[]): string =>
  name.padEnd(22) + row.map((cell) => cell.padStart(9)).join('');

const lineOf = ({ what, floor, same, ratio, fresh }: Line): string =>
  cells(what, [
    floor.perSecond.toFixed(0),
    same.perSecond.toFixed(0),
    ratio.toFixed(2),
    same.p99.toFixed(1),
    floor.cpu.toFixed(2),
    same.cpu.toFixed(2),
    fresh.perSecond.toFixed(0),
    fresh.cpu.toFixed(1),
    (same.bytes / 1024).toFixed(1),
  ]);

await main();
process.exit(0);
