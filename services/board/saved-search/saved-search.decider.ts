import type {
  Found,
  SavedSearchCode,
  SavedSearchCommand,
  SavedSearchEvent,
} from '../../../shared/contracts/saved-search.ts';
import { type Decider, neverHappens, Refusal } from '../../../shared/kernel/decider.ts';

/** More than this is a list nobody looks after. */
const MOST = 20;

/** One person's searches, and every proposal an alert has told them of: forgetting a search forgets nothing of that. */
export type SavedSearchState = Readonly<{ searches: readonly string[]; told: ReadonlySet<string> }>;

const refuse = (code: SavedSearchCode): never => {
  throw new Refusal<SavedSearchCode>(code);
};

export const savedSearch: Decider<SavedSearchState, SavedSearchCommand, SavedSearchEvent> = {
  initial: { searches: [], told: new Set() },

  decide: (command, state) => {
    switch (command.type) {
      case 'SaveSearch':
        if (state.searches.includes(command.data.search)) return refuse('search-already-saved');
        if (state.searches.length >= MOST) return refuse('searches-too-many');
        return [{ type: 'SearchSaved', data: command.data }];
      case 'ForgetSearch':
        return state.searches.includes(command.data.search)
          ? [{ type: 'SearchForgotten', data: { search: command.data.search } }]
          : refuse('search-unknown');
      case 'StopAlerts':
        return state.searches.map((search) => ({ type: 'SearchForgotten', data: { search } }));
      case 'PrepareAlert': {
        const found = stillNew(command.data.found, state);
        return found.length > 0 ? [{ type: 'AlertPrepared', data: { found } }] : [];
      }
      default:
        return neverHappens(command);
    }
  },

  evolve: (state, event) => {
    switch (event.type) {
      case 'SearchSaved':
        return { ...state, searches: [...state.searches, event.data.search] };
      case 'SearchForgotten':
        return { ...state, searches: state.searches.filter((search) => search !== event.data.search) };
      case 'AlertPrepared':
        return { ...state, told: new Set([...state.told, ...event.data.found.flatMap(({ proposals }) => proposals)]) };
      default:
        event satisfies never; // a newer release may have stored facts this one does not know
        return state;
    }
  },
};

/** What was found by searches still kept and never told, each once though several searches found it. */
const stillNew = (found: readonly Found[], { searches, told }: SavedSearchState): Found[] => {
  const taken = new Set(told);
  return found.flatMap(({ search, proposals }): Found[] => {
    const fresh = searches.includes(search) ? [...new Set(proposals)].filter((one) => !taken.has(one)) : [];
    for (const one of fresh) taken.add(one);
    return fresh.length > 0 ? [{ search, proposals: fresh }] : [];
  });
};
