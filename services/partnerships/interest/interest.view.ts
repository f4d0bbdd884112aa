import { and, arrayContains, asc, desc, eq, gte, inArray, lte, or } from 'drizzle-orm';
import { boolean, date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { InterestEvent, InterestStatus } from '../../../shared/contracts/interest.ts';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Table */

const table = pgTable(
  'partnerships_interest',
  {
    interest: text().primaryKey(),
    proposal: text().notNull(),
    kind: text().$type<ProposalKind>().notNull(),
    withProposal: text(),
    from: text().$type<'researcher' | 'practitioner'>().notNull(),
    person: text().notNull(),
    to: text().array().notNull(),
    status: text().$type<InterestStatus>().notNull(),
    /** When the ball last changed hands. */
    since: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    answerBy: date().notNull(),
    chased: boolean().notNull(),
    version: integer().notNull(),
  },
  (t) => [index().on(t.person), index().using('gin', t.to), index().on(t.status, t.answerBy), index().on(t.proposal)],
);
export type InterestRow = typeof table.$inferSelect;

const pending: InterestStatus[] = ['asked', 'clarifying'];

/* Projection */

const idOf = (stream: string): string => stream.slice('interest-'.length);
const set = (rows: Rows, stream: string, change: Partial<InterestRow>) =>
  rows.change(table, { interest: idOf(stream) }, change);

export const interestView = view<InterestEvent, typeof table>({
  name: 'partnerships_interest',
  when: 'inline',
  table,
  on: {
    InterestExpressed: (rows, { stream, data, at, version }) => {
      const { message: _, ...columns } = data;
      const status: InterestStatus = 'asked';
      const row = { ...columns, to: [...data.to], status, since: at, chased: false, version };
      rows.put(table, { interest: idOf(stream), ...row });
    },
    InterestClarificationAsked: (rows, { stream, data, at, version }) =>
      set(rows, stream, { status: 'clarifying', since: at, answerBy: data.answerBy, chased: false, version }),
    InterestClarified: (rows, { stream, data, at, version }) =>
      set(rows, stream, { status: 'asked', since: at, answerBy: data.answerBy, chased: false, version }),
    InterestAccepted: (rows, { stream, at, version }) => set(rows, stream, { status: 'accepted', since: at, version }),
    InterestDeclined: (rows, { stream, at, version }) => set(rows, stream, { status: 'declined', since: at, version }),
    InterestWithdrawn: (rows, { stream, at, version }) =>
      set(rows, stream, { status: 'withdrawn', since: at, version }),
    InterestReaddressed: (rows, { stream, data, version }) => set(rows, stream, { to: [...data.to], version }),
    InterestChased: (rows, { stream, version }) => set(rows, stream, { chased: true, version }),
    InterestLapsed: (rows, { stream, at, version }) => set(rows, stream, { status: 'lapsed', since: at, version }),
  },
});

/* Query */

export const interestById = async (db: Db, interest: string): Promise<InterestRow | undefined> =>
  (await db.select().from(table).where(eq(table.interest, interest)))[0];

/** What a person asked or was asked, the latest move first. */
export const interestsOf = (db: Db, person: string): Promise<InterestRow[]> =>
  db
    .select()
    .from(table)
    .where(or(eq(table.person, person), arrayContains(table.to, [person])))
    .orderBy(desc(table.since), desc(table.interest))
    .limit(500);

/** How many wait for this person's answer, or for the clarification they were asked for. */
export const heldBy = async (db: Db, person: string): Promise<number> =>
  db.$count(
    table,
    or(
      and(eq(table.status, 'asked'), arrayContains(table.to, [person])),
      and(eq(table.status, 'clarifying'), eq(table.person, person)),
    ),
  );

/** Unanswered ones promised for this day or before. */
export const interestsDue = (db: Db, day: string): Promise<{ interest: string }[]> =>
  db
    .select({ interest: table.interest })
    .from(table)
    .where(and(inArray(table.status, pending), lte(table.answerBy, day)));

/** Still unanswered after their reminder, or lapsed since `from`: the longest silence first. */
export const silentInterests = (db: Db, from: Date): Promise<InterestRow[]> =>
  db
    .select()
    .from(table)
    .where(
      or(
        and(inArray(table.status, pending), eq(table.chased, true)),
        and(eq(table.status, 'lapsed'), gte(table.since, from)),
      ),
    )
    .orderBy(asc(table.answerBy), asc(table.interest))
    .limit(500);

/** Unanswered ones a person expressed. */
export const pendingInterestsOf = (db: Db, person: string): Promise<{ interest: string }[]> =>
  db
    .select({ interest: table.interest })
    .from(table)
    .where(and(eq(table.person, person), inArray(table.status, pending)));

/** Unanswered ones about a proposal. */
export const pendingInterestsIn = (db: Db, proposal: string): Promise<{ interest: string }[]> =>
  db
    .select({ interest: table.interest })
    .from(table)
    .where(and(eq(table.proposal, proposal), inArray(table.status, pending)));
