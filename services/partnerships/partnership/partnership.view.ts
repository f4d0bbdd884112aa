import { and, arrayContains, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Clause, PartnershipEvent, PartnershipStatus, Side } from '../../../shared/contracts/partnership.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Tables */

export const partnershipTable = pgTable(
  'partnerships_partnership',
  {
    partnership: text().primaryKey(),
    terrain: text(),
    question: text(),
    practitioners: text().array().notNull(),
    researchers: text().array().notNull(),
    status: text().$type<PartnershipStatus>().notNull(),
    /** When it came into this status. */
    since: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    formedAt: timestamp({ withTimezone: true, precision: 3 }),
    lessons: text(),
    version: integer().notNull(),
  },
  (t) => [
    index().using('gin', t.practitioners),
    index().using('gin', t.researchers),
    index().on(t.status, t.since),
    index().on(t.terrain),
    index().on(t.question),
  ],
);
const table = partnershipTable;
const clauseTable = pgTable(
  'partnerships_clause',
  {
    partnership: text().notNull(),
    clause: text().$type<Clause>().notNull(),
    text: text().notNull(),
    practitioner: boolean().notNull(),
    researcher: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnership, t.clause] })],
);
export type PartnershipRow = typeof table.$inferSelect;
export type ClauseRow = typeof clauseTable.$inferSelect;

/* Projection */

const idOf = (stream: string): string => stream.slice('partnership-'.length);

const set = (rows: Rows, stream: string, change: Partial<PartnershipRow>) =>
  rows.change(table, { partnership: idOf(stream) }, change);

const agree = (rows: Rows, stream: string, clause: Clause, side: Side) =>
  rows.change(clauseTable, { partnership: idOf(stream), clause }, { [side]: true });

export const partnershipView = view<PartnershipEvent, typeof table | typeof clauseTable>({
  name: 'partnerships_partnership',
  when: 'inline',
  table: [table, clauseTable],
  on: {
    PartnershipProposed: (rows, { data, at, version }) => {
      const { partnership, terrain, question, parties } = data;
      rows.add(table, {
        partnership,
        terrain,
        question,
        practitioners: [...parties.practitioner],
        researchers: [...parties.researcher],
        status: 'writing',
        since: at,
        version,
      });
      for (const [clause, words] of Object.entries(data.terms) as [Clause, string][])
        rows.put(clauseTable, { partnership, clause, text: words, practitioner: false, researcher: false });
    },
    TermsRevised: (rows, { stream, data: { clause, text, side }, version }) => {
      const agreed = { practitioner: side === 'practitioner', researcher: side === 'researcher' };
      rows.put(clauseTable, { partnership: idOf(stream), clause, text, ...agreed });
      set(rows, stream, { version });
    },
    ClauseAgreed: (rows, { stream, data, version }) => {
      agree(rows, stream, data.clause, data.side);
      set(rows, stream, { version });
    },
    PartnershipSubmitted: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'submitted', since: at, version }),
    PartnershipReturned: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'writing', since: at, version }),
    PartnershipFormed: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'formed', since: at, formedAt: at, version }),
    PartnershipRefused: (rows, { stream, at, version }) => set(rows, stream, { status: 'refused', since: at, version }),
    PartnershipAbandoned: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'abandoned', since: at, version }),
    PartnershipConcluded: (rows, { stream, data, at, version }) =>
      set(rows, stream, { status: 'concluded', since: at, lessons: data.lessons, version }),
    PartnershipEndedEarly: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'ended', since: at, version }),
    RestitutionPromised: (rows, { stream, version }) => set(rows, stream, { version }),
    RestitutionGiven: (rows, { stream, version }) => set(rows, stream, { version }),
    RestitutionWaived: (rows, { stream, version }) => set(rows, stream, { version }),
  },
});

/* Queries */

export const partnershipById = async (db: Db, partnership: string): Promise<PartnershipRow | undefined> =>
  (await db.select().from(table).where(eq(table.partnership, partnership)))[0];

/** Those a person is a party to, the latest move first. */
export const partnershipsOf = (db: Db, person: string): Promise<PartnershipRow[]> =>
  db
    .select()
    .from(table)
    .where(or(arrayContains(table.practitioners, [person]), arrayContains(table.researchers, [person])))
    .orderBy(desc(table.since), desc(table.partnership))
    .limit(500);

/** What awaits the coordination, oldest first. */
export const submittedPartnerships = (db: Db): Promise<PartnershipRow[]> =>
  db
    .select()
    .from(table)
    .where(eq(table.status, 'submitted'))
    .orderBy(asc(table.since), asc(table.partnership))
    .limit(500);

/** Those that were approved about one proposal, the latest first. */
export const formedPartnershipsIn = (db: Db, proposal: string): Promise<PartnershipRow[]> =>
  db
    .select()
    .from(table)
    .where(
      and(
        or(eq(table.terrain, proposal), eq(table.question, proposal)),
        inArray(table.status, ['formed', 'concluded', 'ended']),
      ),
    )
    .orderBy(desc(table.formedAt), desc(table.partnership));

export const clausesOf = async (db: Db, partnerships: readonly string[]): Promise<ClauseRow[]> =>
  partnerships.length === 0
    ? []
    : db
        .select()
        .from(clauseTable)
        .where(inArray(clauseTable.partnership, [...partnerships]));
