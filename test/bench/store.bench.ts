import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../infra/clock.ts';
import type { Database } from '../../infra/db/database.ts';
import { migrate } from '../../infra/db/migrate.ts';
import { openPglite } from '../../infra/db/open-pglite.ts';
import { openPostgres } from '../../infra/db/open-postgres.ts';
import { eventStore } from '../../infra/event-store/event-store.ts';
import { logReader } from '../../infra/event-store/log-reader.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import { startCluster } from '../kit/postgres-cluster.ts';
import { demoFacts, writeCopies } from './demo-log.ts';
import { type Data, emmett, messageDb, type OpenPeer, type Peer, rawInsert } from './store-peers.ts';

/*
 * What the event store bears, on a PostgreSQL of its own with fsync on and on the embedded database as people run it, beside a
 * plain INSERT, Emmett and message-db on the same server. `with views`: as the product appends, inline views included.
 * `npm run bench:store [-- --json] [--ms 2500]`
 */

const { values } = parseArgs({ options: { json: { type: 'boolean' }, ms: { type: 'string', default: '2500' } } });
const MS = Number(values.ms);
const IN_FLIGHT = 8;
/** Peers are measured by turns, so that what else the machine does meets all of them; the middle of a peer's turns is told. */
const TURNS = 5;
const BATCH = 10;
const COPIES = { PostgreSQL: 100, PGlite: 40 } as const;

type Line = { on: string; store: string; figures: Record<string, number | null> };
const lines: Line[] = [];

const views = allServices.flatMap((service) => service.views);
const facts = await demoFacts();
const posted = facts.find(({ type }) => type === 'ProposalPosted')?.data as Data;
let streams = 0;
const nextStream = () => `proposal-${String(++streams).padStart(8, '0')}-0000-4000-8000-000000000000`;

/** Times `work` by `writers` at once for a while; answers how often a second. */
const perSecond = async (writers: number, work: () => Promise<unknown>, ms = MS): Promise<number> => {
  await work();
  const began = performance.now();
  let done = 0;
  const until = began + ms;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        await work();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
};

const appends = {
  'append alone /s': { writers: 1, events: 1 },
  '8 in flight /s': { writers: IN_FLIGHT, events: 1 },
  'batch of 10, events/s': { writers: 1, events: BATCH },
} as const;
const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** What each peer does, in the order of the peers. */
const measureAppends = async (peers: readonly Peer[]): Promise<Line['figures'][]> => {
  const seen = peers.map((peer) => ({ peer, figures: {} as Record<string, number[]> }));
  for (let turn = 0; turn < TURNS; turn++)
    for (const [what, { writers, events }] of Object.entries(appends))
      for (const { peer, figures } of seen) {
        const append = () => peer.append(nextStream(), 0, posted, events);
        figures[what] = [...(figures[what] ?? []), events * (await perSecond(writers, append, MS / TURNS))];
      }
  return seen.map(({ figures }) =>
    Object.fromEntries(Object.entries(figures).map(([what, rates]) => [what, middle(rates)])),
  );
};

const storeOver = (database: Database, inline: boolean): Peer => {
  const store = eventStore({
    database,
    clock: systemClock,
    inline: inline ? views.filter(({ when }) => when === 'inline') : [],
    upcasters: {},
  });
  return {
    name: inline ? 'Connecteur, with views' : 'Connecteur',
    append: (stream, version, data, events = 1) => {
      const own = { ...data, proposal: stream.slice('proposal-'.length) };
      const first = { type: 'ProposalPosted', data: own };
      const more = { type: 'ProposalTagged', data: { concept: 'housing', verdict: 'confirmed' } };
      return store.append(stream, version, [first, ...Array.from({ length: events - 1 }, () => more)], { by: 'bench' });
    },
    close: async () => {},
  };
};

const measureReads = async (database: Database) => {
  const store = eventStore({ database, clock: systemClock, inline: [], upcasters: {} });
  const stream = nextStream();
  const hundred = Array.from({ length: 100 }, () => ({
    type: 'ProposalTagged',
    data: { concept: 'x', verdict: 'confirmed' },
  }));
  await store.append(stream, 0, hundred, { by: 'bench' });
  return { 'read 100 of a stream /s': await perSecond(1, () => store.read(stream)) };
};

