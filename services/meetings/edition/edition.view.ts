import { desc, eq, sql } from 'drizzle-orm';
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import type { EditionEvent } from '../../../shared/contracts/meeting.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';

/* Table */

export const editionTable = pgTable('meetings_edition', {
  edition: text().primaryKey(),
  title: text().notNull(),
  date: date(),
});
export type EditionRow = typeof editionTable.$inferSelect;

/* Projection */

export const editionView = view<EditionEvent, typeof editionTable>({
  name: 'meetings_edition',
  when: 'inline',
  table: editionTable,
  on: { EditionOpened: (rows, { data }) => rows.add(editionTable, data) },
});

/* Query */

/** Latest first; those without a date last. */
export const editions = (db: Db): Promise<EditionRow[]> =>
  db.select().from(editionTable).orderBy(sql`${editionTable.date} desc nulls last`, desc(editionTable.edition));

export const editionById = async (db: Db, edition: string): Promise<EditionRow | undefined> =>
  (await db.select().from(editionTable).where(eq(editionTable.edition, edition)))[0];
