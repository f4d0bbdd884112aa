import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../infra/db/open-postgres.ts';
import { type JobQueue, openJobs } from '../../../infra/jobs/open-jobs.ts';
import type { Deps } from '../../../services/kit/ports.ts';
import type { Job } from '../../../services/kit/reactor.ts';
import { engines, freshPostgresUrl, testDatabase } from '../../kit/database.ts';
import { hasRedis, redisServer } from '../../kit/redis-server.ts';

const until = async (met: () => boolean | Promise<boolean>, ms = 20_000) => {
  for (const end = Date.now() + ms; !(await met()); await new Promise((resolve) => setTimeout(resolve, 25)))
    if (Date.now() > end) throw new Error('waited in vain');
};

describe('a queue whose store goes away and comes back', { timeout: 60_000 }, () => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  let ran = 0;
  const job: Job = { name: 'tick', every: '0 0 1 1 *', run: async () => void ran++ };
  const work = async (jobs: JobQueue) => {
    cleanups.push(() => jobs.close(500));
    ran = 0;
    await jobs.work([job], {} as Deps);
    await jobs.add('tick');
    await until(() => ran === 1);
  };

  it.skipIf(!hasRedis())('says so at once, then works on, its clocks back in an emptied Redis', async () => {
    const [database, redis] = [await testDatabase(), await redisServer()];
    cleanups.push(() => database.close());
    const jobs = await openJobs({ database, redisUrl: redis.url, watchMs: 200 });
    await work(jobs);
    await redis.stop();
    const asked = Date.now();
    await expect(jobs.add('tick')).rejects.toThrow();
    expect(Date.now() - asked).toBeLessThan(5_000);
    const again = await redisServer(redis.url);
    cleanups.push(again.stop);
    await until(() =>
      jobs.add('tick').then(
        () => true,
        () => false,
      ),
    );
    await until(() => ran >= 2);
    await until(async () => (await jobs.queue.getJobSchedulers()).some(({ key }) => key === 'tick'));
  });

  it.skipIf(!hasRedis())('lets the process leave when Redis is away', async () => {
    const [database, redis] = [await testDatabase(), await redisServer()];
    cleanups.push(() => database.close());
    const jobs = await openJobs({ database, redisUrl: redis.url });
    await work(jobs);
    await redis.stop();
    const asked = Date.now();
    await jobs.close(500);
    expect(Date.now() - asked).toBeLessThan(12_000);
  });

  it.skipIf(engines.length < 2)('works on after PostgreSQL cut every connection', async () => {
    const { url, drop } = await freshPostgresUrl();
    cleanups.push(drop);
    const database = await openPostgres(url);
    cleanups.push(() => database.close());
    const jobs = await openJobs({ database, databaseUrl: url });
    await work(jobs);
    const knife = new pg.Client({ connectionString: url });
    await knife.connect();
    for (let cut = 1; cut <= 3; cut += 1) {
      await knife.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await until(() =>
        jobs.add('tick').then(
          () => true,
          () => false,
        ),
      );
      await until(() => ran >= 1 + cut);
    }
    await knife.end();
  });
});
