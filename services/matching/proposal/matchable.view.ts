import { and, arrayOverlaps, count, eq, gt, lte, max, type SQL, sql } from 'drizzle-orm';
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
import { type Moving, standingAfter } from '../../kit/proposal-standing.ts';
import type { Rows } from '../../kit/rows.ts';
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

const set = (rows: Rows, proposal: string, change: (row: MatchableRow) => Partial<MatchableRow>) =>
  rows.change(matchableTable, { proposal }, (row) => ({ ...change(row), change: rows.next(matchableTable, 'change') }));
const idOf = (stream: string): string => stream.slice('proposal-'.length);
const stands = (rows: Rows, { stream, type }: { stream: string; type: Moving }) =>
  set(rows, idOf(stream), (row) => standingAfter(row, type));
const engage = (rows: Rows, terrain: string | null, by: 1 | -1): void => {
  if (terrain) set(rows, terrain, ({ engaged }) => ({ engaged: Math.max(0, engaged + by) }));
};

const reacted =
  (answers: 'answered' | 'silent') =>
  (rows: Rows, { stream }: { stream: string }) => {
    const asked = rows.get(askedTable, { interest: stream.slice('interest-'.length) });
    if (asked) set(rows, asked.proposal, () => ({ answers }));
  };

export const matchableView = view<
  ProposalEvent | PartnershipEvent | InterestEvent,
  typeof matchableTable | typeof askedTable
>({
  name: 'matching_proposal',
  when: 'async',
  table: [matchableTable, askedTable],
  on: {
    ProposalPosted: (rows, { data }) =>
      rows.add(matchableTable, {
        proposal: data.proposal,
        kind: data.kind,
        status: 'open',
        statusBefore: 'open',
        content: data.content,
        owners: [data.author],
        tags: {},
        engaged: 0,
        answers: null,
        change: rows.next(matchableTable, 'change'),
      }),
    ProposalRevised: (rows, { stream, data }) => set(rows, idOf(stream), () => ({ content: data.content })),
    ProposalTagged: (rows, { stream, data }) =>
      set(rows, idOf(stream), ({ tags }) => ({ tags: { ...tags, [data.concept]: data.verdict } })),
    CoOwnerAdded: (rows, { stream, data }) =>
      set(rows, idOf(stream), ({ owners }) => ({ owners: [...owners, data.person] })),
    CoOwnerRemoved: (rows, { stream, data }) =>
      set(rows, idOf(stream), ({ owners }) => ({ owners: owners.filter((owner) => owner !== data.person) })),
    ProposalHandedOver: (rows, { stream, data }) => set(rows, idOf(stream), () => ({ owners: [data.to] })),
    ProposalPaused: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalHidden: stands,
    ProposalResumed: stands,
    ProposalRestored: stands,
    ProposalProlonged: stands,
    InterestExpressed: (rows, { stream, data: { proposal } }) =>
      rows.offer(askedTable, { interest: stream.slice('interest-'.length), proposal }),
    InterestAccepted: reacted('answered'),
    InterestDeclined: reacted('answered'),
    InterestLapsed: reacted('silent'),
    PartnershipFormed: (rows, { data }) => engage(rows, data.terrain, 1),
    PartnershipConcluded: (rows, { data }) => engage(rows, data.terrain, -1),
    PartnershipEndedEarly: (rows, { data }) => engage(rows, data.terrain, -1),
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

/** Which file the table lies in: another one (rebuilt, emptied) has other changes, and means starting over. */
export const makingOf = async (db: Db): Promise<number> => {
  const { rows } = (await db.execute(
    sql`select pg_relation_filenode('matching_proposal')::int as making`,
  )) as unknown as {
    rows: { making: number }[];
  };
  return Number(rows[0]?.making);
};

export const countAfter = async (db: Db, change: number): Promise<number> =>
  (await db.select({ n: count() }).from(matchableTable).where(gt(matchableTable.change, change)))[0]?.n ?? 0;

export const lastChange = async (db: Db): Promise<number> =>
  (await db.select({ last: max(matchableTable.change) }).from(matchableTable))[0]?.last ?? 0;

export const countOpen = async (db: Db): Promise<number> =>
  (await db.select({ n: count() }).from(matchableTable).where(eq(matchableTable.status, 'open')))[0]?.n ?? 0;

/** What changed after `after`, some at a time, in order. */
export const changePages = (db: Db, after: number, together: number): AsyncGenerator<MatchableRow[]> =>
  pagesAfter(db, { after, together });

/** Open ones that did not change after `last`, some at a time, in the order they changed. */
export const openPages = (db: Db, last: number, together: number): AsyncGenerator<MatchableRow[]> =>
  pagesAfter(db, {
    after: 0,
    together,
    which: and(eq(matchableTable.status, 'open'), lte(matchableTable.change, last)),
  });

const pagesAfter = async function* (
  db: Db,
  { after, together, which }: Readonly<{ after: number; together: number; which?: SQL | undefined }>,
): AsyncGenerator<MatchableRow[]> {
  for (let from = after; ; ) {
    const rows = await db
      .select()
      .from(matchableTable)
      .where(and(gt(matchableTable.change, from), which))
      .orderBy(matchableTable.change)
      .limit(together);
    if (rows.length > 0) yield rows;
    if (rows.length < together) return;
    from = rows.at(-1)?.change ?? from;
  }
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
