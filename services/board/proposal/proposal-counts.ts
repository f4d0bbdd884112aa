import { and, eq, sql } from 'drizzle-orm';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ProposalKind, ProposalStatus } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';

/** What a list is divided by. `all` has one empty value: every proposal counts once. */
export type CountedFacet = 'all' | 'theme' | 'nature' | 'offer' | 'departement' | 'engaged';

/** How many proposals of each kind and status have each value: kept with each fact, so that no list counts its rows. */
export const proposalCountTable = pgTable(
  'board_proposal_count',
  {
    kind: text().$type<ProposalKind>().notNull(),
    status: text().$type<ProposalStatus>().notNull(),
    facet: text().$type<CountedFacet>().notNull(),
    value: text().notNull(),
    n: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.status, t.facet, t.value] })],
);

/** What of a proposal is counted. */
export type Counted = Readonly<{
  kind: ProposalKind;
  status: ProposalStatus;
  themes: readonly string[];
  natures: readonly string[];
  offers: readonly string[];
  departements: readonly string[];
  engaged: number;
}>;

/** Moves the counts from what a proposal was (nothing when new) to what it is. */
export const recount = (rows: Rows, was: Counted | undefined, is: Counted | undefined): void => {
  const moves = new Map<string, Entry>();
  for (const [one, by] of [
    [was, -1],
    [is, 1],
  ] as const)
    for (const entry of one ? entriesOf(one) : []) {
      const key = JSON.stringify([entry.kind, entry.status, entry.facet, entry.value]);
      moves.set(key, { ...entry, n: (moves.get(key)?.n ?? 0) + by * entry.n });
    }
  for (const move of moves.values()) if (move.n !== 0) rows.tally(proposalCountTable, move, 'n');
};

type Entry = typeof proposalCountTable.$inferInsert;

const entriesOf = ({ kind, status, engaged, ...lists }: Counted): Entry[] => {
  const one = (facet: CountedFacet, n: number) => (value: string) => ({ kind, status, facet, value, n });
  return [
    one('all', 1)(''),
    ...lists.themes.map(one('theme', 1)),
    ...lists.natures.map(one('nature', 1)),
    ...lists.offers.map(one('offer', 1)),
    ...lists.departements.map(one('departement', 1)),
    ...(engaged > 0 ? [one('engaged', engaged)('')] : []),
  ];
};

/** The counts of one kind over these statuses, the greatest first. */
export const countsOf = (
  db: Db,
  kind: ProposalKind,
  statuses: readonly ProposalStatus[],
): Promise<{ facet: CountedFacet; value: string; n: number }[]> => {
  const t = proposalCountTable;
  return db
    .select({ facet: t.facet, value: t.value, n: sql<number>`sum(${t.n})::int` })
    .from(t)
    .where(and(eq(t.kind, kind), sql`${t.status} = any(string_to_array(${statuses.join(' ')}, ' '))`))
    .groupBy(t.facet, t.value)
    .having(sql`sum(${t.n}) > 0`)
    .orderBy(sql`3 desc, 2`);
};
