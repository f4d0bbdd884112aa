import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PgliteDatabase } from '../../../infra/db/open-pglite.ts';
import { type JobQueue, openJobs } from '../../../infra/jobs/open-jobs.ts';
import type { Deps } from '../../../services/kit/ports.ts';
import { testDatabase } from '../../kit/database.ts';

/* Jobs and everything else share one connection on the embedded database. */

describe('jobs beside everything else on one connection', { timeout: 20_000 }, () => {
  let database: PgliteDatabase;
  let jobs: JobQueue;
  let ran = 0;
  let before: unknown;
  const searchPath = async () => (await database.raw.query<{ search_path: string }>('show search_path')).rows[0];
  const until = async (met: () => boolean) => {
    for (const end = Date.now() + 8_000; !met(); await new Promise((resolve) => setTimeout(resolve, 10)))
      if (Date.now() > end) throw new Error('waited in vain');
  };

  beforeAll(async () => {
    database = await testDatabase();
    // Names the queue uses too: were they looked up on a shared path, one side would write into the other's.
    await database.exec(
      'create table job (whose text); create table event (whose text); create table rate_limit (whose text)',
    );
    before = await searchPath();
    jobs = await openJobs({ database });
    await jobs.work([{ name: 'tick', every: '0 0 1 1 *', run: async () => void ran++ }], {} as Deps);
  });
  afterAll(async () => {
    await jobs.close();
    await database.close();
  });

  it('leaves the search path alone, before, during and after', async () => {
    for (let n = 0; n < 50; n += 1) await Promise.all([jobs.add('tick'), searchPath()]);
    await until(() => ran === 50);
    expect(await searchPath()).toEqual(before);
  });

  it('takes no table of ours for one of its own', async () => {
    await database.exec("insert into job values ('ours'); insert into event values ('ours')");
    await jobs.add('tick');
    await until(() => ran === 51);
    const { rows } = await database.raw.query('select whose from job union all select whose from event');
    expect(rows).toEqual([{ whose: 'ours' }, { whose: 'ours' }]);
  });

  it('waits for a transaction of somebody else, and sees none of its search path', async () => {
    let added: Promise<void> | undefined;
    await database.transaction(async (tx) => {
      await tx.execute(sql`create schema rebuild_x`);
      await tx.execute(sql`set local search_path to rebuild_x, public`);
      await tx.execute(sql`create table job (id text)`);
      added = jobs.add('tick');
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(ran).toBe(51);
      const { rows } = (await tx.execute(sql`select count(*)::int as n from job`)) as unknown as {
        rows: { n: number }[];
      };
      expect(rows[0]?.n).toBe(0);
    });
    await added;
    await until(() => ran === 52);
  });

  it('leaves the connection whole after a statement of the queue failed', async () => {
    await expect(jobs.queue.upsertJobScheduler('x', { pattern: 'not a clock' })).rejects.toThrow();
    expect(await searchPath()).toEqual(before);
    await jobs.add('tick');
    await until(() => ran === 53);
  });
});
