import { and, arrayContains, desc, eq, sql } from 'drizzle-orm';
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
import { themes } from '../../../shared/vocabulary/themes.ts';
import type { Db } from '../../kit/ports.ts';
import { standingAfter } from '../../kit/proposal-standing.ts';
import { stemsOf } from '../../kit/text/stems.ts';
import { view } from '../../kit/view.ts';

/* Table */

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
    index().on(t.kind, t.status, t.postedAt),
    index().using('gin', t.themes),
    index().using('gin', t.owners),
    index().using('gin', t.stems),
    index().on(t.until),
  ],
);
export type ProposalRow = typeof proposalTable.$inferSelect;

/* Projection */

const set = (db: Db, stream: string, change: Parameters<ReturnType<Db['update']>['set']>[0]) =>
  db
    .update(proposalTable)
    .set(change)
    .where(eq(proposalTable.proposal, stream.slice('proposal-'.length)));

const stands = (
  db: Db,
  { stream, type, version }: { stream: string; type: Parameters<typeof standingAfter>[1]; version: number },
) => set(db, stream, { ...standingAfter(proposalTable, type), version });

export const proposalView = view<ProposalEvent | PartnershipEvent, typeof proposalTable>({
  name: 'board_proposal',
  when: 'inline',
  table: proposalTable,
  privacy: { hiddenReasonVault: 'vault' },
  on: {
    ProposalPosted: (db, { data, at, version }) =>
      db.insert(proposalTable).values({
        proposal: data.proposal,
        status: 'open',
        statusBefore: 'open',
        ...columnsOf(data),
        engaged: 0,
        provenance: data.provenance,
        onBehalf: data.onBehalf,
        owners: [data.author],
        questionState: data.kind === 'question' ? 'open' : null,
        evidence: [],
        tags: {},
        postedAt: at,
        version,
      }),
    ProposalRevised: (db, { stream, data, version }) => set(db, stream, { ...columnsOf(data), version }),
    ProposalPaused: stands,
    ProposalResumed: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalProlonged: (db, { stream, type, data, version }) =>
      set(db, stream, { ...standingAfter(proposalTable, type), until: data.until, version }),
    ProposalHidden: (db, { stream, type, data, version }) =>
      set(db, stream, { ...standingAfter(proposalTable, type), hiddenReasonVault: data.reason, version }),
    ProposalRestored: (db, { stream, type, version }) =>
      set(db, stream, { ...standingAfter(proposalTable, type), hiddenReasonVault: null, version }),
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
  if (terrain === null) return;
  await db
    .update(proposalTable)
    .set({ engaged: sql`greatest(0, ${proposalTable.engaged} + ${by}::int)` })
    .where(eq(proposalTable.proposal, terrain));
};

/** The columns that come from what was posted. */
const columnsOf = (posted: ProposalContent) => ({
  kind: posted.kind,
  title: posted.content.title,
  themes: [...posted.content.themes],
  until: posted.content.until,
  organisation: posted.content.organisation,
  content: posted.content,
  titleStems: stemsOf(posted.content.title),
  stems: stemsOf(searchedText(posted)),
  ...(posted.kind === 'terrain'
    ? {
        body: posted.content.description,
        natures: [...posted.content.natures],
        offers: [...posted.content.offers],
        departements: departementsOf([posted.content.territory]),
        territory: posted.content.territory,
        capacity: posted.content.capacity,
      }
    : {
        body: posted.content.text,
        natures: [],
        offers: [...posted.content.offersWanted],
        departements: departementsOf(posted.content.territoriesWanted),
        territory: posted.content.territoriesWanted[0] ?? null,
        capacity: 0,
      }),
});

/** Everything the public search looks through: words, places with their numbers, and the names of themes. */
const searchedText = (posted: ProposalContent): string => {
  const { title, organisation, themes: chosen } = posted.content;
  const territories = posted.kind === 'terrain' ? [posted.content.territory] : posted.content.territoriesWanted;
  return [
    title,
    posted.kind === 'terrain' ? posted.content.description : posted.content.text,
    organisation,
    ...territories.map((territory) => territory.label),
    ...departementsOf(territories),
    ...themes.filter((theme) => chosen.includes(theme.id)).map((theme) => theme.label.fr),
  ].join(' ');
};

/** Département codes of places named by code: a département's own, or the first digits of a commune's (2A, 2B, 971…). */
const departementsOf = (territories: readonly Territory[]): string[] => {
  const codes = territories.flatMap(({ level, code }) => {
    if (!code) return [];
    if (level === 'departement') return [code];
    return level === 'commune' ? [code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2)] : [];
  });
  return [...new Set(codes)];
};

/* Query */

export const proposalById = async (db: Db, proposal: string): Promise<ProposalRow | undefined> =>
  (await db.select().from(proposalTable).where(eq(proposalTable.proposal, proposal)))[0];

/** What one person is responsible for, newest first; closed ones too. */
export const proposalsOf = (db: Db, person: string): Promise<ProposalRow[]> =>
  db
    .select()
    .from(proposalTable)
    .where(arrayContains(proposalTable.owners, [person]))
    .orderBy(desc(proposalTable.postedAt), desc(proposalTable.proposal));

/** Open or paused ones whose last day is before this one. */
export const proposalsPast = (db: Db, today: string): Promise<{ proposal: string }[]> =>
  db
    .select({ proposal: proposalTable.proposal })
    .from(proposalTable)
    .where(and(sql`${proposalTable.until} < ${today}`, sql`${proposalTable.status} in ('open', 'paused')`));
