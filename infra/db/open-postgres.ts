import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Db } from '../../services/kit/ports.ts';
import type { OnQuery } from '../observe/slow-queries.ts';
import type { Ask, Database } from './database.ts';
import { postgresListener } from './postgres-listener.ts';
import { pouredInto } from './poured.ts';
import { hangUp } from './pulse.ts';
import { keepTrails, watchedClient } from './watched.ts';

/** A PostgreSQL server; `pool` is for what brings its own statements: jobs, sign-in. */
export type PostgresDatabase = Database & Readonly<{ kind: 'postgres'; pool: pg.Pool }>;

type Options = Readonly<{ poolSize?: number; connectTimeoutMs?: number; onQuery?: OnQuery }>;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** As the embedded database does: a number when it fits, so that `count(*)` reads the same on both. */
const int8 = (text: string): number | bigint => {
  const value = BigInt(text);
  return value > SAFE || value < -SAFE ? value : Number(value);
};
// drizzle reads the driver's own table of parsers, so there is no narrower place to say it.
pg.types.setTypeParser(pg.types.builtins.INT8, int8 as (text: string) => number);

/**
 * What a session is told first. A statement that waits half a minute waits for somebody who is stuck, and a transaction
 * left alone so long belongs to a process that froze with the append lock in its hand: neither may hold up the others.
 */
const GREETING = `set time zone 'UTC'; set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '30s'`;

/** What a query is told when the server was asked whether it is there, and said nothing. */
class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
  readonly code = 'ETIMEDOUT';
}

/** Connects lazily; throws here and now when the server cannot be reached. */
export const openPostgres = async (url: string, options: Options = {}): Promise<PostgresDatabase> => {
  const { poolSize = 10, connectTimeoutMs = 10_000, onQuery } = options;
  const open = new Set<pg.Client>();
  const Watched: typeof pg.Client = onQuery ? watchedClient(onQuery) : pg.Client;
  /** Known from its first moment on, so that one that waits for a silent server can be hung up. */
  class Client extends Watched {
    // biome-ignore lint/suspicious/noExplicitAny: the pool calls back, others await, and one signature serves both
    override connect(called?: any): any {
      if (listener.isSilent()) {
        const error = new DatabaseSilent('PostgreSQL says nothing');
        return called ? process.nextTick(called, error) : Promise.reject(error);
      }
      open.add(this);
      this.once('end', () => open.delete(this));
      return super.connect(called);
    }
  }
  const listener = postgresListener(url, () => open.forEach(hangUp));
  const settings = {
    Client,
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'connecteur',
    onConnect: async (client: pg.ClientBase) => {
      await client.query(GREETING);
    },
  };
  const pool = new pg.Pool({ ...settings, max: poolSize });
  const pouring = new pg.Pool({ ...settings, max: 4, pipeline: true });
  // A connection lost while idle or in use is reported by the query that needed it; unheard, it would end the process.
  for (const one of [pool, pouring]) {
    if (onQuery) keepTrails(one);
    one.on('error', () => {});
    one.on('connect', (client) => {
      client.on('error', () => {});
    });
  }
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  listener.start();
  return {
    kind: 'postgres',
    pool,
    db: drizzle(pool, { casing: 'snake_case' }) as unknown as Db,
    transaction: (run) => inTransaction(pool, run),
    pour: (run) => inPouring(pouring, run),
    ask: async ({ name, text }, values) => (await pouring.query({ name, text, values: [...values] })).rows,
    exec: async (sql) => {
      await pool.query(sql);
    },
    listen: listener.listen,
    close: async () => {
      await listener.close();
      for (const one of [pool, pouring]) if (!one.ended) await one.end();
    },
  };
};

const inPouring = async <T>(pool: pg.Pool, run: (tx: Db, ask: Ask) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    const begun = client.query('begin');
    // Should it fail, so does what follows.
    begun.catch(() => {});
    const result = await pouredInto(client, run);
    await begun;
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};

const inTransaction = async <T>(pool: pg.Pool, run: (tx: Db) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let cause: unknown;
  try {
    return await drizzle(client, { casing: 'snake_case' }).transaction(async (tx) => {
      try {
        return await run(tx as unknown as Db);
      } catch (error) {
        cause = error;
        throw error;
      }
    });
  } catch (error) {
    // A rollback on a lost connection fails too; the first error is the one that explains.
    throw cause ?? error;
  } finally {
    client.release();
  }
};
