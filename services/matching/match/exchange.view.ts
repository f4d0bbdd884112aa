import { arrayOverlaps, eq, or } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
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

const interestOf = (stream: string): string => stream.slice('interest-'.length);
const interestSays =
  (state: ExchangeState) =>
  (rows: Rows, { stream }: { stream: string }) =>
    rows.change(exchangeTable, { interest: interestOf(stream) }, { state });
const partnershipSays =
  (state: ExchangeState) =>
  (rows: Rows, { stream }: { stream: string }) => {
    for (const { interest } of rows.where(exchangeTable, 'partnership', stream.slice('partnership-'.length)))
      rows.change(exchangeTable, { interest }, { state });
  };

export const exchangeView = view<InterestEvent | PartnershipEvent, typeof exchangeTable>({
  name: 'matching_exchange',
  when: 'inline',
  table: exchangeTable,
  on: {
    InterestExpressed: (rows, { stream, data: { proposal, withProposal, person, to } }) => {
      const row = { proposal, withProposal, person, people: [person, ...to], state: 'pending' as const };
      rows.put(exchangeTable, { interest: interestOf(stream), partnership: null, ...row }, row);
    },
    InterestReaddressed: (rows, { stream, data: { to } }) =>
      rows.change(exchangeTable, { interest: interestOf(stream) }, ({ person }) => ({ people: [person, ...to] })),
    InterestAccepted: interestSays('accepted'),
    InterestDeclined: interestSays('declined'),
    InterestWithdrawn: interestSays('withdrawn'),
    InterestLapsed: interestSays('withdrawn'),
    PartnershipProposed: (rows, { data: { interest, partnership } }) =>
      rows.change(exchangeTable, { interest }, { partnership, state: 'partnership' }),
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
