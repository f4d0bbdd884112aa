import type { Db } from '../../services/kit/ports.ts';

/** One open database, PGlite or PostgreSQL, behind the same few verbs. */
export type Database = Readonly<{
  kind: 'pglite' | 'postgres';
  /** Never used inside a `transaction` callback: use what the callback is given. */
  db: Db;
  transaction: <T>(run: (tx: Db) => Promise<T>) => Promise<T>;
  /** Several statements, no parameters: migrations and DDL. */
  exec: (sql: string) => Promise<void>;
  /** Calls back for each NOTIFY on the channel; resolves to the function that stops it. Survives reconnection. */
  listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
}>;
