import { and, gt, not, type SQL, sql } from 'drizzle-orm';
import type { ProposalCard } from '../../../shared/contracts/proposal-answers.ts';
import type { SearchFacets } from '../../../shared/contracts/saved-search.ts';
import type { Db } from '../../kit/ports.ts';
import { proposalTable as t } from '../proposal/proposal.view.ts';
import { cardColumns, cardOf } from '../proposal/proposal-cards.ts';
import { filtersOf, newestFirst, textCondition, whereOf } from '../proposal/proposal-filters.ts';
import { searchedWords } from '../proposal/searched-words.ts';

type Asked = Readonly<{
  kind: ProposalCard['kind'];
  facets: SearchFacets;
  /** The words looked for. */
  q: string;
  /** Whose search it is: their own proposals are no news to them. */
  person: string;
  since: Date;
  told: ReadonlySet<string>;
  limit: number;
}>;

/** What the list of a search shows that was posted since it was saved and never told, newest first. */
export const newInSearch = async (db: Db, asked: Asked): Promise<ProposalCard[]> => {
  const { kind, facets, q, person, since, told, limit } = asked;
  const query = {
    q,
    status: 'open' as const,
    theme: [...facets.theme],
    nature: [...facets.nature],
    offer: [...facets.offer],
    departement: [...facets.departement],
  };
  const filters = filtersOf(kind, query, await textCondition(db, kind, (await searchedWords(db, q)).stems, query));
  const rows = await db
    .select(cardColumns)
    .from(t)
    .where(and(whereOf(filters), gt(t.postedAt, since), not(ownedBy(person)), not(among(told))))
    .orderBy(...newestFirst)
    .limit(limit);
  return rows.map(cardOf);
};

const ownedBy = (person: string): SQL => sql`${person}::text = any(${t.owners})`;
const among = (ids: ReadonlySet<string>): SQL => sql`${t.proposal} = any(${sql.param([...ids])}::text[])`;