/** On a database of its own: the log read whole, and every view made anew from nothing. */
const measureRebuild = async (database: Database, copies: number) => {
  const of = await writeCopies(database, facts, copies);
  const log = logReader({});
  const reading = performance.now();
  for (let after = 0; after < of; after += 1000)
    await log.page(database.db, { after, upTo: Math.min(of, after + 1000) });
  const read = performance.now() - reading;
  const began = performance.now();
  await bringViewsUp(database, log, views);
  const took = performance.now() - began;
  return {
    'log of': of,
    'read the log, events/s': (of * 1000) / read,
    'rebuild all views, events/s': (of * 1000) / took,
  };
};

const keep = (on: string, store: string, figures: Line['figures']): void => {
  lines.push({ on, store, figures });
  if (!values.json) print(lines[lines.length - 1] as Line);
};

const print = ({ on, store, figures }: Line): void => {
  const told = Object.entries(figures).map(
    ([what, n]) => `${what} ${n === null ? '–' : Math.round(n).toLocaleString('en')}`,
  );
  console.log(`${on.padEnd(11)}${store.padEnd(24)}${told.join('   ')}`);
};

const onPostgres = async (dir: string): Promise<void> => {
  const cluster = await startCluster(dir, { fsync: true });
  const fresh = async (name: string): Promise<string> => {
    const admin = await openPostgres(cluster.url, { poolSize: 1 });
    await admin.exec(`create database ${name}`);
    await admin.close();
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  const others: Record<string, OpenPeer> = { 'raw INSERT': rawInsert, Emmett: emmett, 'message-db': messageDb };
  try {
    const peers: Peer[] = [];
    for (const [name, open] of Object.entries(others)) {
      try {
        peers.push(await open(await fresh(name.toLowerCase().replace(/\W/g, '_'))));
      } catch (error) {
        console.error(`${name} is left out: ${(error as Error).message}`);
      }
    }
    const database = await openPostgres(await fresh('connecteur'));
    await migrate(database);
    await bringViewsUp(database, logReader({}), views);
    await measureStore('PostgreSQL', database, peers);
    for (const peer of peers) await peer.close();
    await database.close();
    const second = await openPostgres(await fresh('rebuilt'));
    await migrate(second);
    keep('PostgreSQL', 'Connecteur', await measureRebuild(second, COPIES.PostgreSQL));
    await second.close();
  } finally {
    await cluster.stop();
  }
};

const measureStore = async (on: string, database: Database, others: readonly Peer[] = []): Promise<void> => {
  const peers = [...others, storeOver(database, false), storeOver(database, true)];
  const figures = await measureAppends(peers);
  const reads = await measureReads(database);
  for (const [i, { name }] of peers.entries()) keep(on, name, { ...figures[i], ...(name === 'Connecteur' && reads) });
};

const onPglite = async (dir: string): Promise<void> => {
  const database = await openPglite(join(dir, 'db'));
  await migrate(database);
  await bringViewsUp(database, logReader({}), views);
  await measureStore('PGlite', database);
  await database.close();
  const second = await openPglite(join(dir, 'rebuilt'));
  await migrate(second);
  keep('PGlite', 'Connecteur', await measureRebuild(second, COPIES.PGlite));
  await second.close();
};

for (const measure of [onPostgres, onPglite]) {
  const dir = await mkdtemp(join(tmpdir(), 'bench-store-'));
  try {
    await measure(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
if (values.json) console.log(JSON.stringify(lines));
else {
  const of = (store: string) => lines.find((line) => line.store === store)?.figures['8 in flight /s'] ?? Number.NaN;
  for (const peer of ['raw INSERT', 'Emmett', 'message-db'])
    console.log(`8 in flight beside ${peer}: × ${(of('Connecteur') / of(peer)).toFixed(2)}`);
}
