import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../../../infra/db/open-postgres.ts';
import { logHead } from '../../../infra/db/precious.ts';
import { engines, postgresForTests } from '../../kit/database.ts';

describe.skipIf(engines.length < 2)('a PostgreSQL server that comes and goes', () => {
  let database: PostgresDatabase;
  let killer: PostgresDatabase;
  beforeAll(async () => {
    database = await postgresForTests();
    killer = await openPostgres(String(database.pool.options.connectionString), { poolSize: 1 });
  });
  afterAll(async () => {
    await killer.close();
    await database.close();
  });

  /** Cuts every connection to the database but the one that cuts. */
  const cut = () =>
    killer.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  const notify = (payload: string) => killer.db.execute(sql`select pg_notify('log', ${payload})`);

  it('is listened to again after the connection was cut, with a call to look for oneself', async () => {
    const heard: string[] = [];
    const stop = await database.listen('log', (payload) => heard.push(payload));
    await notify('1');
    await expect.poll(() => heard).toEqual(['1']);
    await cut();
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['1', '']);
    await notify('2');
    await expect.poll(() => heard).toEqual(['1', '', '2']);
    await stop();
  });

  it('serves again after idle connections were cut', async () => {
    await database.db.execute(sql`select 1`);
    await cut();
    await new Promise((done) => setTimeout(done, 50));
    await expect(database.db.execute(sql`select 1`)).resolves.toBeDefined();
  });

  it('fails a transaction cut in the middle, keeps nothing of it, and serves the next', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.update(logHead).set({ position: 99 });
      await cut();
      await tx.execute(sql`select 1`);
    });
    await expect(failing).rejects.toThrow();
    expect(await database.db.select().from(logHead)).toEqual([{ one: 1, position: 0 }]);
  });

  it('tells why a transaction failed even when its connection is gone', async () => {
    const reason = new Error('reason');
    const failing = database.transaction(async () => {
      await cut();
      throw reason;
    });
    await expect(failing).rejects.toBe(reason);
  });

  it('loses nothing acknowledged while connections are cut every 50 ms', { timeout: 20_000 }, async () => {
    await killer.exec('create table if not exists kept (n int)');
    const cutting = setInterval(() => void cut(), 50);
    const acknowledged: number[] = [];
    const until = performance.now() + 2_000;
    for (let n = 1; performance.now() < until; n += 1) {
      await database
        .transaction(async (tx) => {
          await tx.execute(sql`insert into kept values (${n})`);
          await tx.execute(sql`select pg_sleep(0.002)`);
        })
        .then(
          () => acknowledged.push(n),
          () => {},
        );
    }
    clearInterval(cutting);
    const { rows } = (await killer.db.execute(sql`select distinct n from kept`)) as unknown as {
      rows: { n: number }[];
    };
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  });

  it('refuses at once when there is no server', async () => {
    await expect(openPostgres('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow('ECONNREFUSED');
  });

  it('speaks UTC whatever the server thinks', async () => {
    const { rows } = (await database.db.execute(sql`select current_setting('timezone') as zone`)) as unknown as {
      rows: unknown[];
    };
    expect(rows).toEqual([{ zone: 'UTC' }]);
  });
});
