import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

export const SCHEMA = 'bullmq';

type Run = (text: string, params?: readonly unknown[]) => Promise<PgQueryResult>;
type Session = Pick<PGlite, 'query' | 'exec'>;

/**
 * The embedded database in the shape BullMQ expects of a pool. There is one connection, shared with everybody: each
 * statement runs in a transaction of its own with the queue's schema set for that transaction alone, so that nobody
 * else ever sees the search path move, and no table of ours is taken for one of the queue's.
 */
export const pglitePool = (db: PGlite): PgPool => {
  const query: Run = (text, params) =>
    db.transaction(async (tx) => {
      await tx.exec(`set local search_path to ${SCHEMA}`);
      return say(tx, text, params);
    });
  return Object.assign(new EventEmitter(), {
    query,
    connect: async () => connection(db, query),
    end: async () => {},
  }) as unknown as PgPool;
};

/** A client whose own `BEGIN`, `COMMIT` and `ROLLBACK` are the surrounding transaction's: for the queue's migrations. */
export const withinTransaction = <T>(db: PGlite, run: (client: { query: Run }) => Promise<T>): Promise<T> =>
  db.transaction((tx) =>
    run({
      query: async (text, params) =>
        /^\s*(begin|commit|rollback)\s*$/i.test(text) ? { rows: [], rowCount: 0 } : say(tx, text, params),
    }),
  );

const connection = (db: PGlite, query: Run): PgPoolClient => {
  const client = new EventEmitter();
  const unsubscribe = db.onNotification((channel, payload) => client.emit('notification', { channel, payload }));
  // The socket is a pretence: there is no connection to lose, so no reason to wake every ten seconds to check on it.
  const stream = { setKeepAlive: () => stream };
  return Object.assign(client, { query, release: unsubscribe, connection: { stream } }) as unknown as PgPoolClient;
};

const say = async (session: Session, text: string, params?: readonly unknown[]): Promise<PgQueryResult> => {
  const result = params?.length ? await session.query(text, [...params]) : (await session.exec(text)).at(-1);
  return { rows: result?.rows ?? [], rowCount: result?.affectedRows || (result?.rows.length ?? 0) };
};
