import { and, arrayOverlaps, eq, gt, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type {
  ProposalContent,
  ProposalEvent,
  ProposalKind,
  ProposalStatus,
} from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import { standingAfter } from '../../kit/proposal-standing.ts';
import { view } from '../../kit/view.ts';

/* Table */

export const organisationIn = (content: AnyPgColumn): SQL => sql`(${content} ->> 'organisation')`;

/** What matching needs of each proposal, closed ones included. `change` grows with each fact: an index reads what is past its own. */
export const matchableTable = pgTable(
  'matching_proposal',
  {
    proposal: text().primaryKey(),
    kind: text().$type<ProposalKind>().notNull(),
    status: text().$type<ProposalStatus>().notNull(),
    /** Where it stood before it was hidden. */
    statusBefore: text().$type<ProposalStatus>().notNull(),
    content: jsonb().$type<ProposalContent['content']>().notNull(),
    owners: text().array().notNull(),
    tags: jsonb().$type<Record<string, 'confirmed' | 'removed'>>().notNull(),
    engaged: integer().notNull(),
    /** How its owners reacted to the last interest in it that came to an end; null when none did. */
    answers: text().$type<'answered' | 'silent'>(),
    change: integer().notNull(),
  },
  (t) => [index().on(t.change), index().using('gin', t.owners), index().on(organisationIn(t.content))],
);
export type MatchableRow = typeof matchableTable.$inferSelect;
/** Which proposal an interest is in: later facts of it do not say. */
const askedTable = pgTable('matching_asked', { interest: text().primaryKey(), proposal: text().notNull() });

/* Projection: async, so that one writer at a time gives the changes their numbers, in commit order */

const next = sql<number>`(select coalesce(max(change), 0) + 1 from matching_proposal)`;

const set = (db: Db, proposal: string, change: Parameters<ReturnType<Db['update']>['set']>[0]) =>
  db
    .update(matchableTable)
    .set({ ...change, change: next })
    .where(eq(matchableTable.proposal, proposal));
const idOf = (stream: string): string => stream.slice('proposal-'.length);
const stands = (db: Db, { stream, type }: { stream: string; type: Parameters<typeof standingAfter>[1] }) =>
  set(db, idOf(stream), standingAfter(matchableTable, type));
const engage = async (db: Db, terrain: string | null, by: 1 | -1): Promise<void> => {
  if (terrain) await set(db, terrain, { engaged: sql`greatest(0, ${matchableTable.engaged} + ${by}::int)` });
};

const reacted =
  (answers: 'answered' | 'silent') =>
  async (db: Db, { stream }: { stream: string }) => {
    const interest = stream.slice('interest-'.length);
    const [asked] = await db.select().from(askedTable).where(eq(askedTable.interest, interest));
    if (asked) await set(db, asked.proposal, { answers });
  };

export const matchableView = view<
  ProposalEvent | PartnershipEvent | InterestEvent,
  typeof matchableTable | typeof askedTable
>({
  name: 'matching_proposal',
  when: 'async',
  table: [matchableTable, askedTable],
  on: {
    ProposalPosted: (db, { data }) =>
      db.insert(matchableTable).values({
        proposal: data.proposal,
        kind: data.kind,
        status: 'open',
        statusBefore: 'open',
        content: data.content,
        owners: [data.author],
        tags: {},
        engaged: 0,
        answers: null,
        change: next,
      }),
    ProposalRevised: (db, { stream, data }) => set(db, idOf(stream), { content: data.content }),
    ProposalTagged: (db, { stream, data }) =>
      set(db, idOf(stream), {
        tags: sql`${matchableTable.tags} || jsonb_build_object(${data.concept}::text, ${data.verdict}::text)`,
      }),
    CoOwnerAdded: (db, { stream, data }) =>
      set(db, idOf(stream), { owners: sql`array_append(${matchableTable.owners}, ${data.person}::text)` }),
    CoOwnerRemoved: (db, { stream, data }) =>
      set(db, idOf(stream), { owners: sql`array_remove(${matchableTable.owners}, ${data.person}::text)` }),
    ProposalHandedOver: (db, { stream, data }) => set(db, idOf(stream), { owners: [data.to] }),
    ProposalPaused: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalHidden: stands,
    ProposalResumed: stands,
    ProposalRestored: stands,
    ProposalProlonged: stands,
    InterestExpressed: (db, { stream, data: { proposal } }) =>
      db
        .insert(askedTable)
        .values({ interest: stream.slice('interest-'.length), proposal })
        .onConflictDoNothing(),
    InterestAccepted: reacted('answered'),
    InterestDeclined: reacted('answered'),
    InterestLapsed: reacted('silent'),
    PartnershipFormed: (db, { data }) => engage(db, data.terrain, 1),
    PartnershipConcluded: (db, { data }) => engage(db, data.terrain, -1),
    PartnershipEndedEarly: (db, { data }) => engage(db, data.terrain, -1),
  },
});

/* Query */

export const matchableById = async (db: Db, proposal: string): Promise<MatchableRow | undefined> =>
  (await db.select().from(matchableTable).where(eq(matchableTable.proposal, proposal)))[0];

/** The proposals these people answer for. */
export const ownedBy = async (
  db: Db,
  people: readonly string[],
): Promise<Pick<MatchableRow, 'proposal' | 'owners'>[]> =>
  people.length === 0
    ? []
    : db
        .select({ proposal: matchableTable.proposal, owners: matchableTable.owners })
        .from(matchableTable)
        .where(arrayOverlaps(matchableTable.owners, [...people]));

/** What changed since, in order, and which file the table lies in: another one (rebuilt, emptied) means starting over. */
export const changesAfter = async (db: Db, change: number): Promise<{ making: number; rows: MatchableRow[] }> => {
  const made = (await db.execute(sql`select pg_relation_filenode('matching_proposal')::int as making`)) as unknown as {
    rows: { making: number }[];
  };
  const rows = await db
    .select()
    .from(matchableTable)
    .where(gt(matchableTable.change, change))
    .orderBy(matchableTable.change);
  return { making: Number(made.rows[0]?.making), rows };
};

/** Open ones, for the round of suggestions. */
export const openMatchables = (db: Db, kind: ProposalKind): Promise<MatchableRow[]> =>
  db
    .select()
    .from(matchableTable)
    .where(and(eq(matchableTable.status, 'open'), eq(matchableTable.kind, kind)))
    .orderBy(matchableTable.proposal);

export type OpenTerrain = Readonly<{ proposal: string; owners: string[]; capacity: number }>;

/** Whose the open terrains are and how many partnerships each can bear at once; not their texts. */
export const openTerrains = (db: Db): Promise<OpenTerrain[]> =>
  db
    .select({
      proposal: matchableTable.proposal,
      owners: matchableTable.owners,
      capacity: sql<number>`coalesce((${matchableTable.content} ->> 'capacity')::int, 1)`,
    })
    .from(matchableTable)
    .where(and(eq(matchableTable.status, 'open'), eq(matchableTable.kind, 'terrain')))
    .orderBy(matchableTable.proposal);
