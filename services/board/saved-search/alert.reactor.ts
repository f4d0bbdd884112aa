import { and, inArray } from 'drizzle-orm';
import type { Found, SavedSearchEvent } from '../../../shared/contracts/saved-search.ts';
import type { Db, Mail } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { listed, proposalTable as t } from '../proposal/proposal.view.ts';
import type { AlertPart } from './alert.template.ts';
import { type SavedSearchRow, searchesAmong } from './saved-search.view.ts';

/** An alert prepared becomes one mail: of searches still kept, and of proposals still to be seen. */
export const alertReactor = reactor<SavedSearchEvent>({
  name: 'board-alert',
  on: {
    AlertPrepared: async ({ stream, data, position }, { db, outbox }) => {
      const person = stream.slice('saved-search-'.length);
      const kept = await searchesAmong(
        db,
        person,
        data.found.map(({ search }) => search),
      );
      const parts = await partsOf(db, kept, data.found);
      if (parts.length === 0) return;
      await outbox.put({
        dedupeKey: `alert:${position}`,
        kind: 'alert',
        to: { person },
        template: 'search-alert',
        data: { parts: JSON.stringify(parts), ...wordsOf(kept, parts) },
      });
    },
  },
});

const partsOf = async (db: Db, searches: readonly SavedSearchRow[], found: readonly Found[]): Promise<AlertPart[]> => {
  const ids = found.flatMap(({ proposals }) => proposals);
  const rows = await db
    .select({ id: t.proposal, kind: t.kind, title: t.title, organisation: t.organisation })
    .from(t)
    .where(and(inArray(t.proposal, ids), listed('open')));
  return found.flatMap(({ search, proposals }): AlertPart[] => {
    const saved = searches.find((row) => row.search === search);
    const items = proposals.flatMap((id) => rows.filter((row) => row.id === id));
    if (!saved || items.length === 0) return [];
    const { kind, theme, nature, offer, departement } = saved;
    return [{ search, kind, facets: { theme, nature, offer, departement }, items }];
  });
};

/** A search's name and words, by the number of its part. */
const wordsOf = (searches: readonly SavedSearchRow[], parts: readonly AlertPart[]): Mail['data'] =>
  Object.fromEntries(
    parts.flatMap(({ search }, i) => {
      const { name, q } = searches.find((row) => row.search === search) ?? { name: null, q: null };
      return [
        [`name${i}Vault`, name],
        [`text${i}Vault`, q],
      ];
    }),
  );
