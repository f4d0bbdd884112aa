import type { PGlite } from '@electric-sql/pglite';

/* The embedded engine has no checkpointer and no autovacuum: without these its log and its tables only grow. */

type Options = Readonly<{ checkpointMs?: number; vacuumMs?: number; failed?: (error: unknown) => void }>;

/** Checkpoints and vacuums on timers, one at a time, until the returned function has been called and awaited. */
export const maintain = (raw: PGlite, options: Options = {}): (() => Promise<void>) => {
  const { checkpointMs = 60_000, vacuumMs = 600_000, failed = () => {} } = options;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let checkpointedAt = '';

  const queue = (work: () => Promise<void>): void => {
    running = running.then(() => (stopped ? undefined : work())).catch(failed);
  };
  const checkpointIfWritten = async (): Promise<void> => {
    if ((await walPosition(raw)) === checkpointedAt) return;
    await raw.query('checkpoint');
    checkpointedAt = await walPosition(raw);
  };
  const vacuum = async (): Promise<void> => {
    for (const table of await worthVacuuming(raw)) {
      if (stopped) return;
      await raw.query(`vacuum (analyze) ${table}`);
      // Each one holds the event loop; between two, whoever waits is served.
      await new Promise((done) => setTimeout(done, 20));
    }
  };

  const timers = [
    setInterval(() => queue(checkpointIfWritten), checkpointMs),
    setInterval(() => queue(vacuum), vacuumMs),
  ];
  for (const timer of timers) timer.unref();
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await running;
  };
};

const walPosition = async (raw: PGlite): Promise<string> => {
  const { rows } = await raw.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at');
  return rows[0]?.at ?? '';
};

/** Tables, of any schema, changed by more than a fifth since they were last vacuumed or analysed. */
export const worthVacuuming = async (raw: PGlite): Promise<readonly string[]> => {
  const { rows } = await raw.query<{ name: string }>(`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where n_dead_tup > 50 + n_live_tup / 5 or n_mod_since_analyze > 50 + n_live_tup / 5
    order by n_dead_tup desc`);
  return rows.map(({ name }) => name);
};
