import { and, asc, gt, inArray, lte } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import { type Upcasters, upcast } from '../../services/kit/upcast.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { events, factColumns, logHead } from '../db/precious.ts';

/** The log as followers read it. Each verb takes the database or the transaction to read in. */
export type LogReader = Readonly<{
  head: (db: Db) => Promise<number>;
  /** Facts with `position` in (after, upTo], of these types only when given, oldest first. */
  page: (
    db: Db,
    range: { after: number; upTo: number; limit?: number; types?: ReadonlySet<string> },
  ) => Promise<Logged[]>;
}>;

/** A stored row in today's shape: the one hydration every read path goes through. */
export const hydrate = (upcasters: Upcasters, row: Omit<typeof events.$inferSelect, 'hash'>): Logged => ({
  ...upcast(upcasters, row.type, row.schemaVersion, row.data),
  stream: row.stream,
  version: row.version,
  at: row.at,
  by: row.by,
  commandId: row.commandId,
  position: row.position,
});

export const logReader = (upcasters: Upcasters): LogReader => ({
  head: async (db) => (await db.select({ position: logHead.position }).from(logHead))[0]?.position ?? 0,
  page: async (db, { after, upTo, limit, types }) => {
    const rows = db
      .select(factColumns)
      .from(events)
      .where(
        and(
          gt(events.position, after),
          lte(events.position, upTo),
          types ? inArray(events.type, [...types]) : undefined,
        ),
      )
      .orderBy(asc(events.position));
    return (await (limit ? rows.limit(limit) : rows)).map((row) => hydrate(upcasters, row));
  },
});
