import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Clock } from '../../services/kit/ports.ts';
import type { Database } from '../db/database.ts';
import { outbox } from '../db/precious.ts';
import type { PersonalMails } from '../privacy/personal-data.ts';
import { CHANNEL, type OutboxRow } from './outbox.ts';

/** How the outbox stands, for `/readyz`, `/metrics` and the coordinators. */
export type OutboxFigures = Readonly<{
  queued: number;
  held: number;
  failed: number;
  /** Age in milliseconds of the oldest mail that should have left; 0 when none waits. */
  oldestMs: number;
}>;

/** What a coordinator may do with mails. Each answers false when the mail is not in a state for it. */
export type OutboxDesk = Readonly<{
  figures: () => Promise<OutboxFigures>;
  /** Newest first. Addresses are not shown. */
  list: (states: readonly OutboxRow['state'][], limit?: number) => Promise<Omit<OutboxRow, 'address'>[]>;
  hold: (id: string) => Promise<boolean>;
  /** Lets a held or failed mail go. */
  release: (id: string) => Promise<boolean>;
  discard: (id: string, why: string) => Promise<boolean>;
}>;

export const outboxDesk = (database: Database, clock: Pick<Clock, 'now'>): OutboxDesk => {
  const { db } = database;
  const move = async (
    id: string,
    from: OutboxRow['state'][],
    change: Partial<Omit<OutboxRow, 'id'>>,
  ): Promise<boolean> => {
    const moved = await db
      .update(outbox)
      .set(change)
      .where(and(eq(outbox.id, id), inArray(outbox.state, from)))
      .returning({ id: outbox.id });
    return moved.length > 0;
  };
  return {
    figures: async () => {
      const rows = await db
        .select({ state: outbox.state, n: sql<number>`count(*)::int`, since: sql<string>`min(${outbox.dueAt})` })
        .from(outbox)
        .where(inArray(outbox.state, ['queued', 'held', 'failed']))
        .groupBy(outbox.state);
      const of = (state: OutboxRow['state']) => rows.find((row) => row.state === state);
      const since = of('queued')?.since;
      return {
        queued: of('queued')?.n ?? 0,
        held: of('held')?.n ?? 0,
        failed: of('failed')?.n ?? 0,
        oldestMs: since ? Math.max(0, clock.now().getTime() - new Date(since).getTime()) : 0,
      };
    },
    list: async (states, limit = 200) => {
      const rows = await db
        .select()
        .from(outbox)
        .where(inArray(outbox.state, [...states]))
        .orderBy(desc(outbox.createdAt))
        .limit(limit);
      return rows.map(({ address: _, ...row }) => row);
    },
    hold: (id) => move(id, ['queued'], { state: 'held' }),
    release: async (id) => {
      const now = clock.now();
      const moved = await move(id, ['held', 'failed'], {
        state: 'queued',
        dueAt: now,
        attempts: 0,
        claimedUntil: null,
      });
      if (moved) await db.execute(sql`select pg_notify(${CHANNEL}, ${id})`);
      return moved;
    },
    discard: (id, why) => move(id, ['queued', 'held', 'failed'], { state: 'discarded', lastError: why, address: null }),
  };
};

/** A person's mails, for the export of their data and its erasure. */
export const personalMails: PersonalMails = {
  of: async (db, { person, address }) => {
    const rows = await db
      .select()
      .from(outbox)
      .where(or(eq(outbox.person, person), address ? eq(outbox.address, address) : undefined))
      .orderBy(outbox.createdAt);
    return rows.map(({ kind, template, language, state, createdAt, sentAt, data }) => ({
      kind,
      template,
      language,
      state,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
      data,
    }));
  },
  erase: async (tx, { person, address }) => {
    await tx.delete(outbox).where(or(eq(outbox.person, person), address ? eq(outbox.address, address) : undefined));
  },
};
