import { desc, eq } from 'drizzle-orm';
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { AdditionEvent, AdditionStatus } from '../../../shared/contracts/vocabulary-addition.ts';
import { standingConcept } from '../../../shared/vocabulary/former.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';
import type { AddedTerm } from '../vocabulary.ts';

/* Table */

/** Every term coordinators proposed, and what became of it. `reason` is a vault id. */
export const additionTable = pgTable(
  'matching_addition',
  {
    addition: text().primaryKey(),
    concept: text().notNull(),
    term: text().notNull(),
    status: text().$type<AdditionStatus>().notNull(),
    reason: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.status)],
);
export type AdditionRow = typeof additionTable.$inferSelect;

/* Projection: inline, so that who adopts a term sees it adopted */

const idOf = (stream: string): string => stream.slice('addition-'.length);
const set = (rows: Rows, stream: string, change: Partial<AdditionRow>) =>
  rows.change(additionTable, { addition: idOf(stream) }, change);

export const additionView = view<AdditionEvent, typeof additionTable>({
  name: 'matching_addition',
  when: 'inline',
  table: additionTable,
  privacy: { reason: 'vault' },
  on: {
    TermProposed: (rows, { data, at }) => rows.add(additionTable, { ...data, status: 'proposed', reason: null, at }),
    TermAdopted: (rows, { stream, at }) => set(rows, stream, { status: 'adopted', at }),
    TermDropped: (rows, { stream, data, at }) => set(rows, stream, { status: 'dropped', reason: data.reason, at }),
    TermTakenBack: (rows, { stream, data, at }) => set(rows, stream, { status: 'taken-back', reason: data.reason, at }),
  },
});

/* Query */

/** As it was proposed, for the concept that stands today. */
const standing = <R extends { concept: string }>(row: R): R => ({ ...row, concept: standingConcept(row.concept) });

export const adoptedTerms = async (db: Db): Promise<AddedTerm[]> => {
  const rows = await db
    .select({ concept: additionTable.concept, term: additionTable.term })
    .from(additionTable)
    .where(eq(additionTable.status, 'adopted'))
    .orderBy(additionTable.addition);
  return rows.map(standing);
};

export const additionById = async (db: Db, addition: string): Promise<AdditionRow | undefined> =>
  (await db.select().from(additionTable).where(eq(additionTable.addition, addition))).map(standing)[0];

/** More is a list nobody reads. */
const LISTED = 200;

/** The newest first. */
export const additions = async (db: Db): Promise<AdditionRow[]> => {
  const newest = [desc(additionTable.at), additionTable.addition];
  return (
    await db
      .select()
      .from(additionTable)
      .orderBy(...newest)
      .limit(LISTED)
  ).map(standing);
};
