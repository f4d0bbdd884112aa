import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import { chosenIn, type Facets } from './facet.ts';
import { facetPanel } from './facet-panel.ts';
import { resultCount } from './filter-pills.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { pagination } from './pagination.ts';
import { proposalEntry } from './proposal-entry.ts';
import { type ListState, listFacets } from './proposal-facets.ts';
import { pathOf } from './proposal-state.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { saveSearch } from './save-search.ts';
import { type PlaceHeard, searchHints } from './search-hints.ts';

const terrainWords = {
  title: { fr: 'Terrains', en: 'Terrains' },
  lead: {
    fr: 'Des collectivités, des services et des associations ouvrent leurs portes, leurs archives ou leurs données à la recherche.',
    en: 'Local authorities, services and associations open their doors, archives or data to research.',
  },
  post: { fr: 'Déposer un terrain', en: 'Post a terrain' },
  noneTitle: { fr: 'Aucun terrain n’est encore déposé', en: 'No terrain has been posted yet' },
  noneText: {
    fr: 'Les terrains viennent des séances et des personnes qui les proposent. Le premier peut être le vôtre.',
    en: 'Terrains come from meetings and from the people who propose them. The first one can be yours.',
  },
  noneExample: {
    fr: 'Par exemple : « Un guichet itinérant dans douze villages : on peut suivre les tournées et rencontrer les agents. »',
    en: 'For example: “A travelling help desk in twelve villages: one can follow its rounds and meet the staff.”',
  },
  closed: { fr: 'Voir aussi les terrains terminés', en: 'Also show terrains that have ended' },
  open: { fr: 'Ne voir que les terrains ouverts ou en pause', en: 'Show only open or paused terrains' },
  otherTitle: { fr: 'Chercher la même chose dans les questions', en: 'Search the questions for the same thing' },
} satisfies Words;

const questionWords: Words<keyof typeof terrainWords> = {
  title: { fr: 'Questions de recherche', en: 'Research questions' },
  lead: {
    fr: 'Ce que des chercheurs et chercheuses veulent comprendre, et ce qu’il leur faut pour y parvenir.',
    en: 'What researchers want to understand, and what they need to get there.',
  },
  post: { fr: 'Déposer une question', en: 'Post a question' },
  noneTitle: { fr: 'Aucune question n’est encore déposée', en: 'No question has been posted yet' },
  noneText: {
    fr: 'Les questions viennent des séances et des personnes qui cherchent. La première peut être la vôtre.',
    en: 'Questions come from meetings and from people who do research. The first one can be yours.',
  },
  noneExample: {
    fr: 'Par exemple : « Que devient l’aide aux aidants quand le service passe de la commune au département ? »',
    en: 'For example: “What becomes of support for carers when the service moves from the town to the département?”',
  },
  closed: { fr: 'Voir aussi les questions terminées', en: 'Also show questions that have ended' },
  open: { fr: 'Ne voir que les questions ouvertes ou en pause', en: 'Show only open or paused questions' },
  otherTitle: { fr: 'Chercher la même chose dans les terrains', en: 'Search the terrains for the same thing' },
};

const words = {
  nothing: { fr: 'Rien ne correspond à cette recherche', en: 'Nothing matches this search' },
  loosen: {
    fr: 'Essayez un mot plus large, ou retirez un filtre. Accents, majuscules et pluriels ne comptent pas.',
    en: 'Try a broader word, or take off a filter. Accents, capitals and plurals do not matter.',
  },
  all: { fr: 'Tout afficher', en: 'Show everything' },
} satisfies Words;

const wordsOf: Record<ProposalKind, Words<keyof typeof terrainWords>> = {
  terrain: terrainWords,
  question: questionWords,
};

/** One page of a list, and the place its search may mean. */
type Listed = ProposalList & Readonly<{ place?: PlaceHeard | undefined }>;

/** The list of terrains or of questions, searched and filtered as its address says. */
export const proposalListPage = (frame: Frame, kind: ProposalKind, state: ListState, list: Listed): Html => {
  const own = wordsOf[kind];
  const { language } = frame;
  const facets = listFacets(frame, kind, state, list);
  return layout(frame, {
    title: say(language, own.title),
    description: say(language, own.lead),
    wide: true,
    body: html`${pageHeading({
      title: say(language, own.title),
      lead: say(language, own.lead),
      actions: html`<a class="button" href="${postingPath(kind)}">${say(language, own.post)}</a>`,
    })}
    <div class="list-page">
      ${facetPanel(language, facets)}
      <div>
        ${searchHints(frame, list.corrections, list.place)}
        ${list.total > 0 ? resultCount(language, facets) : ''}
        ${list.items.length > 0 ? saveSearch(frame, kind, state, facets) : ''}
        ${list.items.length > 0 ? entryList(list.items.map((card) => proposalEntry(language, card))) : nothingHere(frame, kind, facets)}
        ${list.items.length === 0 ? saveSearch(frame, kind, state, facets) : ''}
        ${saidOtherwise(language, list.otherwise)}
        ${pagination(language, frame.path, list.next)}
        <p class="quiet"><a href="${closedPath(frame.path, state)}">${say(language, state.status === 'all' ? own.open : own.closed)}</a></p>
      </div>
    </div>`,
  });
};

/** Where one posts a terrain or a question. */
export const postingPath = (kind: ProposalKind): string =>
  kind === 'terrain' ? '/terrains/nouveau' : '/questions/nouvelle';

const nothingHere = (frame: Frame, kind: ProposalKind, facets: Facets): Html => {
  const own = wordsOf[kind];
  const { language } = frame;
  const asked = facets.search.value !== '' || chosenIn(facets.facets).length > 0;
  if (!asked)
    return emptyState({
      title: say(language, own.noneTitle),
      text: say(language, own.noneText),
      example: say(language, own.noneExample),
      action: { href: postingPath(kind), label: say(language, own.post) },
    });
  const other = pathOf(kind === 'terrain' ? 'question' : 'terrain');
  return html`${resultCount(language, facets)}
    ${emptyState({
      title: say(language, words.nothing),
      text: say(language, words.loosen),
      action: { href: pathOf(kind), label: say(language, words.all) },
    })}
    ${
      facets.search.value
        ? html`<p><a href="${other}?q=${encodeURIComponent(facets.search.value)}">${say(language, own.otherTitle)}</a></p>`
        : ''
    }`;
};

/** The same list with closed ones too, or without them again. */
const closedPath = (path: string, { status }: ListState): string => {
  const url = new URL(path, 'http://page.invalid');
  url.searchParams.delete('apres');
  if (status === 'all') url.searchParams.delete('statut');
  else url.searchParams.set('statut', 'tous');
  return url.pathname + url.search;
};
