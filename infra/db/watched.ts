import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { OnQuery } from '../observe/slow-queries.ts';
import { trail } from '../observe/trail.ts';

/* Each statement timed where it meets its engine, without the time it waited for its turn. */

type Ask = (text: string, ...rest: never[]) => Promise<unknown>;
type Exclusive = (work: () => Promise<unknown>) => Promise<unknown>;

/** Tells of each statement of the embedded engine: its one connection is shared, so most of what is slow only waits. */
export const watchPglite = (raw: PGlite, onQuery: OnQuery): void => {
  const turns = new AsyncLocalStorage<{ since: number }>();
  const timed =
    (ask: Ask): Ask =>
    async (text, ...rest) => {
      const turn = { since: performance.now() };
      const of = trail();
      try {
        return await turns.run(turn, () => ask(text, ...rest));
      } finally {
        onQuery(text, performance.now() - turn.since, of);
      }
    };
  const engine = raw as unknown as Record<'query' | 'exec', Ask> & { _runExclusiveTransaction: Exclusive };
  const exclusive = engine._runExclusiveTransaction.bind(raw);
  engine._runExclusiveTransaction = (work) =>
    exclusive(() => {
      const turn = turns.getStore();
      if (turn) turn.since = performance.now();
      return work();
    });
  engine.query = timed(engine.query.bind(raw));
  engine.exec = timed(engine.exec.bind(raw));
  const transaction = raw.transaction.bind(raw);
  raw.transaction = (run) =>
    transaction((tx) => {
      const inside = tx as unknown as Record<'query' | 'exec', Ask>;
      inside.query = timed(inside.query);
      inside.exec = timed(inside.exec);
      return run(tx);
    });
};

/** A connection that tells of each of its statements. */
export const watchedClient = (onQuery: OnQuery) =>
  class extends pg.Client {
    #answeredAt = 0;

    // biome-ignore lint/suspicious/noExplicitAny: the pool calls back, others await, and one signature serves both
    override query(...asked: any[]): any {
      const text: unknown = typeof asked[0] === 'string' ? asked[0] : asked[0]?.text;
      if (typeof text !== 'string') return super.query(...(asked as [string]));
      const askedAt = performance.now();
      const of = trail();
      const answered = () => {
        const now = performance.now();
        // One after the other on a connection that pipelines: it began when the one before it had ended.
        onQuery(text, now - Math.max(askedAt, this.#answeredAt), of);
        this.#answeredAt = now;
      };
      const called = asked.at(-1);
      if (typeof called !== 'function') {
        const answer = super.query(...(asked as [string])) as Promise<unknown>;
        answer.then(answered, answered);
        return answer;
      }
      const hears = (...heard: unknown[]) => {
        answered();
        called(...heard);
      };
      return super.query(...([...asked.slice(0, -1), hears] as unknown as [string]));
    }
  };

/** Whoever waited for a connection goes on as themselves, not as whoever gave it back. */
export const keepTrails = (pool: pg.Pool): void => {
  const connect = pool.connect.bind(pool) as (called?: unknown) => Promise<pg.PoolClient>;
  pool.connect = ((called?: () => void) => (called ? connect(AsyncResource.bind(called)) : connect())) as never;
};
