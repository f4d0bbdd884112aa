import { arrayOverlaps, eq, or } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';

/* Table */

/** How far an exchange between two people went; `withdrawn` also when it lapsed or came to nothing without a refusal between them. */
type ExchangeState = 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'partnership' | 'past';

/** Who is, or was, in touch with whom, and about which proposals. */
export const exchangeTable = pgTable(
  'matching_exchange',
  {
    interest: text().primaryKey(),
    proposal: text().notNull(),
    /** The proposal of the other kind it was about, when one was joined. */
    withProposal: text(),
    person: text().notNull(),
    /** Everybody in it. */
    people: text().array().notNull(),
    state: text().$type<ExchangeState>().notNull(),
    partnership: text(),
  },
  (t) => [
    index().on(t.proposal),
    index().on(t.withProposal),
    index().using('gin', t.people),
    index().on(t.partnership),
  ],
);
export type ExchangeRow = typeof exchangeTable.$inferSelect;

/* Projection */

const interestSays = (state: ExchangeState) => (db: Db, fact: { stream: string }) =>
  db
    .update(exchangeTable)
    .set({ state })
    .where(eq(exchangeTable.interest, fact.stream.slice('interest-'.length)));
const partnershipSays = (state: ExchangeState) => (db: Db, fact: { stream: string }) =>
  db
    .update(exchangeTable)
    .set({ state })
    .where(eq(exchangeTable.partnership, fact.stream.slice('partnership-'.length)));

export const exchangeView = view<InterestEvent | PartnershipEvent, typeof exchangeTable>({
  name: 'matching_exchange',
  when: 'inline',
  table: exchangeTable,
  on: {
    InterestExpressed: (db, { stream, data: { proposal, withProposal, person, to } }) => {
      const row = { proposal, withProposal, person, people: [person, ...to], state: 'pending' as const };
      return db
        .insert(exchangeTable)
        .values({ interest: stream.slice('interest-'.length), partnership: null, ...row })
        .onConflictDoUpdate({ target: exchangeTable.interest, set: row });
    },
    InterestReaddressed: async (db, { stream, data: { to } }) => {
      const interest = eq(exchangeTable.interest, stream.slice('interest-'.length));
      const [row] = await db.select().from(exchangeTable).where(interest);
      if (row)
        await db
          .update(exchangeTable)
          .set({ people: [row.person, ...to] })
          .where(interest);
    },
    InterestAccepted: interestSays('accepted'),
    InterestDeclined: interestSays('declined'),
    InterestWithdrawn: interestSays('withdrawn'),
    InterestLapsed: interestSays('withdrawn'),
    PartnershipProposed: (db, { data: { interest, partnership } }) =>
      db.update(exchangeTable).set({ partnership, state: 'partnership' }).where(eq(exchangeTable.interest, interest)),
    PartnershipFormed: partnershipSays('partnership'),
    PartnershipRefused: partnershipSays('withdrawn'),
    PartnershipAbandoned: partnershipSays('withdrawn'),
    PartnershipConcluded: partnershipSays('past'),
    PartnershipEndedEarly: partnershipSays('past'),
  },
});

/* Query */

/** The exchanges a proposal or one of its owners is in. */
export const exchangesAround = (db: Db, proposal: string, owners: readonly string[]): Promise<ExchangeRow[]> =>
  db
    .select()
    .from(exchangeTable)
    .where(
      or(
        eq(exchangeTable.proposal, proposal),
        eq(exchangeTable.withProposal, proposal),
        owners.length > 0 ? arrayOverlaps(exchangeTable.people, [...owners]) : undefined,
      ),
    )
    .orderBy(exchangeTable.interest);
