import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import { natures, offers } from '../../shared/contracts/proposal-choices.ts';
import type { SearchDraft } from '../../shared/contracts/saved-search.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { departements } from '../../shared/vocabulary/departements.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { excerpt } from './entry-list.ts';
import { chosenIn, type Facets } from './facet.ts';
import type { Frame, Html } from './frame.ts';
import { scriptNeeded } from './profile-page.ts';
import type { ListState } from './proposal-facets.ts';

const words = {
  tell: { fr: 'Me prévenir', en: 'Tell me' },
  why: {
    fr: 'Un courriel quand quelque chose de nouveau répond à cette recherche. Rien n’est annoncé deux fois, et rien ne part quand il n’y a rien de neuf.',
    en: 'A mail when something new matches this search. Nothing is announced twice, and nothing is sent when nothing is new.',
  },
  signIn: { fr: 'Se connecter pour être prévenu·e', en: 'Sign in to be told' },
  terrain: { fr: 'Nouveaux terrains', en: 'New terrains' },
  question: { fr: 'Nouvelles questions', en: 'New questions' },
} as const satisfies Words;

/** The longest name proposed, in characters. */
const NAME = 76;

/** Saves the search a list shows, to be told of what is new in it. */
export const saveSearch = (frame: Frame, kind: ProposalKind, state: ListState, facets: Facets): Html => {
  const { language } = frame;
  return html`<details class="save-search">
    <summary>${say(language, words.tell)}</summary>
    <p>${say(language, words.why)}</p>
    ${
      frame.who
        ? html`${scriptNeeded(frame)}
            <save-search-form about="${JSON.stringify(searchOf(kind, state))}"
              initial="${JSON.stringify({ name: nameOf(frame, kind, facets), pace: 'weekly' })}"></save-search-form>`
        : html`<p><a class="button button--quiet" href="/connexion?retour=${encodeURIComponent(frame.path)}">${say(language, words.signIn)}</a></p>`
    }
  </details>`;
};

/** What the list asks; values no list holds are left out, for they find nothing. */
const searchOf = (kind: ProposalKind, state: ListState): Omit<SearchDraft, 'name' | 'pace'> => {
  const known = (chosen: readonly string[], choices: readonly { id: string }[]) =>
    chosen.filter((value) => choices.some(({ id }) => id === value));
  return {
    kind,
    q: state.q,
    theme: known(state.theme, themes),
    nature: known(state.nature, natures),
    offer: known(state.offer, offers),
    departement: state.departement.filter((code) => Object.hasOwn(departements, code)),
  };
};

/** The words and filters of the search as its first name. */
const nameOf = ({ language }: Frame, kind: ProposalKind, { search, facets }: Facets): string => {
  const said = [search.value, ...chosenIn(facets).map(({ label }) => label)].filter(Boolean).join(', ');
  return said.length > 1 ? excerpt(said, NAME) : say(language, words[kind]);
};
