import { eq, or } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { MatchEvent } from '../../../shared/contracts/match.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Table */

/** What people and the machine have said of a pair. A pair nobody spoke of has no row. */
export const pairTable = pgTable(
  'matching_pair',
  {
    question: text().notNull(),
    terrain: text().notNull(),
    suggested: boolean().notNull(),
    contested: boolean().notNull(),
    /** Contested or dismissed: not shown again until a coordinator pins it, or what was dismissed is brought back. */
    over: boolean().notNull(),
    pinned: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.question, t.terrain] }), index().on(t.terrain)],
);
export type PairRow = typeof pairTable.$inferSelect;

/* Projection */

const say =
  (change: Partial<PairRow>, then: Partial<PairRow> | ((row: PairRow) => Partial<PairRow>) = change) =>
  (rows: Rows, { data: { question, terrain } }: { data: { question: string; terrain: string } }) => {
    const unsaid = { suggested: false, contested: false, over: false, pinned: false };
    rows.put(pairTable, { question, terrain, ...unsaid, ...change }, then);
  };

export const pairView = view<MatchEvent>({
  name: 'matching_pair',
  when: 'inline',
  table: pairTable,
  on: {
    MatchSuggested: say({ suggested: true }),
    MatchContested: say({ contested: true, over: true, pinned: false }),
    MatchDismissed: say({ over: true, pinned: false }),
    MatchPinned: say({ pinned: true, contested: false, over: false }),
    MatchRestored: say({}, ({ contested }) => ({ over: contested })),
  },
});

/* Query */

/** What was said of the pairs of one proposal, by the other one's id. */
export const pairsOf = async (db: Db, proposal: string): Promise<ReadonlyMap<string, PairRow>> => {
  const rows = await db
    .select()
    .from(pairTable)
    .where(or(eq(pairTable.question, proposal), eq(pairTable.terrain, proposal)));
  return new Map(rows.map((row) => [row.question === proposal ? row.terrain : row.question, row]));
};
