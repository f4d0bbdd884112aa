import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { PersonErased } from '../../../shared/contracts/person.ts';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { Pace, SavedSearchEvent } from '../../../shared/contracts/saved-search.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';

/* Table */

export const savedSearchTable = pgTable(
  'board_saved_search',
  {
    search: text().primaryKey(),
    person: text().notNull(),
    kind: text().$type<ProposalKind>().notNull(),
    name: text().notNull(),
    q: text(),
    pace: text().$type<Pace>().notNull(),
    theme: text().array().notNull(),
    nature: text().array().notNull(),
    offer: text().array().notNull(),
    departement: text().array().notNull(),
    savedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    alertedAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (t) => [index().on(t.person)],
);
export type SavedSearchRow = typeof savedSearchTable.$inferSelect;

/* Projection */

const PREFIX = 'saved-search-';

export const savedSearchView = view<SavedSearchEvent | PersonErased, typeof savedSearchTable>({
  name: 'board_saved_search',
  when: 'inline',
  table: savedSearchTable,
  privacy: { name: 'vault', q: 'vault' },
  on: {
    SearchSaved: (rows, { stream, data, at }) =>
      rows.add(savedSearchTable, {
        ...data,
        theme: [...data.theme],
        nature: [...data.nature],
        offer: [...data.offer],
        departement: [...data.departement],
        person: stream.slice(PREFIX.length),
        savedAt: at,
        alertedAt: null,
      }),
    SearchForgotten: (rows, { data }) => rows.remove(savedSearchTable, { search: data.search }),
    AlertPrepared: (rows, { data, at }) => {
      for (const { search } of data.found) rows.change(savedSearchTable, { search }, { alertedAt: at });
    },
    PersonErased: (rows, { data }) => {
      for (const { search } of rows.where(savedSearchTable, 'person', data.person))
        rows.remove(savedSearchTable, { search });
    },
  },
});

/* Query */

/** One person's, oldest first. */
export const searchesOf = (db: Db, person: string): Promise<SavedSearchRow[]> =>
  db
    .select()
    .from(savedSearchTable)
    .where(eq(savedSearchTable.person, person))
    .orderBy(asc(savedSearchTable.savedAt), asc(savedSearchTable.search));

/** Everybody's, one person after another. */
export const everySearch = (db: Db): Promise<SavedSearchRow[]> =>
  db
    .select()
    .from(savedSearchTable)
    .orderBy(asc(savedSearchTable.person), asc(savedSearchTable.savedAt), asc(savedSearchTable.search));

/** Those of these that their person still keeps. */
export const searchesAmong = (db: Db, person: string, ids: readonly string[]): Promise<SavedSearchRow[]> =>
  db
    .select()
    .from(savedSearchTable)
    .where(and(eq(savedSearchTable.person, person), inArray(savedSearchTable.search, [...ids])));

/** Whether somebody still wants any alert. */
export const wantsAlerts = async (db: Db, person: string): Promise<boolean> => {
  const [kept] = await db.select({ n: count() }).from(savedSearchTable).where(eq(savedSearchTable.person, person));
  return (kept?.n ?? 0) > 0;
};
