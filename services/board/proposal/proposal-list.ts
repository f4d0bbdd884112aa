import { and, arrayContains, arrayOverlaps, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { ProposalList, ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { stemsOf } from '../../kit/text/stems.ts';
import { proposalTable as t } from './proposal.view.ts';
import { cardOf } from './proposal-cards.ts';
import { afterCursor, cursorOf } from './proposal-cursor.ts';

const PAGE = 20;

/** The filters a list's address holds, each a condition of its own so that a facet can leave out itself. */
type Filters = Readonly<
  Record<'kind' | 'status' | 'text' | 'theme' | 'nature' | 'offer' | 'departement', SQL | undefined>
>;
type FacetName = 'theme' | 'nature' | 'offer' | 'departement';

/** One page of a list, its total, and for each facet how many proposals each value would leave. */
export const listProposals = async (db: Db, kind: ProposalKind, query: ProposalQuery): Promise<ProposalList> => {
  const stems = stemsOf(query.q);
  const text = await textCondition(db, kind, stems, query);
  const filters = filtersOf(kind, query, text);
  const sort = query.sort ?? (stems.length > 0 ? 'relevance' : 'newest');
  const [rows, total, ...facets] = await Promise.all([
    pageOf(db, filters, sort, stems, query.after),
    countOf(db, filters),
    facet(db, filters, 'theme', t.themes),
    facet(db, filters, 'nature', t.natures),
    facet(db, filters, 'offer', t.offers),
    facet(db, filters, 'departement', t.departements),
  ]);
  const [theme = [], nature = [], offer = [], departement = []] = facets;
  return {
    items: rows.slice(0, PAGE).map(cardOf),
    total,
    next: rows.length > PAGE ? cursorOf(sort, rows[PAGE - 1], PAGE, query.after) : null,
    facets: { theme, nature, offer, departement },
  };
};

const filtersOf = (kind: ProposalKind, query: ProposalQuery, text: SQL | undefined): Filters => ({
  kind: eq(t.kind, kind),
  status:
    query.status === 'all' ? inArray(t.status, ['open', 'paused', 'expired']) : inArray(t.status, ['open', 'paused']),
  text,
  theme: query.theme.length ? arrayOverlaps(t.themes, query.theme) : undefined,
  nature: query.nature.length ? arrayOverlaps(t.natures, query.nature) : undefined,
  offer: query.offer.length ? arrayOverlaps(t.offers, query.offer) : undefined,
  departement: query.departement.length ? arrayOverlaps(t.departements, query.departement) : undefined,
});

/** Every word when some proposal has them all, otherwise any of them: a long query is not an empty page. */
const textCondition = async (
  db: Db,
  kind: ProposalKind,
  stems: string[],
  query: ProposalQuery,
): Promise<SQL | undefined> => {
  if (stems.length === 0) return query.q ? sql`false` : undefined;
  const every = arrayContains(t.stems, stems);
  const found = await countOf(
    db,
    filtersOf(kind, { ...query, theme: [], nature: [], offer: [], departement: [] }, every),
  );
  return found > 0 ? every : arrayOverlaps(t.stems, stems);
};

const pageOf = (
  db: Db,
  filters: Filters,
  sort: NonNullable<ProposalQuery['sort']>,
  stems: string[],
  after?: string,
) => {
  const { condition, offset } = afterCursor(sort, after);
  const order = {
    newest: [desc(t.postedAt), desc(t.proposal)],
    closing: [asc(sql`coalesce(${t.until}, '9999-12-31')`), asc(t.proposal)],
    relevance: [desc(relevance(stems)), desc(t.postedAt), desc(t.proposal)],
  }[sort];
  return db
    .select()
    .from(t)
    .where(and(...Object.values(filters), condition))
    .orderBy(...order)
    .limit(PAGE + 1)
    .offset(offset);
};

/** How many of the words it has; a word of the title counts four times. */
const relevance = (stems: string[]): SQL => {
  const asked = sql`array[${sql.join(stems.length ? stems.map((stem) => sql`${stem}::text`) : [sql`''::text`], sql`, `)}]`;
  const shared = (column: SQL) => sql`cardinality(array(select unnest(${column}) intersect select unnest(${asked})))`;
  return sql`${shared(sql`${t.stems}`)} + 3 * ${shared(sql`${t.titleStems}`)}`;
};

const countOf = async (db: Db, filters: Filters): Promise<number> => {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(t)
    .where(and(...Object.values(filters)));
  return row?.n ?? 0;
};

const facet = async (db: Db, filters: Filters, name: FacetName, column: PgColumn) => {
  const value = sql<string>`unnest(${column})`;
  const rows = await db
    .select({ value, count: sql<number>`count(*)::int` })
    .from(t)
    .where(and(...Object.values({ ...filters, [name]: undefined })))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`);
  return rows;
};
