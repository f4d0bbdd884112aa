import { and, arrayOverlaps, desc, eq, ne } from 'drizzle-orm';
import type { ProposalCard, ProposalPage } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { listed, proposalTable as t } from './proposal.view.ts';
import { cardColumns, cardOf } from './proposal-cards.ts';

/** Open ones of the same kind that share a theme with it, newest first. */
export const proposalsAlike = async (
  db: Db,
  { id, kind, themes }: Pick<ProposalPage, 'id' | 'kind' | 'themes'>,
  limit: number,
): Promise<ProposalCard[]> => {
  if (themes.length === 0) return [];
  const rows = await db
    .select(cardColumns)
    .from(t)
    .where(
      and(eq(t.kind, kind), listed('open'), eq(t.status, 'open'), arrayOverlaps(t.themes, themes), ne(t.proposal, id)),
    )
    .orderBy(desc(t.postedAt), desc(t.proposal))
    .limit(limit);
  return rows.map(cardOf);
};
