import { type SQL, sql } from 'drizzle-orm';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { ProposalList, ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { listedStatuses, proposalTable as t } from './proposal.view.ts';
import { countsOf } from './proposal-counts.ts';
import { type FacetName, type Filters, facetColumns, facetNames, newestFirst, whereOf } from './proposal-filters.ts';
import { REACH } from './proposal-list-page.ts';
import { type Ranking, scoreOf } from './proposal-relevance.ts';

/** `ranked`: the page asked for by relevance, best first; empty when none was. */
type Found = Pick<ProposalList, 'total' | 'atLeast' | 'facets'> & Readonly<{ ranked: string[] }>;
type Asked = Readonly<{ filters: Filters; ranking: Ranking | undefined }>;
type Counts = readonly Readonly<{ facet: string; value: string; n: number }>[];

/**
 * The total of a list and, for each facet, how many proposals each of its values would leave. Of a whole list from what is
 * kept with each fact; of a filtered or searched one by counting, no further than the newest thousand, which are also what is
 * ranked: looking for words is most of the work, and is done once for both.
 */
export const facetsOf = async (db: Db, kind: ProposalKind, query: ProposalQuery, asked: Asked): Promise<Found> => {
  const { filters } = asked;
  const isWhole = filters.text === undefined && facetNames.every((name) => filters[name] === undefined);
  const counts = isWhole ? await countsOf(db, kind, listedStatuses[query.status]) : await counted(db, asked);
  const of = (facet: string) =>
    counts.filter((one) => one.facet === facet).map(({ value, n }) => ({ value, count: n }));
  const total = of('all')[0]?.count ?? 0;
  const [theme, nature, offer, departement] = facetNames.map(of) as [Values, Values, Values, Values];
  const ranked = counts.filter((one) => one.facet === RANKED).sort((a, b) => a.n - b.n);
  return {
    total,
    atLeast: !isWhole && total >= REACH,
    facets: { theme, nature, offer, departement },
    ranked: ranked.map(({ value }) => value),
  };
};
type Values = { value: string; count: number }[];

/** One question for all of it: what the filters leave, and what they would leave without each facet's own. */
const counted = async (db: Db, { filters, ranking }: Asked): Promise<Counts> => {
  const own = facetNames.filter((name) => filters[name] !== undefined);
  const sets = [
    ...own.map((name) => newest(setOf(name), whereOf(filters, name))),
    newest('base', whereOf(filters), ranking),
  ];
  const groups = facetNames.map(
    (name) =>
      sql`select ${name}::text, unnest(${sql.identifier(plainName[name])}), 1 from ${sql.identifier(own.includes(name) ? setOf(name) : 'base')}`,
  );
  const result = (await db.execute(sql`
    with ${sql.join(sets, sql`, `)},
      each_one(facet, value, n) as (select 'all'::text, ''::text, 1 from base union all ${sql.join(groups, sql` union all `)})
    select facet, value, sum(n)::int as n from each_one group by 1, 2 ${ranking ? pageIn(ranking) : sql``}
    order by 3 desc, 2`)) as unknown as {
    rows: Counts;
  };
  return result.rows;
};

const RANKED = 'ranked';
/** Which of the base are the page asked for; `n` is their place. */
const pageIn = ({ limit, offset }: Ranking): SQL => sql`union all (
  select ${RANKED}::text, proposal, (row_number() over (order by score desc, posted_at desc, proposal desc))::int from base
  order by 3 limit ${limit}::int offset ${offset}::int)`;

const setOf = (name: FacetName): string => `without_${name}`;
const plainName = { theme: 'themes', nature: 'natures', offer: 'offers', departement: 'departements' } as const;

const newest = (
  name: string,
  where: SQL | undefined,
  ranking?: Ranking,
): SQL => sql`${sql.identifier(name)} as materialized (
  select ${sql.join(Object.values(facetColumns), sql`, `)}
    ${ranking ? sql`, ${t.proposal}, ${t.postedAt}, ${scoreOf(ranking)} as score` : sql``} from ${t} where ${where}
  order by ${sql.join([...newestFirst], sql`, `)} limit ${REACH}::int)`;
