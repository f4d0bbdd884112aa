import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { migrations, statements } from '../../../infra/db/migrate.ts';
import { events, logHead } from '../../../infra/db/precious.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { verifyChain } from '../../../infra/event-store/verify-chain.ts';
import { misfits } from '../../../infra/event-store/violations.ts';
import { engines, truncate } from '../../kit/database.ts';

const AT = new Date('2026-03-02T09:08:07.654Z');
const fact = {
  position: 1,
  stream: 'thing-1',
  version: 1,
  type: 'ThingHappened',
  schemaVersion: 1,
  data: { bb: 1.5, a: 'é « à »\u2028', c: [1000, null, true] },
  by: 'somebody',
  at: AT,
  commandId: null,
  commandPart: 1,
};
/** What every release and every engine must make of that fact, and of the same one as second of its stream. */
const HASHES = [
  '00a9e1f3a61b5997223b29b4afbe0c883c9abd50610b061b7ec4a8fab65f8e35',
  'b1a49baa8abc68488e60606ff3ff6df9d4837ace5ac12fa3f89ecf0fc22f66f0',
];

describe.each(engines)('the chain of hashes on $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => truncate(database));
  afterAll(() => database.close());

  const hashes = async () =>
    (await database.db.select({ hash: events.hash }).from(events).orderBy(events.position)).map(({ hash }) => hash);
  const codes = async () => (await verifyChain(database.db)).map(({ code }) => code);
  const written = async (facts: number) => {
    const store = eventStore({ database, clock: { now: () => AT, today: () => '' }, inline: [], upcasters: {} });
    for (let n = 0; n < facts; n += 3) {
      const happened = [1, 2, 3].map((i) => ({ type: 'ThingHappened', data: { n, i } }));
      await store.append(`thing-${n % 2}`, Math.floor(n / 6) * 3, happened, { by: 'somebody', commandId: `c${n}` });
    }
  };

  it('is the same on every engine, for ever', async () => {
    await database.db.insert(events).values([fact, { ...fact, position: 2, version: 2 }]);
    expect(await hashes()).toEqual(HASHES);
  });

  it('goes through every append, of one fact or several', async () => {
    await written(12);
    expect(new Set(await hashes()).size).toBe(12);
    expect(await verifyChain(database.db)).toEqual([]);
  });

  it('is given to the facts of a log that had none', async () => {
    await written(12);
    const before = await hashes();
    await database.exec(`update events set hash = ''`);
    const [, , fill = ''] = statements((await migrations()).find(({ name }) => name === '0006-chain.sql')?.text ?? '');
    await database.exec(fill);
    expect(await hashes()).toEqual(before);
  });

  it('refuses a fact whose hash does not fit', async () => {
    const attempt = database.db.insert(events).values({ ...fact, hash: 'ab'.repeat(32) });
    expect(misfits(await attempt.catch((error: unknown) => error))).toBe(true);
    expect(await hashes()).toEqual([]);
  });

  it.each([
    [['altered'], `update events set data = '{"n": 0, "i": 7}' where position = 5`],
    [['altered'], `update events set by = 'else' where position = 12`],
    [['altered'], `update events set at = at + interval '1 hour' where position = 1`],
    [['altered', 'altered'], `update events set hash = sha256('x') where position = 5`],
    [['gap', 'version'], 'delete from events where position = 5'],
    [['head'], 'delete from events where position = 12'],
    [['head'], 'update log_head set position = 13'],
    [['altered', 'version'], 'update events set version = 90 where position = 12'],
  ])('tells %s after %s', async (expected, tampering) => {
    await written(12);
    await database.exec(tampering);
    expect(await codes()).toEqual(expected);
  });

  it('reads a log of several pages, and says how far it is', async () => {
    await database.exec(`
      insert into events select i, 'thing-' || i, 1, 'T', 1, '{}', 'b', now(), null, 1, null from generate_series(1, 5007) i`);
    await database.db.update(logHead).set({ position: 5007 });
    const seen: number[] = [];
    expect(await verifyChain(database.db, (done) => seen.push(done))).toEqual([]);
    expect(seen).toEqual([5000, 5007]);
    await database.db.execute(sql`update events set type = 'U' where position in (5000, 5001)`);
    expect(await codes()).toEqual(['altered', 'altered']);
  });
});
