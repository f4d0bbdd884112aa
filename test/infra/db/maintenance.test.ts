import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maintain, worthVacuuming } from '../../../infra/db/maintenance.ts';
import type { PgliteDatabase } from '../../../infra/db/open-pglite.ts';
import { testDatabase } from '../../kit/database.ts';

describe('looking after the embedded database', () => {
  let database: PgliteDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.exec('create table busy (n int)');
  });
  afterAll(() => database.close());

  const one = async (query: string): Promise<unknown> =>
    Object.values((await database.raw.query(query)).rows[0] as object)[0];
  const checkpointAt = () => one('select redo_lsn::text from pg_control_checkpoint()');
  const churn = async () => {
    await database.exec('insert into busy select generate_series(1, 500); delete from busy');
    await database.raw.query('select pg_stat_force_next_flush()');
  };

  it('sees which tables are worth it, and vacuums them on its timer', async () => {
    await churn();
    expect(await worthVacuuming(database.raw)).toContain('public.busy');
    const stop = maintain(database.raw, { vacuumMs: 20, checkpointMs: 1_000_000 });
    await expect.poll(() => worthVacuuming(database.raw)).not.toContain('public.busy');
    await stop();
    expect(await one("select vacuum_count from pg_stat_user_tables where relname = 'busy'")).toBe(1);
  });

  it('negative control: nobody else vacuums', async () => {
    await churn();
    await new Promise((done) => setTimeout(done, 300));
    expect(await worthVacuuming(database.raw)).toContain('public.busy');
  });

  it('checkpoints when something was written, and not when nothing was', async () => {
    const before = await checkpointAt();
    await churn();
    const stop = maintain(database.raw, { vacuumMs: 1_000_000, checkpointMs: 20 });
    await expect.poll(checkpointAt).not.toBe(before);
    await new Promise((done) => setTimeout(done, 100));
    const settled = await checkpointAt();
    await new Promise((done) => setTimeout(done, 200));
    expect(await checkpointAt()).toBe(settled);
    await stop();
  });

  it('tells of a failure and goes on', async () => {
    const failures: unknown[] = [];
    const broken = { query: () => Promise.reject(new Error('broken')) } as unknown as PgliteDatabase['raw'];
    const stop = maintain(broken, { vacuumMs: 1_000_000, checkpointMs: 10, failed: (error) => failures.push(error) });
    await expect.poll(() => failures.length).toBeGreaterThan(1);
    await stop();
  });
});
