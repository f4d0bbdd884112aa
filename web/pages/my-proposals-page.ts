import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { OwnProposals, ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { pagination } from './pagination.ts';
import { proposalEntry } from './proposal-entry.ts';
import { postingPath } from './proposal-list-page.ts';

const words = {
  space: { fr: 'Mon espace', en: 'My space' },
  title: { fr: 'Mes propositions', en: 'My proposals' },
  lead: {
    fr: 'Les terrains et les questions dont vous êtes responsable, ouverts ou non.',
    en: 'The terrains and questions you are responsible for, open or not.',
  },
  terrain: { fr: 'Terrains', en: 'Terrains' },
  question: { fr: 'Questions', en: 'Questions' },
  postTerrain: { fr: 'Déposer un terrain', en: 'Post a terrain' },
  postQuestion: { fr: 'Déposer une question', en: 'Post a question' },
  none: { fr: 'Vous n’avez encore rien déposé', en: 'You have not posted anything yet' },
  noneText: {
    fr: 'Ce que vous déposez se retrouve ici, avec son état et les réponses qu’il reçoit.',
    en: 'What you post is found here, with its state and the answers it gets.',
  },
} satisfies Words;

const postWords = { terrain: words.postTerrain, question: words.postQuestion };

/** What one person is responsible for, and the drafts this browser keeps. `mayPost`: the kinds they may post. */
export const myProposalsPage = (
  frame: Frame,
  { items, next }: OwnProposals,
  mayPost: readonly ProposalKind[],
): Html => {
  const { language } = frame;
  const posting = mayPost.map((kind, index) => ({
    href: postingPath(kind),
    label: say(language, postWords[kind]),
    quiet: index > 0,
  }));
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/mon-espace', label: say(language, words.space) }], say(language, words.title))}
    ${pageHeading({
      title: say(language, words.title),
      lead: say(language, words.lead),
      actions: html`${posting.map(
        ({ href, label, quiet }) =>
          html`<a class="button${quiet ? ' button--quiet' : ''}" href="${href}">${label}</a> `,
      )}`,
    })}
    <my-drafts></my-drafts>
    ${items.length === 0 ? emptyState({ title: say(language, words.none), text: say(language, words.noneText) }) : ''}
    ${(['terrain', 'question'] as const).map((kind) => section(frame, kind, items))}
    ${pagination(language, frame.path, next)}`,
  });
};

const section = ({ language }: Frame, kind: ProposalKind, cards: readonly ProposalCard[]): Html => {
  const own = cards.filter((card) => card.kind === kind);
  if (own.length === 0) return html``;
  return html`<h2>${say(language, words[kind])}</h2>
    ${entryList(
      own.map((card) => proposalEntry(language, card)),
      3,
    )}`;
};
