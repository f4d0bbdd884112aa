import { type Found, type SavedSearchEvent, savedSearchStream } from '../../../shared/contracts/saved-search.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { isDue } from '../../kit/due.ts';
import { inTurn } from '../../kit/in-turn.ts';
import type { Deps } from '../../kit/ports.ts';
import type { Job } from '../../kit/reactor.ts';
import { newInSearch } from './new-in-search.ts';
import { savedSearch } from './saved-search.decider.ts';
import { everySearch, type SavedSearchRow } from './saved-search.view.ts';

/** What one alert tells of one search; the rest comes with the next. */
const MOST = 10;

/** Looks for what is new in the searches whose alert is due; the first one comes a pace after the search was saved. */
export const alertJob: Job = {
  name: 'prepare-alerts',
  every: '20 * * * *',
  run: async (_, deps) => {
    const now = deps.clock.now();
    const due = (await everySearch(deps.db)).filter(({ pace, alertedAt, savedAt }) =>
      isDue(pace, alertedAt ?? savedAt, now),
    );
    const persons = [...new Set(due.map(({ person }) => person))];
    await inTurn(persons, (person) =>
      prepare(
        deps,
        person,
        due.filter((row) => row.person === person),
      ),
    );
  },
};

/** What was told is read from the person's own stream, and decided on there: of two runs at once, one tells it. */
const prepare = async (deps: Deps, person: string, searches: readonly SavedSearchRow[]): Promise<void> => {
  const { store, vault } = deps;
  const stream = savedSearchStream(person);
  const history = (await store.read(stream)) as Recorded<SavedSearchEvent>[];
  const { told } = history.reduce(savedSearch.evolve, savedSearch.initial);
  const words = await vault.read(searches.flatMap(({ q }) => q ?? []));
  const found: Found[] = [];
  for (const row of searches) {
    const q = row.q === null ? '' : words.get(row.q);
    // Words erased: the search no longer says what it looked for.
    if (q === undefined) continue;
    const asked = { kind: row.kind, facets: row, q, person, since: row.savedAt, told, limit: MOST };
    const fresh = await newInSearch(deps.db, asked);
    found.push({ search: row.search, proposals: fresh.map(({ id }) => id) });
  }
  await commandHandler(store, savedSearch)(stream, { type: 'PrepareAlert', data: { found } }, { by: 'system' });
};
