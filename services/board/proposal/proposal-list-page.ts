import { and, asc, inArray } from 'drizzle-orm';
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
  after: string | undefined;
  limit: number;
}>;

/** Rows of one page in the order asked. Relevance is of words looked for: where there are none, the newest are first. */
export const pageOf = (db: Db, { filters, sort, after, limit }: PageAsked): Promise<CardRow[]> => {
  const { condition, offset } = afterCursor(sort, after);
  const order = sort === 'closing' ? [asc(lastDay), asc(t.proposal)] : newestFirst;
  return db
    .select(cardColumns)
    .from(t)
    .where(and(whereOf(filters), condition))
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
};

/** The rows of these, in their order. */
export const rowsIn = async (db: Db, proposals: readonly string[]): Promise<CardRow[]> => {
  if (proposals.length === 0) return [];
  const rows = await db
    .select(cardColumns)
    .from(t)
    .where(inArray(t.proposal, [...proposals]));
  const place = new Map(proposals.map((proposal, i) => [proposal, i]));
  return rows.sort((a, b) => (place.get(a.proposal) ?? 0) - (place.get(b.proposal) ?? 0));
};
