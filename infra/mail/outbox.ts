import { createHash, randomUUID } from 'node:crypto';
import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Clock, Db, Outbox } from '../../services/kit/ports.ts';
import type { Database } from '../db/database.ts';
import { outbox } from '../db/precious.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** What became of one attempt. `again`: the fault may pass, try at that instant. */
export type Outcome =
  | Readonly<{ state: 'sent' }>
  | Readonly<{ state: 'failed' | 'discarded'; why: string }>
  | Readonly<{ state: 'again'; why: string; at: Date }>;

export const CHANNEL = 'outbox';

type Shelf = Readonly<{
  database: Database;
  clock: Pick<Clock, 'now'>;
  publicUrl: string;
  /** Told of each mail written, by its id and template; its transaction may still come to nothing. */
  onAsked?: (mail: string, template: string) => void;
}>;

/**
 * Writes mails to be sent. The row and the NOTIFY that wakes the sender belong to the transaction given, so a mail is
 * asked for exactly when the fact it follows is stored.
 */
export const outboxOver = ({ database, clock, publicUrl, onAsked }: Shelf): Outbox => ({
  put: async (mail, tx = database.db) => {
    const id = randomUUID();
    const now = clock.now();
    const written = await tx
      .insert(outbox)
      .values({
        id,
        dedupeKey: mail.dedupeKey,
        messageId: `<${id}@${hostOf(publicUrl)}>`,
        kind: mail.kind,
        person: 'person' in mail.to ? mail.to.person : null,
        address: 'address' in mail.to ? mail.to.address : null,
        language: mail.language ?? null,
        template: mail.template,
        data: mail.data,
        thread: mail.thread ?? null,
        state: 'queued',
        createdAt: now,
        dueAt: now,
      })
      .onConflictDoNothing({ target: outbox.dedupeKey })
      .returning({ id: outbox.id });
    if (written.length === 0) return;
    await tx.execute(sql`select pg_notify(${CHANNEL}, ${id})`);
    onAsked?.(id, mail.template);
  },
});

/** Takes one mail for sending, or nothing: not due, not queued any more, or another process has it. */
export const claim = async (db: Db, id: string, now: Date, leaseMs: number): Promise<Claimed | undefined> => {
  const [before] = await db.select({ claimedUntil: outbox.claimedUntil }).from(outbox).where(eq(outbox.id, id));
  const [row] = await db
    .update(outbox)
    .set({ claimedUntil: new Date(now.getTime() + leaseMs), attempts: sql`${outbox.attempts} + 1` })
    .where(and(eq(outbox.id, id), ready(now)))
    .returning();
  return row && { ...row, interrupted: before?.claimedUntil != null };
};

/** `interrupted`: an earlier attempt ended without telling how, so the mail may already be out. */
export type Claimed = OutboxRow & Readonly<{ interrupted: boolean }>;

/** Writes down what became of an attempt. Out of the way, a mail keeps no address, and no data if it had one. */
export const settle = async (db: Db, row: Pick<OutboxRow, 'id' | 'address'>, outcome: Outcome, now: Date) => {
  const change =
    outcome.state === 'again'
      ? { lastError: outcome.why, dueAt: outcome.at }
      : {
          state: outcome.state,
          lastError: outcome.state === 'sent' ? null : outcome.why,
          sentAt: outcome.state === 'sent' ? now : null,
          address: null,
          ...(row.address !== null && { data: {} }),
        };
  await db
    .update(outbox)
    .set({ ...change, claimedUntil: null })
    .where(and(eq(outbox.id, row.id), eq(outbox.state, 'queued')));
};

/** False once the mail was erased with its person. */
export const isKept = async (db: Db, id: string): Promise<boolean> =>
  (await db.select({ id: outbox.id }).from(outbox).where(eq(outbox.id, id))).length > 0;

/** Mails that should have left by now and that nobody is sending: their jobs are lost, or late. Oldest first. */
export const overdue = async (db: Db, now: Date, lateMs: number, limit = 500): Promise<OutboxRow[]> =>
  db
    .select()
    .from(outbox)
    .where(and(ready(now), lte(outbox.dueAt, new Date(now.getTime() - lateMs))))
    .orderBy(outbox.dueAt)
    .limit(limit);

const ready = (now: Date) =>
  and(
    eq(outbox.state, 'queued'),
    lte(outbox.dueAt, now),
    or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now)),
  );

/** The Message-ID all mails of a thread refer to; nobody can read the thread's name from it. */
export const threadRoot = (thread: string, publicUrl: string): string =>
  `<thread-${createHash('sha256').update(thread).digest('hex').slice(0, 32)}@${hostOf(publicUrl)}>`;

const hostOf = (publicUrl: string): string => new URL(publicUrl).hostname;
