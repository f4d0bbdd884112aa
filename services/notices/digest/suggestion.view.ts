import { sql } from 'drizzle-orm';
import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { DigestEvent } from '../../../shared/contracts/digest.ts';
import type { MatchEvent, MatchLabel } from '../../../shared/contracts/match.ts';
import type { ProposalEvent, ProposalKind, ProposalStatus } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import { type Moving, standingAfter } from '../../kit/proposal-standing.ts';
import type { RowOf, Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Tables: what was suggested, to whom it was already mailed, and whose proposals they are */

export const suggestionTable = pgTable(
  'notices_suggestion',
  {
    question: text().notNull(),
    terrain: text().notNull(),
    label: text().$type<MatchLabel>().notNull(),
    score: integer().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** People who have had it in a digest. */
    mailed: text().array().notNull(),
    /** 0: to be told; 1: put aside, until it is brought back; 2: said to be wrong. */
    over: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.question, t.terrain] })],
);

export const namedProposalTable = pgTable('notices_proposal', {
  proposal: text().primaryKey(),
  kind: text().$type<ProposalKind>().notNull(),
  title: text().notNull(),
  owners: text().array().notNull(),
  status: text().$type<ProposalStatus>().notNull(),
  statusBefore: text().$type<ProposalStatus>().notNull(),
});

/* Projection */

type Named = RowOf<typeof namedProposalTable>;

const named = (rows: Rows, stream: string, change: (row: Named) => Partial<Named>) =>
  rows.change(namedProposalTable, { proposal: stream.slice('proposal-'.length) }, change);
const stands = (rows: Rows, { stream, type }: { stream: string; type: Moving }) =>
  named(rows, stream, (row) => standingAfter(row, type));
const over =
  (change: (over: number) => number) =>
  (rows: Rows, { data: { question, terrain } }: { data: { question: string; terrain: string } }) =>
    rows.change(suggestionTable, { question, terrain }, (row) => ({ over: change(row.over) }));

export const suggestionView = view<MatchEvent | DigestEvent | ProposalEvent>({
  name: 'notices_suggestion',
  when: 'async',
  revision: 2,
  table: [suggestionTable, namedProposalTable],
  on: {
    MatchSuggested: (rows, { data: { question, terrain, label, score }, at }) =>
      rows.offer(suggestionTable, { question, terrain, label, score, at, mailed: [], over: 0 }),
    MatchContested: over(() => 2),
    MatchDismissed: over((before) => Math.max(before, 1)),
    MatchRestored: over((before) => (before === 1 ? 0 : before)),
    DigestPrepared: (rows, { data }) => {
      for (const { question, terrain } of data.matches)
        rows.change(suggestionTable, { question, terrain }, ({ mailed }) => ({ mailed: [...mailed, data.person] }));
    },
    ProposalPosted: (rows, { data }) =>
      rows.add(namedProposalTable, {
        proposal: data.proposal,
        kind: data.kind,
        title: data.content.title,
        owners: [data.author],
        status: 'open',
        statusBefore: 'open',
      }),
    ProposalRevised: (rows, { stream, data }) => named(rows, stream, () => ({ title: data.content.title })),
    CoOwnerAdded: (rows, { stream, data }) =>
      named(rows, stream, ({ owners }) => ({ owners: [...owners, data.person] })),
    CoOwnerRemoved: (rows, { stream, data }) =>
      named(rows, stream, ({ owners }) => ({ owners: owners.filter((owner) => owner !== data.person) })),
    ProposalHandedOver: (rows, { stream, data }) => named(rows, stream, () => ({ owners: [data.to] })),
    ProposalPaused: stands,
    ProposalWithdrawn: stands,
    ProposalExpired: stands,
    ProposalHidden: stands,
    ProposalResumed: stands,
    ProposalRestored: stands,
    ProposalProlonged: stands,
  },
});

/* Query */

export type Pending = Readonly<{
  question: string;
  terrain: string;
  label: MatchLabel;
  /** How many questions the terrain is suggested to. */
  seen: number;
  mine: { id: string; kind: ProposalKind; title: string };
  other: { id: string; kind: ProposalKind; title: string };
}>;

/** Suggested, both proposals open, one of them this person's and not both, never mailed to them; best first, ties by id. */
export const pendingFor = async (db: Db, person: string): Promise<Pending[]> => {
  const result = (await db.execute(sql`
    select s.question, s.terrain, s.label, q.title as question_title, t.title as terrain_title,
           ${person}::text = any(q.owners) as asks,
           (select count(*)::int from ${suggestionTable} o where o.terrain = s.terrain and o.over = 0) as seen
    from ${suggestionTable} s
    join ${namedProposalTable} q on q.proposal = s.question
    join ${namedProposalTable} t on t.proposal = s.terrain
    where s.over = 0 and q.status = 'open' and t.status = 'open' and not (${person}::text = any(s.mailed))
      and (${person}::text = any(q.owners)) <> (${person}::text = any(t.owners))
    order by s.score desc, s.question, s.terrain`)) as unknown as { rows: PendingRow[] };
  return result.rows.map((row) => {
    const question = { id: row.question, kind: 'question' as const, title: row.question_title };
    const terrain = { id: row.terrain, kind: 'terrain' as const, title: row.terrain_title };
    const [mine, other] = row.asks ? [question, terrain] : [terrain, question];
    return { question: row.question, terrain: row.terrain, label: row.label, seen: row.seen, mine, other };
  });
};

/** Whom something is pending for, so that nobody else's is looked for. */
export const personsPending = async (db: Db): Promise<ReadonlySet<string>> => {
  const result = (await db.execute(sql`
    select distinct person
    from ${suggestionTable} s
    join ${namedProposalTable} q on q.proposal = s.question
    join ${namedProposalTable} t on t.proposal = s.terrain
    cross join lateral unnest(q.owners || t.owners) as person
    where s.over = 0 and q.status = 'open' and t.status = 'open' and not (person = any(s.mailed))`)) as unknown as {
    rows: { person: string }[];
  };
  return new Set(result.rows.map(({ person }) => person));
};

type PendingRow = {
  question: string;
  terrain: string;
  label: MatchLabel;
  question_title: string;
  terrain_title: string;
  asks: boolean;
  seen: number;
};
