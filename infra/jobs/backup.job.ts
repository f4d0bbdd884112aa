import { mkdirSync } from 'node:fs';
import type { Job } from '../../services/kit/reactor.ts';
import { makeBackup } from '../db/backups.ts';
import type { Database } from '../db/database.ts';
import { ensureSpace } from '../db/free-space.ts';
import { lastSaved } from '../db/last-backup.ts';

export type BackupPlan = Readonly<{ dir: string; everyHours: number; keep: number }>;

const HOUR_MS = 3_600_000;
export const BACKUP_JOB = 'make-backup';

/** Looks every ten minutes whether a backup is due, and makes it; of several processes, one. */
export const backupJob = (database: Database, plan: BackupPlan): Job => ({
  name: BACKUP_JOB,
  every: '*/10 * * * *',
  run: async (_, { clock }) => {
    const { at, ageMs, facts } = await lastSaved(database.db, clock.now());
    // An empty log beside the backups of a lost one must not become the newest of them.
    if (facts === 0 || (at && ageMs < plan.everyHours * HOUR_MS)) return;
    mkdirSync(plan.dir, { recursive: true });
    // A backup must not be what fills the disk.
    await ensureSpace(plan.dir)();
    await makeBackup(database, { dir: plan.dir, keep: plan.keep, now: clock.now });
  },
});

/** Older than two periods: it was missed once, and nobody mended it. A plan of 0 hours makes none and misses none. */
export const isOverdue = (ageMs: number, { everyHours }: Pick<BackupPlan, 'everyHours'>): boolean =>
  everyHours > 0 && ageMs > 2 * everyHours * HOUR_MS;
