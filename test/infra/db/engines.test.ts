import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { events, logHead } from '../../../infra/db/precious.ts';
import { engines, truncate } from '../../kit/database.ts';

const fact = (position: number, data: Record<string, unknown> = {}): typeof events.$inferInsert => ({
  position,
  stream: 'test-1',
  version: position,
  type: 'SomethingHappened',
  schemaVersion: 1,
  data,
  by: 'somebody',
  at: new Date('2026-03-02T09:08:07.654Z'),
  commandId: null,
  commandPart: position,
  commandPrint: null,
});

describe.each(engines)('the same verbs on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => truncate(database));
  afterAll(() => database.close());

  const rows = async (query: ReturnType<typeof sql>) =>
    ((await database.db.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows;

  it('gives back a fact as it was written', async () => {
    const data = { text: '« été »', list: [1, null, 'deux'], nested: { yes: true, price: 1.5 } };
    await database.db.insert(events).values(fact(1, data));
    expect(await database.db.select().from(events)).toEqual([
      { ...fact(1, data), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('reads the same types in a query written by hand', async () => {
    const [row] = await rows(sql`
      select count(*), 9007199254740993::int8 as large, 1.50::numeric as exact, 1.5::float8 as float, true as yes,
        array['a', 'b']::text[] as words, timestamptz '2026-03-02 10:00:00+02' as at, date '2026-03-02' as day,
        '{"a":[1]}'::jsonb as json, null as nothing`);
    expect(row).toEqual({
      count: 1,
      large: 9007199254740993n,
      exact: '1.50',
      float: 1.5,
      yes: true,
      words: ['a', 'b'],
      at: '2026-03-02 08:00:00+00',
      day: '2026-03-02',
      json: { a: [1] },
      nothing: null,
    });
  });

  it('keeps all of a transaction or nothing, and hands on the error that stopped it', async () => {
    const stop = new Error('stop');
    const failing = database.transaction(async (tx) => {
      await tx.insert(events).values(fact(1));
      throw stop;
    });
    await expect(failing).rejects.toBe(stop);
    expect(await database.db.$count(events)).toBe(0);
    const answer = await database.transaction(async (tx) => {
      await tx.insert(events).values(fact(1));
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await database.db.$count(events)).toBe(1);
  });

  it('names the constraint that a repeated version broke', async () => {
    await database.db.insert(events).values(fact(1));
    const again = database.db.insert(events).values({ ...fact(2), version: 1 });
    await expect(again).rejects.toMatchObject({ cause: { code: '23505', constraint: 'events_stream_version' } });
  });

  it('runs several statements at once', async () => {
    await database.exec('create table two (a int); insert into two values (1), (2); ');
    expect(await rows(sql`select count(*) from two`)).toEqual([{ count: 2 }]);
    await database.exec('drop table two');
  });

  it('hears what is notified in a transaction once it is committed, until it stops listening', async () => {
    const heard: string[] = [];
    const stop = await database.listen('log', (payload) => heard.push(payload));
    await database
      .transaction(async (tx) => {
        await tx.execute(sql`select pg_notify('log', 'undone')`);
        throw new Error('undone');
      })
      .catch(() => {});
    await database.transaction((tx) => tx.execute(sql`select pg_notify('log', '7')`));
    await expect.poll(() => heard).toEqual(['7']);
    await stop();
    await database.db.execute(sql`select pg_notify('log', '8')`);
    await new Promise((done) => setTimeout(done, 50));
    expect(heard).toEqual(['7']);
  });

  it('refuses a channel name the engines would spell differently', async () => {
    await expect(database.listen('Log', () => {})).rejects.toThrow('not a channel name');
  });

  it('is emptied between tests, and the log starts from 0 again', async () => {
    await database.db.insert(events).values(fact(1));
    await database.db.update(logHead).set({ position: 1 });
    await truncate(database);
    expect(await database.db.$count(events)).toBe(0);
    expect(await database.db.select().from(logHead)).toEqual([{ one: 1, position: 0 }]);
  });

  it('closes twice without complaint', async () => {
    const other = await open();
    await other.close();
    await expect(other.close()).resolves.toBeUndefined();
  });
});
