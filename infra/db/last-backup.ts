import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Database } from './database.ts';
import { lastBackup } from './precious.ts';
import { unhurried } from './unhurried.ts';

/** Any number, the same for everybody who makes backups. */
const LOCK = 7_203_110_416;

/** Notes that the log is saved up to here. */
export const noteBackup = async ({ db }: Database, saved: Readonly<{ at: Date; position: number }>): Promise<void> => {
  await db.insert(lastBackup).values(saved).onConflictDoUpdate({ target: lastBackup.one, set: saved });
};

export type Saved = Readonly<{
  /** Of the last backup; nothing when there never was one. */
  at: Date | null;
  /** Milliseconds since the last backup, or since this database could have had one. */
  ageMs: number;
  /** In the log by now. */
  facts: number;
}>;

/** How old the last backup is, as every process of the database tells. */
export const lastSaved = async (db: Db, now: Date): Promise<Saved> => {
  const { rows } = (await db.execute(
    sql`select position as facts, (select extract(epoch from at) * 1000 from last_backup) as at,
               (select extract(epoch from at) * 1000 from migrations where name = '0007-last-backup.sql') as since
        from log_head`,
  )) as unknown as { rows: { facts: number; at: string | null; since: string | null }[] };
  const { facts = 0, at = null, since = null } = rows[0] ?? {};
  const from = Number(at ?? since ?? now.getTime());
  return { at: at === null ? null : new Date(Number(at)), ageMs: Math.max(0, now.getTime() - from), facts };
};

/** The embedded databases of this process that are being saved. */
const saving = new WeakSet<Database>();

/** Runs this unless somebody else does: in this process, or in another one of the same server. Then answers nothing. */
export const oneAtATime = async <T>(database: Database, work: () => Promise<T>): Promise<T | undefined> => {
  if (saving.has(database)) return undefined;
  saving.add(database);
  try {
    // The embedded database has one process, and one connection, which must stay free for the work itself.
    if (database.kind === 'pglite') return await work();
    return await database.transaction(async (tx) => {
      await unhurried(tx);
      const { rows } = (await tx.execute(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`)) as unknown as {
        rows: { mine: boolean }[];
      };
      return rows[0]?.mine ? await work() : undefined;
    });
  } finally {
    saving.delete(database);
  }
};
