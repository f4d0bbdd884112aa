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
import { standingAfter } from '../../kit/proposal-standing.ts';
import { view } from '../../kit/view.ts';
import { columnsOf } from './proposal-columns.ts';
import { type Counted, proposalCountTable, recount } from './proposal-counts.ts';

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

type Change = Parameters<ReturnType<Db['update']>['set']>[0];

const set = (db: Db, stream: string, change: Change) =>
  db
    .update(proposalTable)
    .set(change)
    .where(isOf(idOf(stream)));

const idOf = (stream: string): string => stream.slice('proposal-'.length);
const isOf = (proposal: string): SQL => eq(proposalTable.proposal, proposal);

const counted = {
  kind: proposalTable.kind,
  status: proposalTable.status,
  themes: proposalTable.themes,
  natures: proposalTable.natures,
  offers: proposalTable.offers,
  departements: proposalTable.departements,
  engaged: proposalTable.engaged,
};

/** The same, where what is counted may change with it. */
const setCounted = async (db: Db, proposal: string, change: Change): Promise<void> => {
  const [was] = await db.select(counted).from(proposalTable).where(isOf(proposal));
  const [is] = (await db
    .update(proposalTable)
    .set(change)
    .where(isOf(proposal))
    .returning(counted)) as unknown as Counted[];
  await recount(db, was, is);
};

const stands = (
  db: Db,
  { stream, type, version }: { stream: string; type: Parameters<typeof standingAfter>[1]; version: number },
) => setCounted(db, idOf(stream), { ...standingAfter(proposalTable, type), version });

export const proposalView = view<ProposalEvent | PartnershipEvent>({
  name: 'board_proposal',
  when: 'inline',
  table: [proposalTable, proposalCountTable],
  privacy: { hiddenReasonVault: 'vault' },
  on: {
    ProposalPosted: async (db, { data, at, version }) => {
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
      await db.insert(proposalTable).values(row);
      await recount(db, undefined, row);
    },
    ProposalRevised: (db, { stream, data, version }) => setCounted(db, idOf(stream), { ...columnsOf(data), version }),
    ProposalPaused: stands,
    ProposalResumed: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalProlonged: (db, { stream, type, data, version }) =>
      setCounted(db, idOf(stream), { ...standingAfter(proposalTable, type), until: data.until, version }),
    ProposalHidden: (db, { stream, type, data, version }) =>
      setCounted(db, idOf(stream), { ...standingAfter(proposalTable, type), hiddenReasonVault: data.reason, version }),
    ProposalRestored: (db, { stream, type, version }) =>
      setCounted(db, idOf(stream), { ...standingAfter(proposalTable, type), hiddenReasonVault: null, version }),
    CoOwnerAdded: (db, { stream, data, version }) =>
      set(db, stream, { owners: sql`array_append(${proposalTable.owners}, ${data.person}::text)`, version }),
    CoOwnerRemoved: (db, { stream, data, version }) =>
      set(db, stream, { owners: sql`array_remove(${proposalTable.owners}, ${data.person}::text)`, version }),
    ProposalHandedOver: (db, { stream, data, version }) =>
      set(db, stream, { owners: [data.to], onBehalf: false, version }),
    ProposalTagged: (db, { stream, data, version }) =>
      set(db, stream, {
        tags: sql`${proposalTable.tags} || jsonb_build_object(${data.concept}::text, ${data.verdict}::text)`,
        version,
      }),
    QuestionProgressed: (db, { stream, data, version }) =>
      set(db, stream, { questionState: data.state, evidence: [...data.evidence], version }),
    PartnershipFormed: (db, { data }) => engage(db, data.terrain, 1),
    PartnershipConcluded: (db, { data }) => engage(db, data.terrain, -1),
    PartnershipEndedEarly: (db, { data }) => engage(db, data.terrain, -1),
  },
});

/** A partnership formed without a terrain (a question answered by someone who posted none) engages nothing. */
const engage = async (db: Db, terrain: string | null, by: 1 | -1): Promise<void> => {
  if (terrain !== null)
    await setCounted(db, terrain, { engaged: sql`greatest(0, ${proposalTable.engaged} + ${by}::int)` });
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
