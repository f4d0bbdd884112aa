import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { lastDay, proposalTable as t } from './proposal.view.ts';
import { type CardRow, cardColumns } from './proposal-cards.ts';
import { afterCursor } from './proposal-cursor.ts';
import { type Filters, newestFirst, whereOf } from './proposal-filters.ts';

/** A list counts and ranks no further than the newest so many: what a page costs does not grow with the list. */
export const REACH = 1000;

type PageAsked = Readonly<{
  filters: Filters;
  sort: NonNullable<ProposalQuery['sort']>;
  stems: readonly string[];
  after: string | undefined;
  limit: number;
}>;

/** Rows of one page in the order asked. */
export const pageOf = (db: Db, { filters, sort, stems, after, limit }: PageAsked): Promise<CardRow[]> => {
  const { condition, offset } = afterCursor(sort, after);
  if (sort === 'relevance') return mostRelevant(db, whereOf(filters), stems, { limit, offset });
  const order = sort === 'newest' ? newestFirst : [asc(lastDay), asc(t.proposal)];
  return db
    .select(cardColumns)
    .from(t)
    .where(and(whereOf(filters), condition))
    .orderBy(...order)
    .limit(limit);
};

const mostRelevant = (
  db: Db,
  where: SQL | undefined,
  stems: readonly string[],
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Promise<CardRow[]> => {
  const found = db
    .select({ proposal: t.proposal, postedAt: t.postedAt, stems: t.stems, titleStems: t.titleStems })
    .from(t)
    .where(where)
    .orderBy(...newestFirst)
    .limit(REACH)
    .as('found');
  const score = relevance(stems, found.stems, found.titleStems).as('score');
  const best = db
    .select({ proposal: found.proposal, score })
    .from(found)
    .orderBy(desc(score), desc(found.postedAt), desc(found.proposal))
    .limit(limit)
    .offset(offset)
    .as('best');
  return db
    .select(cardColumns)
    .from(best)
    .innerJoin(t, eq(t.proposal, best.proposal))
    .orderBy(desc(best.score), ...newestFirst);
};

type Column = Parameters<typeof desc>[0];

/** How many of the words it has; a word of the title counts four times. */
const relevance = (stems: readonly string[], all: Column, title: Column): SQL<number> =>
  sql`(${sql.join(
    [
      sql`0`,
      ...[...new Set(stems)].flatMap((stem) => [
        sql`(${all} @> array[${stem}::text])::int`,
        sql`3 * (${title} @> array[${stem}::text])::int`,
      ]),
    ],
    sql` + `,
  )})`;
