import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalList, ProposalQuery } from '../../shared/contracts/proposal-answers.ts';
import { labelOf, natures, offers } from '../../shared/contracts/proposal-choices.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { departementName } from '../../shared/vocabulary/departements.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import type { Facet, FacetOption, Facets } from './facet.ts';
import type { Frame } from './frame.ts';

const words = {
  search: { fr: 'Mots, lieu ou numéro de département', en: 'Words, place or département number' },
  theme: { fr: 'Thème', en: 'Theme' },
  nature: { fr: 'Nature', en: 'Nature' },
  offered: { fr: 'Ce qui est offert', en: 'What is offered' },
  wanted: { fr: 'Ce qui est recherché', en: 'What is looked for' },
  departement: { fr: 'Département', en: 'Département' },
  relevance: { fr: 'Pertinence', en: 'Relevance' },
  newest: { fr: 'Plus récents d’abord', en: 'Newest first' },
  closing: { fr: 'Bientôt terminés d’abord', en: 'Closing soon first' },
} satisfies Words;

const forms: Record<ProposalKind, Facets['forms']> = {
  terrain: { one: { fr: '{n} terrain', en: '{n} terrain' }, other: { fr: '{n} terrains', en: '{n} terrains' } },
  question: { one: { fr: '{n} question', en: '{n} question' }, other: { fr: '{n} questions', en: '{n} questions' } },
};

type Sort = NonNullable<ProposalQuery['sort']>;
/** Addresses are in French: `/terrains?tri=echeance`. */
const sortNames: Record<Sort, string> = { relevance: 'pertinence', newest: 'recents', closing: 'echeance' };

/** What a list’s address asks for, in the words of the contract. */
export type ListState = ProposalQuery;

/** A list’s address read: `q`, `theme`, `nature`, `offre`, `departement`, `tri`, `statut`, `apres`. Unknown values find nothing. */
export const listStateOf = (address: URLSearchParams): Record<string, string | string[]> => {
  const sort = Object.entries(sortNames).find(([, name]) => name === address.get('tri'))?.[0];
  const after = address.get('apres');
  return {
    q: address.get('q') ?? '',
    theme: address.getAll('theme'),
    nature: address.getAll('nature'),
    offer: address.getAll('offre'),
    departement: address.getAll('departement'),
    status: address.get('statut') === 'tous' ? 'all' : 'open',
    ...(sort ? { sort } : {}),
    ...(after ? { after } : {}),
  };
};

/** The panel of a list: every facet with its counts, what is chosen, the order. */
export const listFacets = (frame: Frame, kind: ProposalKind, state: ListState, list: ProposalList): Facets => {
  const { language, path } = frame;
  const facet = (name: string, label: Sentence, found: Found, chosen: readonly string[], named: Named): Facet => ({
    name,
    label: say(language, label),
    options: optionsOf(found, chosen, named),
  });
  const from = (choices: Parameters<typeof labelOf>[0]) => (id: string) => say(language, labelOf(choices, id));
  const { theme, nature, offer, departement } = list.facets;
  return {
    path,
    search: { label: say(language, words.search), value: state.q },
    facets: [
      facet('theme', words.theme, theme, state.theme, from(themes)),
      facet('nature', words.nature, nature, state.nature, from(natures)),
      facet('offre', kind === 'terrain' ? words.offered : words.wanted, offer, state.offer, from(offers)),
      facet('departement', words.departement, departement, state.departement, withCode(departementName)),
    ],
    sort: sortOf(language, state),
    total: list.total,
    atLeast: list.atLeast,
    forms: forms[kind],
  };
};

type Found = readonly Readonly<{ value: string; count: number }>[];
type Named = (value: string) => string;

const withCode = (name: (code: string) => string) => (code: string) =>
  name(code) === code ? code : `${name(code)} (${code})`;

/** What was found, then what is chosen and finds nothing: a chosen filter never vanishes from its list. */
const optionsOf = (found: Found, chosen: readonly string[], named: Named): FacetOption[] => [
  ...found.map(({ value, count }) => ({ value, label: named(value), count, checked: chosen.includes(value) })),
  ...[...new Set(chosen)]
    .filter((value) => !found.some((one) => one.value === value))
    .map((value) => ({ value, label: named(value), count: 0, checked: true })),
];

const sortOf = (language: Language, { q, sort }: ListState): NonNullable<Facets['sort']> => {
  const offered: Sort[] = q ? ['relevance', 'newest', 'closing'] : ['newest', 'closing'];
  const value = sort && offered.includes(sort) ? sort : (offered[0] as Sort);
  return {
    value: sortNames[value],
    options: offered.map((one) => ({ value: sortNames[one], label: say(language, words[one]) })),
  };
};
