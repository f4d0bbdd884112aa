import { asc, eq } from 'drizzle-orm';
import { indexProgress } from '../../services/matching/matching.service.ts';
import type { JobEntry, MailEntry, OperationsView, ParkedEntry } from '../../web/pages/operations-view.ts';
import type { House } from '../compose.ts';
import type { Database } from '../db/database.ts';
import { lastSaved } from '../db/last-backup.ts';
import { checkpoints, events, parked } from '../db/precious.ts';
import { type BackupPlan, isOverdue } from '../jobs/backup.job.ts';
import type { JobDesk } from '../jobs/job-desk.ts';
import type { OutboxDesk } from '../mail/outbox-desk.ts';

/** Where the page of those who run the service looks. */
export type OperationsSources = Readonly<{
  database: Database;
  jobs: JobDesk;
  mails: Pick<OutboxDesk, 'figures' | 'list' | 'release'>;
  backup: Pick<BackupPlan, 'everyHours'>;
}>;

const SHOWN = 100;
/** A queue that is away must not hide everything else. */
const QUEUE_MS = 2_000;

export const readOperations = async (
  { log, followers, deps }: House,
  { database: { db }, jobs, mails, backup }: OperationsSources,
): Promise<OperationsView> => {
  const [head, reached, aside, figures, unsent, queue, saved] = await Promise.all([
    log.head(db),
    db.select().from(checkpoints),
    db
      .select({ ...parkedColumns, type: events.type })
      .from(parked)
      .leftJoin(events, eq(events.position, parked.position))
      .orderBy(asc(parked.position), asc(parked.follower))
      .limit(SHOWN),
    mails.figures(),
    mails.list(['failed'], SHOWN),
    inTime(Promise.all([jobs.depth(), jobs.failed()])),
    lastSaved(db, deps.clock.now()),
  ]);
  const at = new Map(reached.map(({ follower, position }) => [follower, position]));
  const [depth, failed] = queue ?? [null, []];
  return {
    followers: followers.map(({ name }) => {
      const position = at.get(name) ?? 0;
      return { name, position, lag: Math.max(0, head - position) };
    }),
    parked: firstOfEach(aside),
    mails: figures,
    failedMails: unsent.map(mailEntry),
    depth,
    failedJobs: failed satisfies readonly JobEntry[],
    matching: indexProgress(deps.db),
    backup: { at: saved.at, isLate: isOverdue(saved.ageMs, backup), everyHours: backup.everyHours },
  };
};

const { follower, position, stream, error, at } = parked;
const parkedColumns = { follower, position, stream, error, at };

type Aside = typeof parked.$inferSelect & { type: string | null };

const firstOfEach = (rows: readonly Aside[]): ParkedEntry[] => {
  const seen = new Set<string>();
  return rows.map(({ follower, position, stream, type, at, error }) => {
    const behind = `${follower} ${stream}`;
    const isFirst = !seen.has(behind);
    seen.add(behind);
    return { follower, position, stream, type: type ?? '?', at, reason: reasonOf(error), isFirst };
  });
};

/** A driver's error is wrapped once: what it says of itself tells more than its wrapping. */
export const reasonOf = (error: string): string => {
  // Cut where it is stored: then its beginning must do.
  const of = (key: string): string => new RegExp(`"${key}":"([^"]*)"`).exec(error)?.[1] ?? '';
  return [of('type'), of('code'), of('cause'), of('causeCode'), of('constraint')].filter(Boolean).join(' ') || '?';
};

type Unsent = Awaited<ReturnType<OutboxDesk['list']>>[number];

const mailEntry = ({ id, template, attempts, lastError, createdAt, person }: Unsent): MailEntry => ({
  id,
  template,
  attempts,
  reason: lastError ?? '',
  at: createdAt,
  canLeave: person !== null,
});

const inTime = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, QUEUE_MS, undefined);
  });
  try {
    return await Promise.race([asked.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
};
