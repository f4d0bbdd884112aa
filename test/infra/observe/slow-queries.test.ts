import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { openPglite } from '../../../infra/db/open-pglite.ts';
import { openPostgres } from '../../../infra/db/open-postgres.ts';
import { makeTemplate } from '../../../infra/db/template.ts';
import { openLog } from '../../../infra/observe/log.ts';
import { openMetrics } from '../../../infra/observe/metrics.ts';
import { type OnQuery, shapeOfStatement, slowQueries } from '../../../infra/observe/slow-queries.ts';
import { onBehalfOf } from '../../../infra/observe/trail.ts';
import { engines, freshPostgresUrl } from '../../kit/database.ts';

describe('the shape of a statement', () => {
  it.each([
    [
      `select * from "outbox"\n  where "state" = 'queued' and n > 12.5`,
      'select * from "outbox" where "state" = ? and n > ?',
    ],
    [
      `insert into vault values ('Ana''s', E'it\\'s', $$secret$$, $t$of $$ hers$t$, 'x')`,
      'insert into vault values (?, …)',
    ],
    ['select $1, t1.c2 from t1 where v in ($2, $3, $4, $5)', 'select $1, t1.c2 from t1 where v in ($2, …)'],
    [`insert into t values ('a', 1), ('b', 2), ('c', 3)`, 'insert into t values (?, ?), …'],
    ["select 1 -- isn't\nfrom t where a = 'ana'", 'select ? from t where a = ?'],
    [`select 'a -- b', "it's"\nfrom t where a /* 'x */ = 'ana'`, `select ?, "it's" from t where a = ?`],
    [`set statement_timeout = '30s'`, 'set statement_timeout = ?'],
  ])('of %s', (text, shape) => expect(shapeOfStatement(text)).toBe(shape));

  it('keeps no value of one that is cut in the middle of it', () => {
    for (const quote of [`'`, `e'`, '$q$'])
      expect(shapeOfStatement(`select ${quote}${'secret '.repeat(5_000)}`)).toBe('select ?');
  });
});

type Open = (onQuery: OnQuery) => Promise<Readonly<{ database: Database; close: () => Promise<void> }>>;
const opens: Record<string, Open> = {
  PGlite: async (onQuery) => {
    const database = await openPglite('memory', { loadDataDir: await makeTemplate(), onQuery });
    return { database, close: () => database.close() };
  },
  // One connection, so that whoever asks second waits for whoever asks first.
  PostgreSQL: async (onQuery) => {
    const { url, drop } = await freshPostgresUrl();
    const database = await openPostgres(url, { poolSize: 1, onQuery });
    return { database, close: () => database.close().then(drop) };
  },
};

describe.each(engines)('a slow query on $name', ({ name }) => {
  const lines: Record<string, unknown>[] = [];
  const metrics = openMetrics();
  let database: Database;
  let close = async () => {};
  beforeAll(async () => {
    const write = (line: Buffer, _: string, done: () => void) => {
      lines.push(JSON.parse(String(line)));
      done();
    };
    const log = openLog('info', new Writable({ write }));
    ({ database, close } = await (opens[name] as Open)(slowQueries({ log, metrics, overMs: 150 })));
  });
  beforeEach(() => {
    lines.length = 0;
  });
  afterAll(() => close());

  const slow = (mark: string) => sql.raw(`select '${mark}' as secret, pg_sleep(0.3)`);

  it('is told with its shape and on whose behalf it was, and counted', async () => {
    await onBehalfOf({ request: 'r-1', positions: [7] }, async () => await database.db.execute(slow('ana')));
    expect(lines).toMatchObject([
      { level: 40, msg: 'a slow query', request: 'r-1', statement: 'select ? as secret, pg_sleep(?)' },
    ]);
    expect(lines[0]?.ms).toBeGreaterThan(150);
    expect(lines[0]).not.toHaveProperty('positions');
    expect(JSON.stringify(lines)).not.toContain('ana');
    expect((await metrics.slowQueries.get()).values[0]?.value).toBe(1);
  });

  it('is told of the one who asked, also from behind another, in a transaction, or when it fails', async () => {
    const { db, transaction, pour } = database;
    await Promise.all([
      onBehalfOf({ request: 'first' }, async () => await db.execute(slow('a'))),
      onBehalfOf({ follower: 'second', position: 3 }, async () => await db.execute(slow('b'))),
      onBehalfOf({ job: 'third' }, () => transaction((tx) => tx.execute(slow('c')))),
      onBehalfOf({ request: 'fourth' }, () => pour((tx) => tx.execute(slow('d')))),
      onBehalfOf({ request: 'fifth' }, () =>
        db.execute(sql`select pg_sleep(0.3), 1 / (random() * 0)::int`).catch(() => {}),
      ),
    ]);
    expect(lines.map(({ request, follower, job }) => request ?? follower ?? job).sort()).toEqual([
      'fifth',
      'first',
      'fourth',
      'second',
      'third',
    ]);
    expect(lines.find(({ follower }) => follower)).toMatchObject({ follower: 'second', position: 3 });
  });

  it('is not what only waited for its turn', async () => {
    const { db } = database;
    await Promise.all([
      onBehalfOf({ request: 'slow' }, async () => await db.execute(slow('a'))),
      onBehalfOf({ request: 'quick' }, async () => await db.execute(sql`select 1`)),
    ]);
    expect(lines.map(({ request }) => request)).toEqual(['slow']);
  });
});
