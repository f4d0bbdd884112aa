import { type BackendFactory, createPostgresBackend, createRedisBackend, runMigrations } from 'bullmq';
import { Redis } from 'ioredis';
import type { Database } from '../db/database.ts';
import { pgliteOf } from '../db/open-pglite.ts';
import { impatient, type Patience, patiently } from '../patience.ts';
import { pglitePool, SCHEMA, withinTransaction } from './pglite-pool.ts';
import { relaid } from './relaid.ts';

/** Where jobs are kept: what BullMQ's classes are given for it. */
export type Backend = Readonly<{
  kind: 'pglite' | 'postgres' | 'redis';
  // biome-ignore lint/suspicious/noExplicitAny: the library's own parameters differ by store and only it reads them
  factory: BackendFactory<any, any>;
  /** For adding: answers at once, also when the store is away. */
  adding: unknown;
  /** For working: waits for the store to come back. */
  working: unknown;
  close: () => Promise<void>;
}>;

export type StoreSpec = Readonly<{
  database: Database;
  /** The same address the database was opened with, when it is a server. */
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  /** How long a Redis that is away is waited for; not at all unless told. */
  patience?: Patience;
}>;

export const QUEUE = 'connecteur';

// biome-ignore lint/suspicious/noExplicitAny: what a connection is depends on the store
export const at = (backend: Backend, connection: unknown): any => ({
  connection,
  ...(backend.kind === 'redis' && { prefix: QUEUE }),
});

type Heard = (error: unknown) => void;

/** Redis when there is an address for it, otherwise the database itself. */
export const openBackend = async (spec: StoreSpec, onError: Heard): Promise<Backend> => {
  if (spec.redisUrl) return redisBackend(spec.redisUrl, onError, spec.patience ?? impatient);
  if (spec.database.kind === 'pglite') return pgliteBackend(spec.database);
  if (!spec.databaseUrl) throw new Error('jobs on a PostgreSQL server need its address');
  return postgresBackend(spec.databaseUrl, onError);
};

const pgliteBackend = async (database: Database): Promise<Backend> => {
  const raw = pgliteOf(database);
  const lay = () => withinTransaction(raw, (client) => runMigrations(client, SCHEMA)).then(() => {});
  await lay();
  const plain = pglitePool(raw);
  const pool = Object.assign(plain, { query: relaid(plain.query.bind(plain), lay) });
  return { kind: 'pglite', factory: createPostgresBackend, adding: pool, working: pool, close: async () => {} };
};

/** Milliseconds a question of the queue may take, a wait for another process that lays its tables included. */
const QUEUE_MS = 20_000;

const postgresBackend = async (url: string, onError: Heard): Promise<Backend> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'connecteur jobs',
    options: `-c search_path=${SCHEMA} -c statement_timeout=${QUEUE_MS}`,
    // What the queue asks is always short: no answer means that nobody is there any more.
    query_timeout: QUEUE_MS,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', () => {}));
  const lay = async () => {
    const client = await pool.connect();
    try {
      await runMigrations(client as Parameters<typeof runMigrations>[0], SCHEMA);
    } finally {
      client.release();
    }
  };
  await lay();
  const query = pool.query.bind(pool) as (text: string, params?: unknown[]) => Promise<unknown>;
  const kept = Object.assign(pool, { query: relaid(query, lay) });
  return {
    kind: 'postgres',
    factory: createPostgresBackend,
    adding: kept,
    working: kept,
    close: () => pool.end(),
  };
};

const REDIS_MS = 5_000;

/** Refused as long as nobody mends the settings: no use in waiting. */
const isRefusal = (error: unknown): boolean => /^(NOAUTH|WRONGPASS)/.test((error as Error).message);

/** One try. A client that waits by itself would hide why it waits, so this one does not. */
const probe = async (url: string): Promise<void> => {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: REDIS_MS, retryStrategy: () => null });
  let why: unknown;
  client.on('error', (error) => {
    why = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    throw why ?? error;
  } finally {
    client.disconnect();
  }
};

const redisBackend = async (url: string, onError: Heard, patience: Patience): Promise<Backend> => {
  const server = { kind: 'Redis', setting: 'REDIS_URL', url, isAway: (error: unknown) => !isRefusal(error) } as const;
  await patiently(server, patience, () => probe(url));
  const reconnect = { retryStrategy: (times: number) => Math.min(times * 100, 2_000) };
  const adding = new Redis(url, {
    ...reconnect,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  const working = new Redis(url, { ...reconnect, maxRetriesPerRequest: null, lazyConnect: true });
  for (const client of [adding, working]) client.on('error', onError);
  await Promise.all([adding.connect(), working.connect()]);
  return {
    kind: 'redis',
    factory: createRedisBackend,
    adding,
    working,
    close: async () => {
      for (const client of [adding, working]) client.disconnect();
    },
  };
};
