import { sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Database } from '../../../infra/db/database.ts';
import { tableDdl } from '../../../infra/db/view-tables.ts';
import type { Rows } from '../../../services/kit/rows.ts';
import { view } from '../../../services/kit/view.ts';
import type { Event, Recorded } from '../../../shared/kernel/decider.ts';

/* A table with every kind of column views have, and a view that does whatever a fact says. */

export const thingTable = pgTable(
  'things',
  {
    place: text().notNull(),
    name: text().notNull(),
    n: integer().notNull(),
    change: integer().notNull(),
    group: text(),
    tags: text().array().notNull(),
    held: jsonb().$type<Record<string, unknown>>().notNull(),
    day: date(),
    seenAt: timestamp({ withTimezone: true, precision: 3 }),
    isOpen: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.place, t.name] })],
);
export type Thing = typeof thingTable.$inferSelect;

type Done = Event<'Done', { run: (rows: Rows) => unknown }>;

export const thingsView = view<Done>({
  name: 'things',
  when: 'async',
  table: thingTable,
  on: {
    Done: (rows, { data }) => {
      data.run(rows);
    },
  },
});

/** One fact for each of these. */
export const doing = (...all: ((rows: Rows) => unknown)[]): Recorded[] =>
  all.map((run, i) => {
    const at = new Date('2026-01-01T00:00:00Z');
    return { type: 'Done', data: { run }, stream: 'things-1', version: i + 1, at, by: 'ana', commandId: null };
  });

export const layThings = async (database: Database): Promise<void> => {
  for (const statement of tableDdl(thingTable)) await database.exec(statement);
};

/** What is stored, as the database writes it. */
export const contentsOf = async (database: Database): Promise<string[]> => {
  const found = (await database.db.execute(sql`select t::text as row from things t order by 1`)) as unknown as {
    rows: { row: string }[];
  };
  return found.rows.map(({ row }) => row);
};
