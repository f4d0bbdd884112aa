import { and, eq, type SQL, sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type {
  ProposalContent,
  ProposalEvent,
  ProposalKind,
  ProposalStatus,
  Provenance,
  questionStates,
} from '../../../shared/contracts/proposal.ts';
import type { Territory } from '../../../shared/contracts/proposal-content.ts';
import type { Db } from '../../kit/ports.ts';
import { type Moving, standingAfter } from '../../kit/proposal-standing.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';
import { columnsOf } from './proposal-columns.ts';
import { proposalCountTable, recount } from './proposal-counts.ts';

/* Table */

/** Statuses a list shows: what is open or paused, or what has expired too. */
export const listedStatuses = { open: ['open', 'paused'], all: ['open', 'paused', 'expired'] } as const;
export type Reach = keyof typeof listedStatuses;

/** Written out and not as parameters, so that the planner knows the index made for it. */
export const listed = (reach: Reach): SQL =>
  sql.raw(`"status" in (${listedStatuses[reach].map((status) => `'${status}'`).join(', ')})`);

/** The last day, or one after all others: what never closes comes last. */
export const lastDay = sql.raw(`(coalesce("until", '9999-12-31'::date))`);

export const proposalTable = pgTable(
  'board_proposal',
  {
    proposal: text().primaryKey(),
    kind: text().$type<ProposalKind>().notNull(),
    status: text().$type<ProposalStatus>().notNull(),
    /** What it goes back to when restored. */
    statusBefore: text().$type<ProposalStatus>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    themes: text().array().notNull(),
    natures: text().array().notNull(),
    offers: text().array().notNull(),
    departements: text().array().notNull(),
    territory: jsonb().$type<Territory>(),
    until: date(),
    capacity: integer().notNull(),
    engaged: integer().notNull(),
    organisation: text().notNull(),
    /** For the public search: stems of all its words, and of its title alone. */
    stems: text().array().notNull(),
    titleStems: text().array().notNull(),
    content: jsonb().$type<ProposalContent['content']>().notNull(),
    provenance: jsonb().$type<Provenance>(),
    onBehalf: boolean().notNull(),
    owners: text().array().notNull(),
    questionState: text().$type<(typeof questionStates)[number]>(),
    evidence: text().array().notNull(),
    /** Concepts people confirmed or removed, the last word on each. */
    tags: jsonb().$type<Record<string, 'confirmed' | 'removed'>>().notNull(),
    hiddenReasonVault: text(),
    postedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    version: integer().notNull(),
  },
  (t) => [
    // One for each order and each reach of the lists: a page is read from where it begins, however long the list.
    index().on(t.kind, t.postedAt, t.proposal).where(listed('open')),
    index().on(t.kind, t.postedAt, t.proposal).where(listed('all')),
    index().on(t.kind, lastDay, t.proposal).where(listed('open')),
    index().on(t.kind, lastDay, t.proposal).where(listed('all')),
    index().using('gin', t.themes),
    index().using('gin', t.departements),
    index().using('gin', t.owners),
    index().using('gin', t.stems),
    index().on(t.until),
  ],
);
export type ProposalRow = typeof proposalTable.$inferSelect;

/* Projection */

type Change = (row: ProposalRow) => Partial<ProposalRow>;

const set = (rows: Rows, stream: string, change: Partial<ProposalRow> | Change) =>
  rows.change(proposalTable, { proposal: idOf(stream) }, change);

const idOf = (stream: string): string => stream.slice('proposal-'.length);

/** The same, where what is counted may change with it. */
const setCounted = (rows: Rows, proposal: string, change: Change) => {
  const was = rows.get(proposalTable, { proposal });
  if (!was) return;
  const changed = change(was);
  rows.change(proposalTable, { proposal }, changed);
  recount(rows, was, { ...was, ...changed });
};

const moved =
  (more: Partial<ProposalRow> = {}) =>
  (rows: Rows, { stream, type, version }: { stream: string; type: Moving; version: number }) =>
    setCounted(rows, idOf(stream), (row) => ({ ...standingAfter(row, type), ...more, version }));
const stands = moved();

export const proposalView = view<ProposalEvent | PartnershipEvent>({
  name: 'board_proposal',
  when: 'inline',
  table: [proposalTable, proposalCountTable],
  privacy: { hiddenReasonVault: 'vault' },
  on: {
    ProposalPosted: (rows, { data, at, version }) => {
      const row = {
        proposal: data.proposal,
        status: 'open' as const,
        statusBefore: 'open' as const,
        ...columnsOf(data),
        engaged: 0,
        provenance: data.provenance,
        onBehalf: data.onBehalf,
        owners: [data.author],
        questionState: data.kind === 'question' ? ('open' as const) : null,
        evidence: [],
        tags: {},
        postedAt: at,
        version,
      };
      rows.add(proposalTable, row);
      recount(rows, undefined, row);
    },
    ProposalRevised: (rows, { stream, data, version }) =>
      setCounted(rows, idOf(stream), () => ({ ...columnsOf(data), version })),
    ProposalPaused: stands,
    ProposalResumed: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalProlonged: (rows, fact) => moved({ until: fact.data.until })(rows, fact),
    ProposalHidden: (rows, fact) => moved({ hiddenReasonVault: fact.data.reason })(rows, fact),
    ProposalRestored: moved({ hiddenReasonVault: null }),
    CoOwnerAdded: (rows, { stream, data, version }) =>
      set(rows, stream, ({ owners }) => ({ owners: [...owners, data.person], version })),
    CoOwnerRemoved: (rows, { stream, data, version }) =>
      set(rows, stream, ({ owners }) => ({ owners: owners.filter((owner) => owner !== data.person), version })),
    ProposalHandedOver: (rows, { stream, data, version }) =>
      set(rows, stream, { owners: [data.to], onBehalf: false, version }),
    ProposalTagged: (rows, { stream, data, version }) =>
      set(rows, stream, ({ tags }) => ({ tags: { ...tags, [data.concept]: data.verdict }, version })),
    QuestionProgressed: (rows, { stream, data, version }) =>
      set(rows, stream, { questionState: data.state, evidence: [...data.evidence], version }),
    PartnershipFormed: (rows, { data }) => engage(rows, data.terrain, 1),
    PartnershipConcluded: (rows, { data }) => engage(rows, data.terrain, -1),
    PartnershipEndedEarly: (rows, { data }) => engage(rows, data.terrain, -1),
  },
});

/** A partnership formed without a terrain (a question answered by someone who posted none) engages nothing. */
const engage = (rows: Rows, terrain: string | null, by: 1 | -1): void => {
  if (terrain !== null) setCounted(rows, terrain, ({ engaged }) => ({ engaged: Math.max(0, engaged + by) }));
};

/* Query */

export const proposalById = async (db: Db, proposal: string): Promise<ProposalRow | undefined> =>
  (await db.select().from(proposalTable).where(eq(proposalTable.proposal, proposal)))[0];

/** Open or paused ones whose last day is before this one. */
export const proposalsPast = (db: Db, today: string): Promise<{ proposal: string }[]> =>
  db
    .select({ proposal: proposalTable.proposal })
    .from(proposalTable)
    .where(and(sql`${proposalTable.until} < ${today}`, sql`${proposalTable.status} in ('open', 'paused')`));
