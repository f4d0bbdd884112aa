import { Redis } from 'ioredis';
import pg from 'pg';
import type { Database } from '../../../infra/db/database.ts';
import { migrate } from '../../../infra/db/migrate.ts';
import { openPostgres } from '../../../infra/db/open-postgres.ts';
import type { JobsSpec } from '../../../infra/jobs/open-jobs.ts';
import { engines, freshPostgresUrl, testDatabase } from '../../kit/database.ts';
import { hasRedis, redisServer } from '../../kit/redis-server.ts';
import { isFull } from '../volume.ts';

/** A queue whose store can lose everything, beside the database that keeps the mails. */
export type Wipeable = Readonly<{
  database: Database;
  /** Where the queue lies, for `openJobs` and, as settings, for the server; null where only one process may open it. */
  store: Pick<JobsSpec, 'databaseUrl' | 'redisUrl'>;
  env: Readonly<Record<string, string>> | null;
  wipe: () => Promise<void>;
  /** How many clocks the store holds, read without mending anything. */
  clocks: () => Promise<number>;
  close: () => Promise<void>;
}>;

const DROP = 'drop schema bullmq cascade';
const THERE = `select to_regclass('bullmq.scheduler') is not null as there`;
const COUNT = 'select count(*)::int as n from bullmq.scheduler';

const clocksIn = async ({ db }: Database): Promise<number> => {
  const first = async (query: string) =>
    ((await db.execute(query)) as unknown as { rows: { there?: boolean; n?: number }[] }).rows[0];
  return (await first(THERE))?.there ? ((await first(COUNT))?.n ?? 0) : 0;
};

const onPglite = async (): Promise<Wipeable> => {
  const database = await testDatabase();
  return {
    database,
    store: {},
    env: null,
    wipe: () => database.exec(DROP),
    clocks: () => clocksIn(database),
    close: () => database.close(),
  };
};

const onPostgres = async (): Promise<Wipeable> => {
  const { url, drop } = await freshPostgresUrl();
  const database = await openPostgres(url);
  await migrate(database);
  const knife = new pg.Client({ connectionString: url });
  await knife.connect();
  return {
    database,
    store: { databaseUrl: url },
    env: { DATABASE_URL: url },
    // Under work it may be the one that gives way: then once more.
    wipe: async () =>
      void (await knife
        .query(DROP)
        .catch(() => knife.query(DROP))
        .catch(() => knife.query(DROP))),
    clocks: () => clocksIn(database),
    close: async () => {
      await knife.end();
      await database.close();
      await drop();
    },
  };
};

const onRedis = async (): Promise<Wipeable> => {
  const [under, server] = await Promise.all([onPostgres(), redisServer()]);
  const knife = new Redis(server.url);
  knife.on('error', () => {});
  return {
    ...under,
    store: { redisUrl: server.url },
    env: { ...under.env, REDIS_URL: server.url },
    wipe: async () => void (await knife.flushall()),
    clocks: () => knife.zcard('connecteur:connecteur:repeat'),
    close: async () => {
      knife.disconnect();
      await server.stop();
      await under.close();
    },
  };
};

const hasPostgres = engines.some(({ name }) => name === 'PostgreSQL');
/** For `describe.each(wipeables)`: how each store loses all it holds. */
export const wipeables = [
  // Nobody but the server reaches its schema: only with full volumes.
  { name: 'PGlite', how: 'schema dropped', open: onPglite, there: isFull },
  { name: 'PostgreSQL', how: 'schema dropped', open: onPostgres, there: hasPostgres },
  { name: 'Redis', how: 'FLUSHALL', open: onRedis, there: hasPostgres && hasRedis() },
].filter(({ there }) => there);
