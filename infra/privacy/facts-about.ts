import { asc, eq, or, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import { events, factColumns } from '../db/precious.ts';

/** What somebody did, and what names them, oldest first. Other people are opaque ids there, and their words are not in the log. */
export const factsAbout = (db: Db, person: string) =>
  db
    .select(factColumns)
    .from(events)
    .where(
      or(
        eq(events.stream, `person-${person}`),
        eq(events.by, person),
        sql`fact_strings(${events.data}) ? ${person}::text`,
      ),
    )
    .orderBy(asc(events.position));
