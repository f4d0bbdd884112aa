import { Hono } from 'hono';
import {
  type SavedSearch,
  SavedSearches,
  SearchDraft,
  savedSearchStream,
  searchPath,
} from '../../../shared/contracts/saved-search.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint } from '../../kit/http.ts';
import { keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { savedSearch } from './saved-search.decider.ts';
import { searchesOf } from './saved-search.view.ts';

/** The searches a person saved, as they named them. */
export const mySearches = async ({ db, vault }: Pick<Deps, 'db' | 'vault'>, person: string): Promise<SavedSearch[]> => {
  const rows = await searchesOf(db, person);
  const words = await vault.read(rows.flatMap(({ name, q }) => [name, ...(q ? [q] : [])]));
  return rows.map((row) => ({
    id: row.search,
    kind: row.kind,
    name: words.get(row.name) ?? '',
    pace: row.pace,
    path: searchPath(row.kind, { ...row, q: (row.q && words.get(row.q)) ?? '' }),
    savedAt: row.savedAt.toISOString(),
    alertedAt: row.alertedAt?.toISOString() ?? null,
  }));
};

/** Forgets all of a person's searches; asked twice, it changes nothing. */
export const stopAlerts = async ({ store }: Pick<Deps, 'store'>, person: string): Promise<void> => {
  await commandHandler(store, savedSearch)(savedSearchStream(person), { type: 'StopAlerts', data: {} }, { by: person });
};

/** Saving, listing and forgetting: each person's own searches and nobody else's. */
export const savedSearchRoutes = (deps: Deps) => {
  const handle = commandHandler(deps.store, savedSearch);
  return new Hono<Ambient>()
    .get(
      '/me/searches',
      endpoint({ summary: 'The searches I saved', who: 'member', answer: SavedSearches }, async ({ who }) => ({
        items: await mySearches(deps, who.person),
      })),
    )
    .post(
      '/me/searches',
      endpoint(
        {
          summary: 'Save a search and be told of what is new',
          who: 'member',
          body: SearchDraft,
          answer: Done,
          status: 201,
        },
        async ({ who, body, meta }) => {
          const kept: VaultEntry[] = [];
          const keep = keeping(kept, deps.newId, who.person);
          const data = { ...body, search: deps.newId(), name: keep(body.name), q: body.q ? keep(body.q) : null };
          const handled = await handle(savedSearchStream(who.person), { type: 'SaveSearch', data }, meta(kept));
          // A repeated request answers with the id recorded the first time.
          const [first] = handled.facts;
          return done(first?.type === 'SearchSaved' ? first.data.search : data.search, handled);
        },
      ),
    )
    .delete(
      '/me/searches/:id',
      endpoint({ summary: 'Forget a saved search', who: 'member', answer: Done }, async ({ who, param, meta }) => {
        const search = param('id');
        const command = { type: 'ForgetSearch', data: { search } } as const;
        return done(search, await handle(savedSearchStream(who.person), command, meta()));
      }),
    );
};
