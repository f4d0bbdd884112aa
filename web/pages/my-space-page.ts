import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import { count, say, type Words } from '../../shared/kernel/words.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import { type Exchanges, exchangeEntries } from './exchange-entries.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { postingPath } from './proposal-list-page.ts';
import { pathOf, stateBadge } from './proposal-state.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  title: { fr: 'Mon espace', en: 'My space' },
  hello: { fr: 'Bonjour {name}', en: 'Hello {name}' },
  waiting: { fr: 'Ce qui vous attend', en: 'What waits for you' },
  nothing: { fr: 'Rien n’attend de réponse de votre part.', en: 'Nothing waits for an answer from you.' },
  underWay: { fr: 'En cours, chez les autres', en: 'Under way, with others' },
  allExchanges: { fr: 'Tous mes échanges', en: 'All my exchanges' },
  mine: { fr: 'Mes propositions et leurs rapprochements', en: 'My proposals and their matches' },
  allMine: { fr: 'Toutes mes propositions', en: 'All my proposals' },
  start: { fr: 'Commencez par déposer quelque chose', en: 'Begin by posting something' },
  startText: {
    fr: 'Un terrain ou une question suffit : les rapprochements, expliqués, viennent d’eux-mêmes, ici et par courriel.',
    en: 'One terrain or one question is enough: matches, explained, come by themselves, here and by e-mail.',
  },
  terrain: { fr: 'Déposer un terrain', en: 'Post a terrain' },
  question: { fr: 'Déposer une question', en: 'Post a question' },
  seeMatches: { fr: 'Tous les rapprochements et les notions reconnues', en: 'All matches and the concepts recognised' },
  account: { fr: 'Mon compte', en: 'My account' },
  profile: { fr: 'Profil', en: 'Profile' },
  preferences: { fr: 'Ce que je reçois par courriel', en: 'What I receive by e-mail' },
  data: { fr: 'Mes données', en: 'My data' },
  alerts: { fr: 'Mes alertes', en: 'My alerts' },
} as const satisfies Words;

const waitingForms = {
  one: { fr: '{n} chose attend votre réponse.', en: '{n} thing waits for your answer.' },
  other: {
    fr: '{n} choses attendent votre réponse, la plus ancienne d’abord.',
    en: '{n} things wait for your answer, oldest first.',
  },
};

const approvalForms = {
  one: {
    fr: '{n} partenariat attend une décision de la coordination.',
    en: '{n} partnership awaits a coordinator’s decision.',
  },
  other: {
    fr: '{n} partenariats attendent une décision de la coordination.',
    en: '{n} partnerships await a coordinator’s decision.',
  },
};

/** How many proposals show their matches here; the rest is a click away. */
const SHOWN = 4;
const MATCHES = 1;

export type MySpace = Readonly<{
  exchanges: Exchanges;
  proposals: readonly ProposalCard[];
  mayPost: readonly ProposalKind[];
  /** Partnerships awaiting a coordinator's decision; zero for everybody else. */
  approvals: number;
  now: Date;
}>;

/** Where somebody begins: what waits for them first, then what is under way, then their matches. */
export const mySpacePage = (frame: Frame, { exchanges, proposals, mayPost, approvals, now }: MySpace): Html => {
  const { language } = frame;
  const all = exchangeEntries(language, exchanges, now);
  const waiting = all.filter(({ yours }) => yours);
  const others = all.filter(({ yours, over }) => !yours && !over);
  const open = proposals.filter(({ status }) => status === 'open');
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    wide: true,
    body: html`${pageHeading({
      kicker: say(language, words.title),
      title: say(language, words.hello, { name: frame.who?.name ?? '' }),
      lead: waiting.length > 0 ? count(language, waiting.length, waitingForms) : say(language, words.nothing),
      actions: html`${mayPost.map(
        (kind, i) =>
          html`<a class="button${i > 0 ? ' button--quiet' : ''}" href="${postingPath(kind)}">${say(language, words[kind])}</a> `,
      )}`,
    })}
    ${
      approvals > 0
        ? html`<p class="notice notice--attention"><a href="/coordination/approbations">${count(language, approvals, approvalForms)}</a></p>`
        : ''
    }
    ${
      waiting.length > 0
        ? html`<h2>${say(language, words.waiting)}</h2>${entryList(
            waiting.map(({ entry }) => entry),
            3,
          )}`
        : ''
    }
    ${
      others.length > 0
        ? html`<h2>${say(language, words.underWay)}</h2>${entryList(
            others.map(({ entry }) => entry),
            3,
          )}`
        : ''
    }
    ${all.length > 0 ? html`<p><a href="/mon-espace/echanges">${say(language, words.allExchanges)}</a></p>` : ''}
    <h2>${say(language, words.mine)}</h2>
    ${
      open.length === 0
        ? emptyState({ title: say(language, words.start), text: say(language, words.startText) })
        : open.slice(0, SHOWN).map((card) => proposalMatches(frame, card))
    }
    ${proposals.length > 0 ? html`<p><a href="/mon-espace/propositions">${say(language, words.allMine)}</a></p>` : ''}
    ${account(frame)}`,
  });
};

const proposalMatches = ({ language }: Frame, card: ProposalCard): Html => {
  const href = `${pathOf(card.kind)}/${card.id}`;
  const lang = langOf(language, `${card.title} ${card.summary}`).lang;
  return html`<section class="my-proposal" aria-labelledby="p-${card.id}">
    <h3 id="p-${card.id}" ${lang ? html`lang="${lang}"` : ''}><a href="${href}">${typeset(card.title)}</a></h3>
    <p>${stateBadge(language, card)}</p>
    <match-list proposal="${card.id}" kind="${card.kind}" mine most="${MATCHES}" level="4"></match-list>
    <p><a href="${href}#rapprochements">${say(language, words.seeMatches)}</a></p>
  </section>`;
};

const account = ({ language }: Frame): Html => html`<h2>${say(language, words.account)}</h2>
  <ul>
    <li><a href="/mon-espace/profil">${say(language, words.profile)}</a></li>
    <li><a href="/mon-espace/preferences">${say(language, words.preferences)}</a></li>
    <li><a href="/mon-espace/alertes">${say(language, words.alerts)}</a></li>
    <li><a href="/mon-espace/donnees">${say(language, words.data)}</a></li>
  </ul>`;
