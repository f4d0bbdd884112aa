import { count, sql } from 'drizzle-orm';
import { Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import type { Database } from '../db/database.ts';
import { lastSaved } from '../db/last-backup.ts';
import { checkpoints, parked } from '../db/precious.ts';
import type { LogReader } from '../event-store/log-reader.ts';
import { type BackupPlan, isOverdue } from '../jobs/backup.job.ts';
import type { OutboxFigures } from '../mail/outbox-desk.ts';
import type { Metrics } from '../observe/metrics.ts';

const ANSWER_MS = 2_000;
const LAG_ALLOWED = 1_000;
const QUEUE_AGE_ALLOWED_MS = 10 * 60_000;
/** A mail waits longer than this only when nobody sends: one that is tried again is due later, not late. */
const MAIL_AGE_ALLOWED_MS = 10 * 60_000;

type Depth = { waiting: number; active: number; delayed: number; failed: number; oldestMs: number };
export type HealthSpec = Readonly<{
  database: Database;
  log: LogReader;
  followers: readonly string[];
  queue: () => Promise<Depth>;
  mails: () => Promise<OutboxFigures>;
  metrics: Metrics;
  backup: Pick<BackupPlan, 'everyHours'>;
  now: () => Date;
}>;

/** What was true a minute ago helps nobody. */
const fresh = { 'cache-control': 'no-store' };

type Part = Readonly<{ well: boolean; says: string }>;

/** `/healthz`: this process answers. `/readyz`: what it stands on answers too, part by part. `/metrics`: figures. */
export const healthRoutes = (spec: HealthSpec) =>
  new Hono<Ambient>()
    .get('/healthz', (c) => c.text('ok', 200, fresh))
    .get('/readyz', async (c) => {
      const parts = await examine(spec);
      // A late backup is told, and takes no process out of service: that would help nobody.
      const well = Object.entries(parts).every(([name, part]) => part.well || name === 'backup');
      const sick = Object.keys(parts).filter((name) => !parts[name]?.well);
      return c.json({ ready: well, sick, parts }, well ? 200 : 503, fresh);
    })
    .get('/metrics', async (c) => {
      await measure(spec);
      return c.text(await spec.metrics.registry.metrics(), 200, {
        ...fresh,
        'content-type': spec.metrics.registry.contentType,
      });
    });

const examine = async (spec: HealthSpec): Promise<Record<string, Part>> => ({
  database: await part(async () => {
    await spec.database.db.execute(sql`select 1`);
    return { well: true, says: 'answers' };
  }),
  followers: await part(async () => {
    const behind = [...(await lags(spec))].filter(([, lag]) => lag > LAG_ALLOWED);
    return {
      well: behind.length === 0,
      says: behind.map(([name, lag]) => `${name} is ${lag} facts behind`).join(', ') || 'up to date',
    };
  }),
  parked: await part(async () => {
    const rows = await parkedNow(spec);
    // Parked facts hold nobody else up: they are told, and do not take the process out of service.
    return { well: true, says: rows.map(({ follower, n }) => `${follower}: ${n}`).join(', ') || 'none' };
  }),
  queue: await part(async () => {
    const { waiting, active, failed, oldestMs } = await spec.queue();
    return { well: oldestMs < QUEUE_AGE_ALLOWED_MS, says: `${waiting} waiting, ${active} running, ${failed} failed` };
  }),
  mail: await part(async () => {
    const { queued, failed, oldestMs } = await spec.mails();
    const late = oldestMs > 0 ? `, the oldest due for ${Math.round(oldestMs / 1000)} s` : '';
    // One that was refused for good is a coordinator's business, not a reason to take the process out of service.
    return { well: oldestMs < MAIL_AGE_ALLOWED_MS, says: `${queued} to send${late}; ${failed} failed` };
  }),
  backup: await part(async () => {
    const { at, ageMs } = await lastSaved(spec.database.db, spec.now());
    const hours = Math.floor(ageMs / 3_600_000);
    return { well: !isOverdue(ageMs, spec.backup), says: at ? `${hours} hours old` : `none since ${hours} hours` };
  }),
});

const part = async (look: () => Promise<Part>): Promise<Part> => {
  const late = new Promise<Part>((resolve) => {
    setTimeout(() => resolve({ well: false, says: `no answer within ${ANSWER_MS} ms` }), ANSWER_MS).unref();
  });
  return Promise.race([look().catch((error): Part => ({ well: false, says: (error as Error).name })), late]);
};

const parkedNow = ({ database }: HealthSpec): Promise<{ follower: string; n: number }[]> =>
  database.db.select({ follower: parked.follower, n: count() }).from(parked).groupBy(parked.follower);

const lags = async ({ database, log, followers }: HealthSpec): Promise<Map<string, number>> => {
  const head = await log.head(database.db);
  const rows = await database.db.select().from(checkpoints);
  const at = new Map(rows.map((row) => [row.follower, row.position]));
  return new Map(followers.map((name) => [name, head - (at.get(name) ?? 0)]));
};

/** Each part by itself: what is away takes no other figure with it, and is told as such. */
const measure = async (spec: HealthSpec): Promise<void> => {
  const { metrics } = spec;
  const told = async () => {
    for (const [part, { well }] of Object.entries(await examine(spec))) metrics.well.set({ part }, well ? 1 : 0);
  };
  const followers = async () => {
    for (const [follower, lag] of await lags(spec)) metrics.lag.set({ follower }, lag);
    const aside = new Map((await parkedNow(spec)).map(({ follower, n }) => [follower, n]));
    for (const follower of new Set([...spec.followers, ...aside.keys()]))
      metrics.parkedNow.set({ follower }, aside.get(follower) ?? 0);
  };
  const queue = async () => {
    const { oldestMs, ...states } = await spec.queue();
    for (const [state, n] of Object.entries(states)) metrics.queue.set({ state }, n);
    metrics.queueAge.set(oldestMs / 1000);
  };
  const mails = async () => {
    const { oldestMs, ...states } = await spec.mails();
    for (const [state, n] of Object.entries(states)) metrics.mails.set({ state }, n);
    metrics.mailAge.set(oldestMs / 1000);
  };
  const backup = async () => metrics.backupAge.set((await lastSaved(spec.database.db, spec.now())).ageMs / 1000);
  await inTime(Promise.allSettled([told(), followers(), queue(), mails(), backup()]));
};

/** A little longer than what examines the parts waits for them, so that it can tell which of them is silent. */
const inTime = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ANSWER_MS + 500).unref())]);
