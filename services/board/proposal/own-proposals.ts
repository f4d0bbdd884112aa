import { and, arrayContains } from 'drizzle-orm';
import type { OwnProposals, OwnQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Deps } from '../../kit/ports.ts';
import { listed, proposalTable as t } from './proposal.view.ts';
import { cardColumns, cardOf } from './proposal-cards.ts';
import { afterCursor, cursorOf } from './proposal-cursor.ts';
import { newestFirst } from './proposal-filters.ts';

const PAGE = 50;

/** One page of what a person is responsible for, newest first; `live` leaves out what is closed or hidden. */
export const myProposals = async (
  { db }: Pick<Deps, 'db'>,
  person: string,
  { after, live = false }: OwnQuery & { live?: boolean } = {},
): Promise<OwnProposals> => {
  const { condition } = afterCursor('newest', after);
  const rows = await db
    .select(cardColumns)
    .from(t)
    .where(and(arrayContains(t.owners, [person]), live ? listed('open') : undefined, condition))
    .orderBy(...newestFirst)
    .limit(PAGE + 1);
  return {
    items: rows.slice(0, PAGE).map(cardOf),
    next: rows.length > PAGE ? cursorOf('newest', rows[PAGE - 1], PAGE) : null,
  };
};
