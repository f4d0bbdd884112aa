import { and, arrayContains, arrayOverlaps, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import type { Db } from '../../kit/ports.ts';
import { listed, proposalTable as t } from './proposal.view.ts';

export const facetNames = ['theme', 'nature', 'offer', 'departement'] as const;
export type FacetName = (typeof facetNames)[number];

/** The filters a list's address holds, each a condition of its own so that a facet can leave out itself. */
export type Filters = Readonly<Record<'kind' | 'status' | 'text' | FacetName, SQL | undefined>>;

export const facetColumns = { theme: t.themes, nature: t.natures, offer: t.offers, departement: t.departements };

export const newestFirst = [desc(t.postedAt), desc(t.proposal)] as const;

export const filtersOf = (
  kind: ProposalKind,
  query: Pick<ProposalQuery, FacetName | 'status'>,
  text: SQL | undefined,
): Filters => {
  const one = (name: FacetName) => (query[name].length ? arrayOverlaps(facetColumns[name], query[name]) : undefined);
  return {
    kind: eq(t.kind, kind),
    status: listed(query.status),
    text,
    theme: one('theme'),
    nature: one('nature'),
    offer: one('offer'),
    departement: one('departement'),
  };
};

/** All of them, but for one facet's own where it is left out. */
export const whereOf = (filters: Filters, without?: FacetName): SQL | undefined =>
  and(...Object.values(without ? { ...filters, [without]: undefined } : filters));

/** Every word when some proposal has them all, otherwise any of them: a long query is not an empty page. */
export const textCondition = async (
  db: Db,
  kind: ProposalKind,
  stems: string[],
  { q, status }: Pick<ProposalQuery, 'q' | 'status'>,
): Promise<SQL | undefined> => {
  if (stems.length === 0) return q ? sql`false` : undefined;
  const every = arrayContains(t.stems, stems);
  if (stems.length === 1) return every;
  const [one] = await db
    .select({ proposal: t.proposal })
    .from(t)
    .where(and(eq(t.kind, kind), listed(status), every))
    .limit(1);
  return one ? every : arrayOverlaps(t.stems, stems);
};
