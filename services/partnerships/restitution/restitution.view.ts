import { and, arrayOverlaps, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { date, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { PartnershipEvent, RestitutionStatus } from '../../../shared/contracts/partnership.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';
import { partnershipTable as parties } from '../partnership/partnership.view.ts';

/* Table */

const table = pgTable(
  'partnerships_restitution',
  {
    restitution: text().primaryKey(),
    partnership: text().notNull(),
    what: text().notNull(),
    due: date().notNull(),
    status: text().$type<RestitutionStatus>().notNull(),
    proof: text(),
    /** Why the terrain's side let it go. */
    reasonVault: text(),
  },
  (t) => [index().on(t.partnership), index().on(t.status, t.due)],
);
export type RestitutionRow = typeof table.$inferSelect;

/* Projection */

const set = (rows: Rows, restitution: string, change: Partial<RestitutionRow>) =>
  rows.change(table, { restitution }, change);

export const restitutionView = view<PartnershipEvent, typeof table>({
  name: 'partnerships_restitution',
  when: 'inline',
  table,
  privacy: { reasonVault: 'vault' },
  on: {
    RestitutionPromised: (rows, { stream, data }) =>
      rows.add(table, { ...data, partnership: stream.slice('partnership-'.length), status: 'promised' }),
    RestitutionGiven: (rows, { data }) => set(rows, data.restitution, { status: 'given', proof: data.proof }),
    RestitutionWaived: (rows, { data }) => set(rows, data.restitution, { status: 'waived', reasonVault: data.reason }),
  },
});

/* Query */

/** All restitutions of these partnerships, the earliest due first. */
export const restitutionsOf = async (db: Db, partnerships: readonly string[]): Promise<RestitutionRow[]> =>
  partnerships.length === 0
    ? []
    : db
        .select()
        .from(table)
        .where(inArray(table.partnership, [...partnerships]))
        .orderBy(asc(table.due), asc(table.restitution));

/** How many restitutions these people promised and did not give in time. */
export const lateRestitutionsOf = async (db: Db, researchers: readonly string[], today: string): Promise<number> => {
  if (researchers.length === 0) return 0;
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(table)
    .innerJoin(parties, eq(parties.partnership, table.partnership))
    .where(
      and(eq(table.status, 'promised'), lt(table.due, today), arrayOverlaps(parties.researchers, [...researchers])),
    );
  return row?.n ?? 0;
};
