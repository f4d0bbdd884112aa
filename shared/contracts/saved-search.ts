import * as v from 'valibot';
import type { Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Sentence, Words } from '../kernel/words.ts';
import { departements } from '../vocabulary/departements.ts';
import { themes } from '../vocabulary/themes.ts';
import { type ProposalKind, proposalKinds } from './proposal.ts';
import { natures, offers } from './proposal-choices.ts';

/* What may be asked */

/** How often a person hears of what is new in a search. */
export const paces = ['daily', 'weekly'] as const;
export type Pace = (typeof paces)[number];

const some = (ids: readonly string[]) =>
  v.optional(v.pipe(v.array(v.picklist(ids, 'choice-unknown')), v.maxLength(30, 'choice-unknown')), []);
const idsOf = (choices: readonly { id: string }[]): readonly string[] => choices.map(({ id }) => id);

/** A search as its list shows it, with the name a person gives it. */
export const SearchDraft = v.object({
  kind: v.picklist(proposalKinds),
  name: v.pipe(v.string(), v.trim(), v.minLength(2, 'search-name-missing'), v.maxLength(80, 'search-name-too-long')),
  pace: v.picklist(paces, 'choice-unknown'),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'search-text-too-long')), ''),
  theme: some(idsOf(themes)),
  nature: some(idsOf(natures)),
  offer: some(idsOf(offers)),
  departement: some(Object.keys(departements)),
});
export type SearchDraft = v.InferOutput<typeof SearchDraft>;
/** What its form asks; the rest is what the list shows. */
export const SearchNaming = v.pick(SearchDraft, ['name', 'pace']);
export const paceChoices = [
  { id: 'daily', label: { fr: 'Chaque jour au plus', en: 'Daily at most' } },
  { id: 'weekly', label: { fr: 'Chaque semaine au plus', en: 'Weekly at most' } },
] as const satisfies readonly { id: Pace; label: Sentence }[];

/** The filters of a search, in the words of `ProposalQuery`. */
export type SearchFacets = Readonly<Record<'theme' | 'nature' | 'offer' | 'departement', readonly string[]>>;
type Saved = SearchFacets &
  Readonly<{ search: string; kind: ProposalKind; name: string; q: string | null; pace: Pace }>;
/** What was found for one search. */
export type Found = Readonly<{ search: string; proposals: readonly string[] }>;

export type SavedSearchCommand =
  | { type: 'SaveSearch'; data: Saved }
  | { type: 'ForgetSearch'; data: { search: string } }
  /** Forgets all of them: what the link at the foot of an alert asks. */
  | { type: 'StopAlerts'; data: object }
  | { type: 'PrepareAlert'; data: { found: readonly Found[] } };

/* What may have happened, in one stream per person */

export const savedSearchStream = (person: string): string => `saved-search-${person}`;

export type SearchSaved = Event<'SearchSaved', Saved>;
export type SearchForgotten = Event<'SearchForgotten', { search: string }>;
/** One alert was made: what it tells is never told to that person again. */
export type AlertPrepared = Event<'AlertPrepared', { found: readonly Found[] }>;
export type SavedSearchEvent = SearchSaved | SearchForgotten | AlertPrepared;

/** The name and the words looked for are the person's own. */
export const savedSearchPrivacy = {
  SearchSaved: {
    search: 'none',
    kind: 'none',
    name: 'vault',
    q: 'vault',
    pace: 'none',
    theme: 'none',
    nature: 'none',
    offer: 'none',
    departement: 'none',
  },
  SearchForgotten: { search: 'none' },
  AlertPrepared: { found: 'none' },
} as const satisfies PrivacyMarks<SavedSearchEvent>;

/* What may be read */

export const SavedSearch = v.object({
  id: v.string(),
  kind: v.picklist(proposalKinds),
  name: v.string(),
  pace: v.picklist(paces),
  /** The list it was saved from, as an address of the site. */
  path: v.string(),
  savedAt: v.string(),
  /** When an alert last left; null while none has. */
  alertedAt: v.nullable(v.string()),
});
export type SavedSearch = v.InferOutput<typeof SavedSearch>;
export const SavedSearches = v.object({ items: v.array(SavedSearch) });

/** The address of the list a search is saved from. */
export const searchPath = (kind: ProposalKind, { q, ...facets }: SearchFacets & { q: string }): string => {
  const names = { theme: 'theme', nature: 'nature', offer: 'offre', departement: 'departement' } as const;
  const asked = new URLSearchParams(q ? { q } : {});
  for (const [facet, name] of Object.entries(names))
    for (const value of facets[facet as keyof SearchFacets]) asked.append(name, value);
  const list = kind === 'terrain' ? '/terrains' : '/questions';
  return asked.size > 0 ? `${list}?${asked}` : list;
};

/* In words */

export const savedSearchWords = {
  SearchSaved: { fr: 'a enregistré une recherche', en: 'saved a search' },
  SearchForgotten: { fr: 'a supprimé une recherche', en: 'deleted a search' },
  AlertPrepared: { fr: 'a reçu une alerte', en: 'was sent an alert' },
  'search-name-missing': { fr: 'Donnez un nom à cette alerte.', en: 'Give this alert a name.' },
  'search-name-too-long': { fr: 'Le nom compte au plus 80 caractères.', en: 'The name has at most 80 characters.' },
  'search-text-too-long': {
    fr: 'La recherche compte au plus 200 caractères.',
    en: 'The search has at most 200 characters.',
  },
  'search-already-saved': { fr: 'Cette recherche est déjà enregistrée.', en: 'This search is already saved.' },
  'search-unknown': {
    fr: 'Cette alerte n’existe pas, ou n’existe plus.',
    en: 'This alert does not exist, or no longer does.',
  },
  'searches-too-many': {
    fr: 'Vous avez déjà vingt alertes : supprimez-en une dans votre espace, puis recommencez.',
    en: 'You already have twenty alerts: delete one in your space, then try again.',
  },
} as const satisfies Words;
export type SavedSearchCode = keyof typeof savedSearchWords;
