import { openPostgres } from '../../../infra/db/open-postgres.ts';
import type { JobQueue, JobsSpec } from '../../../infra/jobs/open-jobs.ts';
import { openJobs } from '../../../infra/jobs/open-jobs.ts';
import { engines, freshPostgresUrl, testDatabase } from '../../kit/database.ts';
import { hasRedis, redisServer } from '../../kit/redis-server.ts';

type Options = Omit<JobsSpec, 'database' | 'databaseUrl' | 'redisUrl'>;

/** One store, shared by every queue opened over it until `close`. */
export type Store = Readonly<{ open: (options?: Options) => Promise<JobQueue>; close: () => Promise<void> }>;

const onPglite = async (): Promise<Store> => {
  const database = await testDatabase();
  return { open: (options) => openJobs({ database, ...options }), close: () => database.close() };
};

const onPostgres = async (): Promise<Store> => {
  const { url, drop } = await freshPostgresUrl();
  const database = await openPostgres(url);
  return {
    open: (options) => openJobs({ database, databaseUrl: url, ...options }),
    close: async () => {
      await database.close();
      await drop();
    },
  };
};

const onRedis = async (): Promise<Store> => {
  const [database, redis] = await Promise.all([testDatabase(), redisServer()]);
  return {
    open: (options) => openJobs({ database, redisUrl: redis.url, ...options }),
    close: async () => {
      await redis.stop();
      await database.close();
    },
  };
};

/** For `describe.each(stores)`: the same promises on each. */
export const stores: readonly Readonly<{ name: string; start: () => Promise<Store> }>[] = [
  { name: 'PGlite', start: onPglite, there: true },
  { name: 'PostgreSQL', start: onPostgres, there: engines.some(({ name }) => name === 'PostgreSQL') },
  { name: 'Redis', start: onRedis, there: hasRedis() },
].filter(({ there }) => there);
