import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn } from '../../../infra/db/backups.ts';
import type { Database } from '../../../infra/db/database.ts';
import { logHead } from '../../../infra/db/precious.ts';
import { logReader } from '../../../infra/event-store/log-reader.ts';
import { healthRoutes } from '../../../infra/http/health.ts';
import { backupJob } from '../../../infra/jobs/backup.job.ts';
import { openMetrics } from '../../../infra/observe/metrics.ts';
import type { Deps } from '../../../services/kit/ports.ts';
import { testDatabase } from '../../kit/database.ts';

const START = Date.parse('2100-03-02T09:00:00Z');
const hoursOn = (hours: number): Date => new Date(START + hours * 3_600_000);

describe('scheduled backups', () => {
  let database: Database;
  let dir: string;
  beforeAll(async () => {
    database = await testDatabase();
    dir = mkdtempSync(join(tmpdir(), 'connecteur-scheduled-'));
  });
  beforeEach(async () => {
    await database.exec('delete from last_backup; update log_head set position = 0');
    rmSync(join(dir, 'backups'), { recursive: true, force: true });
  });
  afterAll(async () => {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const plan = () => ({ dir: join(dir, 'backups'), everyHours: 24, keep: 2 });
  const runAt = (now: Date) => backupJob(database, plan()).run({}, { clock: { now: () => now } } as unknown as Deps);
  const healthAt = async (now: Date) => {
    const metrics = openMetrics();
    const depth = { waiting: 0, active: 0, delayed: 0, failed: 0, oldestMs: 0 };
    const routes = healthRoutes({
      ...{ database, log: logReader({}), followers: [], metrics, backup: plan(), now: () => now },
      queue: async () => depth,
      mails: async () => ({ queued: 0, held: 0, failed: 0, oldestMs: 0 }),
    });
    const ready = await routes.request('/readyz');
    const figures = await (await routes.request('/metrics')).text();
    return {
      status: ready.status,
      part: ((await ready.json()) as { parts: Record<string, unknown> }).parts.backup,
      seconds: Number(/^connecteur_backup_age_seconds (\S+)$/m.exec(figures)?.[1]),
    };
  };

  it('are made when due, not before, and the oldest give way', async () => {
    await database.db.update(logHead).set({ position: 1 });
    for (const hours of [0, 1, 23, 24, 30, 47.9, 48.1]) await runAt(hoursOn(hours));
    expect(backupsIn(plan().dir)).toEqual([
      'connecteur-2100-03-03T090000.jsonl.gz',
      'connecteur-2100-03-04T090600.jsonl.gz',
    ]);
  });

  it('are not made of an empty log, which would push out those of a lost one', async () => {
    await runAt(hoursOn(0));
    expect(backupsIn(plan().dir)).toEqual([]);
  });

  it('are told with their age: unwell after two periods, which takes no process out of service', async () => {
    await database.db.update(logHead).set({ position: 1 });
    await runAt(hoursOn(0));
    expect(await healthAt(hoursOn(48))).toEqual({
      status: 200,
      part: { well: true, says: '48 hours old' },
      seconds: 172_800,
    });
    expect(await healthAt(hoursOn(49))).toMatchObject({ status: 200, part: { well: false } });
  });

  it('are missed, too, where there never was one', async () => {
    expect((await healthAt(new Date())).part).toMatchObject({ well: true });
    expect((await healthAt(hoursOn(0))).part).toMatchObject({ well: false });
  });
});
