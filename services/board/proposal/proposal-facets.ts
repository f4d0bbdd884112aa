import { type SQL, sql } from 'drizzle-orm';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { ProposalList, ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { listedStatuses, proposalTable as t } from './proposal.view.ts';
import { countsOf } from './proposal-counts.ts';
import { type FacetName, type Filters, facetColumns, facetNames, newestFirst, whereOf } from './proposal-filters.ts';
import { REACH } from './proposal-list-page.ts';

type Found = Pick<ProposalList, 'total' | 'atLeast' | 'facets'>;
type Counts = readonly Readonly<{ facet: string; value: string; n: number }>[];

/**
 * The total of a list and, for each facet, how many proposals each of its values would leave. Of a whole list from what is
 * kept with each fact; of a filtered or searched one by counting, no further than the newest thousand.
 */
export const facetsOf = async (db: Db, kind: ProposalKind, query: ProposalQuery, filters: Filters): Promise<Found> => {
  const isWhole = filters.text === undefined && facetNames.every((name) => filters[name] === undefined);
  const counts = isWhole ? await countsOf(db, kind, listedStatuses[query.status]) : await counted(db, filters);
  const of = (facet: string) =>
    counts.filter((one) => one.facet === facet).map(({ value, n }) => ({ value, count: n }));
  const total = of('all')[0]?.count ?? 0;
  const [theme, nature, offer, departement] = facetNames.map(of) as [Values, Values, Values, Values];
  return { total, atLeast: !isWhole && total >= REACH, facets: { theme, nature, offer, departement } };
};
type Values = { value: string; count: number }[];

/** One question for all of it: what the filters leave, and what they would leave without each facet's own. */
const counted = async (db: Db, filters: Filters): Promise<Counts> => {
  const own = facetNames.filter((name) => filters[name] !== undefined);
  const sets = [...own.map((name) => newest(setOf(name), whereOf(filters, name))), newest('base', whereOf(filters))];
  const groups = facetNames.map(
    (name) =>
      sql`select ${name}::text, unnest(${sql.identifier(plainName[name])}), 1 from ${sql.identifier(own.includes(name) ? setOf(name) : 'base')}`,
  );
  const result = (await db.execute(sql`
    with ${sql.join(sets, sql`, `)},
      each_one(facet, value, n) as (select 'all'::text, ''::text, 1 from base union all ${sql.join(groups, sql` union all `)})
    select facet, value, sum(n)::int as n from each_one group by 1, 2 order by 3 desc, 2`)) as unknown as {
    rows: Counts;
  };
  return result.rows;
};

const setOf = (name: FacetName): string => `without_${name}`;
const plainName = { theme: 'themes', nature: 'natures', offer: 'offers', departement: 'departements' } as const;

const newest = (name: string, where: SQL | undefined): SQL => sql`${sql.identifier(name)} as materialized (
  select ${sql.join(Object.values(facetColumns), sql`, `)} from ${t} where ${where}
  order by ${sql.join([...newestFirst], sql`, `)} limit ${REACH}::int)`;
