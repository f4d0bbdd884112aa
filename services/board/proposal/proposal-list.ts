import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { ProposalCard, ProposalList, ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { proposalTable as t } from './proposal.view.ts';
import { cardColumns, cardOf } from './proposal-cards.ts';
import { afterCursor, cursorOf } from './proposal-cursor.ts';
import { facetsOf } from './proposal-facets.ts';
import { filtersOf, newestFirst, textCondition, whereOf } from './proposal-filters.ts';
import { pageOf, rowsIn } from './proposal-list-page.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { searchedWords } from './searched-words.ts';

const PAGE = 20;

/** One page of a list, its total, and for each facet how many proposals each value would leave. */
export const listProposals = async (db: Db, kind: ProposalKind, query: ProposalQuery): Promise<ProposalList> => {
  const { words, stems, corrections } = await searchedWords(db, query.q);
  const filters = filtersOf(kind, query, await textCondition(db, kind, stems, query));
  const sort = query.sort ?? (stems.length > 0 ? 'relevance' : 'newest');
  const { after } = query;
  const limit = PAGE + 1;
  const isRanked = filters.text !== undefined && sort === 'relevance';
  const ranking = isRanked ? { stems, limit, offset: afterCursor(sort, after).offset } : undefined;
  const [page, { ranked, ...found }] = await Promise.all([
    isRanked ? [] : pageOf(db, { filters, sort, after, limit }),
    facetsOf(db, kind, query, { filters, ranking }),
  ]);
  const rows = isRanked ? await rowsIn(db, ranked) : page;
  return {
    items: rows.slice(0, PAGE).map(cardOf),
    ...found,
    corrections,
    // After the last of those that have the words themselves.
    otherwise: rows.length > PAGE ? [] : await saidOtherwise(db, { filters, words }),
    next: rows.length > PAGE ? cursorOf(sort, rows[PAGE - 1], PAGE, after) : null,
  };
};

/** The latest ones that are open or paused. */
export const newestProposals = async (db: Db, kind: ProposalKind, limit: number): Promise<ProposalCard[]> => {
  const filters = filtersOf(kind, { status: 'open', theme: [], nature: [], offer: [], departement: [] }, undefined);
  const rows = await db
    .select(cardColumns)
    .from(t)
    .where(whereOf(filters))
    .orderBy(...newestFirst)
    .limit(limit);
  return rows.map(cardOf);
};
