import type { PGlite } from '@electric-sql/pglite';

/** For so many milliseconds at most do statements follow each other without anybody else's turn. */
const BREATH_MS = 5;

type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Gives sockets and timers their turn between statements. The embedded engine works inside this process and answers without ever
 * waiting, so a long row of statements would be one single turn of the event loop: pages would not be answered, mail servers would
 * seem away, leases would run out.
 */
export const letBreathe = (raw: PGlite): void => {
  const engine = raw as unknown as { _runExclusiveQuery: Exclusive };
  const exclusive = engine._runExclusiveQuery.bind(raw) as Exclusive;
  let breathed = Number.NEGATIVE_INFINITY;
  engine._runExclusiveQuery = (work) =>
    exclusive(async () => {
      if (performance.now() - breathed > BREATH_MS) {
        await new Promise(setImmediate);
        breathed = performance.now();
      }
      return work();
    });
};
