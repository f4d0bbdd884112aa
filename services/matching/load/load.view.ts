import { inArray, isNotNull, sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Table: one row an exchange about a terrain, from the first message to the end of the partnership */

/** `asked` and `agreed` wait for people; `running` occupies a place; `declined` led nowhere; `closed` was a partnership and is over. */
export type Stage = 'asked' | 'agreed' | 'running' | 'declined' | 'closed';

export const loadTable = pgTable(
  'matching_load',
  {
    exchange: text().primaryKey(),
    /** Null while the author of a question was invited without naming a terrain. */
    terrain: text(),
    state: text().$type<Stage>().notNull(),
    /** How many partnerships it became. */
    formed: integer().notNull(),
    since: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [index().on(t.terrain)],
);

/* Projection */

type Fact = Readonly<{ stream: string; at: Date }>;
const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
const moved =
  (state: Stage) =>
  (rows: Rows, { stream, at }: Fact) =>
    rows.change(loadTable, { exchange: idOf(stream) }, { state, since: at });

const put = (rows: Rows, exchange: string, change: { terrain: string | null; state: Stage; since: Date }) =>
  rows.put(loadTable, { exchange, formed: 0, ...change }, change);

export const loadView = view<InterestEvent | PartnershipEvent, typeof loadTable>({
  name: 'matching_load',
  when: 'async',
  table: loadTable,
  on: {
    InterestExpressed: (rows, { stream, data, at }) => {
      const terrain = data.kind === 'terrain' ? data.proposal : data.withProposal;
      put(rows, idOf(stream), { terrain, state: 'asked', since: at });
    },
    InterestAccepted: moved('agreed'),
    InterestDeclined: moved('declined'),
    InterestWithdrawn: moved('declined'),
    InterestLapsed: moved('declined'),
    // A partnership bears the id of the interest it came from.
    PartnershipProposed: (rows, { data, at }) =>
      put(rows, data.interest, { terrain: data.terrain, state: 'agreed', since: at }),
    PartnershipFormed: (rows, { stream, at }) =>
      rows.change(loadTable, { exchange: idOf(stream) }, ({ formed }) => ({
        state: 'running' as const,
        since: at,
        formed: formed + 1,
      })),
    PartnershipRefused: moved('declined'),
    PartnershipAbandoned: moved('declined'),
    PartnershipConcluded: moved('closed'),
    PartnershipEndedEarly: moved('closed'),
  },
});

/* Query */

/** What a terrain has on its hands: messages and drafts that wait for people, partnerships under way, when the last one ended. */
export type Load = Readonly<{
  waiting: number;
  running: number;
  interests: number;
  partnerships: number;
  closedAt: Date | null;
}>;
export const noLoad: Load = { waiting: 0, running: 0, interests: 0, partnerships: 0, closedAt: null };

const figures = {
  waiting: sql<number>`count(*) filter (where ${loadTable.state} in ('asked', 'agreed'))::int`,
  running: sql<number>`count(*) filter (where ${loadTable.state} = 'running')::int`,
  interests: sql<number>`count(*)::int`,
  partnerships: sql<number>`coalesce(sum(${loadTable.formed}), 0)::int`,
  closedAt: sql<string | null>`max(${loadTable.since}) filter (where ${loadTable.state} = 'closed')`,
};

/** The load of these terrains, or of each terrain anybody ever wrote about; one that is absent is free. */
export const loads = async (db: Db, among?: readonly string[]): Promise<ReadonlyMap<string, Load>> => {
  if (among?.length === 0) return new Map();
  const rows = await db
    .select({ terrain: loadTable.terrain, ...figures })
    .from(loadTable)
    .where(among ? inArray(loadTable.terrain, [...among]) : isNotNull(loadTable.terrain))
    .groupBy(loadTable.terrain);
  return new Map(
    rows.flatMap(({ terrain, closedAt, ...counts }) =>
      terrain ? [[terrain, { ...counts, closedAt: closedAt ? new Date(closedAt) : null }]] : [],
    ),
  );
};
