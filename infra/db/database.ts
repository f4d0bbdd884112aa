import type { Db } from '../../services/kit/ports.ts';

/** A statement written once: a server plans it once per connection, and knows it by its name. */
export type Prepared = Readonly<{ name: string; text: string }>;
/** Answers a statement's rows as the driver reads them. */
export type Ask = <Row>(statement: Prepared, values: readonly unknown[]) => Promise<Row[]>;

/** One open database, PGlite or PostgreSQL, behind the same few verbs. */
export type Database = Readonly<{
  kind: 'pglite' | 'postgres';
  /** Never used inside a `transaction` callback: use what the callback is given. */
  db: Db;
  transaction: <T>(run: (tx: Db) => Promise<T>) => Promise<T>;
  /**
   * A transaction for writing a great deal: writes that answer nothing are not waited for, and fail it when it ends. `ask` asks
   * in this transaction, behind what was written.
   */
  pour: <T>(run: (tx: Db, ask: Ask) => Promise<T>) => Promise<T>;
  /** One statement that is a transaction of its own. */
  ask: Ask;
  /** Several statements, no parameters: migrations and DDL. */
  exec: (sql: string) => Promise<void>;
  /** Calls back for each NOTIFY on the channel; resolves to the function that stops it. Survives reconnection. */
  listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  /** Where no other process can write: how often this one may have. The same twice: nothing changed in between. */
  writes?: () => number;
  close: () => Promise<void>;
}>;

/** Channel names go into SQL unquoted, where the two engines fold case differently; so only names that need no quotes. */
export const knownChannel = (channel: string): string => {
  if (!/^[a-z][a-z_]{0,62}$/.test(channel)) throw new Error(`not a channel name: ${channel}`);
  return channel;
};
