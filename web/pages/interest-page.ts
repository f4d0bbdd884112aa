import { html } from 'hono/html';
import type { Conversation } from '../../shared/contracts/conversation.ts';
import type { InterestPage, ProposalName } from '../../shared/contracts/exchange-answers.ts';
import { motives } from '../../shared/contracts/interest.ts';
import { labelOf } from '../../shared/contracts/proposal-choices.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords, pathOfProposal } from '../partnerships/exchange.words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day, machineDate } from './dates.ts';
import { definitionList } from './definition-list.ts';
import { exchangeLife } from './exchange-life.ts';
import { interestBadge, interestTurn, namesOf, titleOf } from './exchange-state.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { langOf } from './text-language.ts';

const words = {
  interest: { fr: 'Intérêt pour un terrain', en: 'Interest in a terrain' },
  invitation: { fr: 'Invitation à propos d’une question', en: 'Invitation about a question' },
  story: { fr: 'L’échange', en: 'The exchange' },
  brief: { fr: 'En bref', en: 'In brief' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  question: { fr: 'Question', en: 'Question' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  answerBy: { fr: 'Réponse promise', en: 'Answer promised' },
  motive: { fr: 'Raison donnée', en: 'Reason given' },
  answer: { fr: 'Répondre', en: 'Answer' },
  clarify: { fr: 'Apporter la précision', en: 'Give the clarification' },
  conversation: { fr: 'Conversation', en: 'Conversation' },
  write: { fr: 'Écrire un message, sans répondre encore', en: 'Write a message, without answering yet' },
  partnership: { fr: 'Ouvrir la page du partenariat', en: 'Open the partnership page' },
  opening: {
    fr: 'La page du partenariat s’ouvre : rechargez dans un instant.',
    en: 'The partnership page is opening: reload in a moment.',
  },
  next: { fr: 'Et maintenant ?', en: 'And now?' },
  nextText: {
    fr: 'D’autres propositions portent sur les mêmes thèmes. La coordination peut aussi vous mettre en relation : son adresse est en bas de la page.',
    en: 'Other proposals are about the same themes. The coordination can also introduce you: the address is at the foot of this page.',
  },
  comparable: { fr: 'Voir ce qui est comparable', en: 'See what is comparable' },
  renew: { fr: 'Exprimer de nouveau mon intérêt', en: 'Express my interest again' },
  late: { fr: 'La date promise est passée.', en: 'The promised date has passed.' },
} as const satisfies Words;

const lateForms = {
  one: {
    fr: 'À savoir : {n} restitution promise ailleurs par ces personnes est en retard.',
    en: 'Note: {n} restitution promised elsewhere by these people is late.',
  },
  other: {
    fr: 'À savoir : {n} restitutions promises ailleurs par ces personnes sont en retard.',
    en: 'Note: {n} restitutions promised elsewhere by these people are late.',
  },
};

export type InterestView = Readonly<{ page: InterestPage; conversation: Conversation; now: Date }>;

/** One exchange: where it stands, what was written, and what the reader may do about it. */
export const interestPage = (frame: Frame, view: InterestView): Html => {
  const { language } = frame;
  const { page } = view;
  const title = titleOf(language, page.proposal);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(
      language,
      [
        { href: '/mon-espace', label: say(language, exchangeWords.space) },
        { href: '/mon-espace/echanges', label: say(language, exchangeWords.exchanges) },
      ],
      title,
    )}
    ${pageHeading({
      kicker: say(language, page.from === 'researcher' ? words.interest : words.invitation),
      title,
      ...langOf(language, title),
      lead: state(language, view),
    })}
    <div class="sheet">
      <div class="exchange">
        ${page.lateRestitutions > 0 && page.way !== 'sent' ? html`<p class="notice notice--attention">${count(language, page.lateRestitutions, lateForms)}</p>` : ''}
        ${exchangeLife(language, page.moments, page.people, words.story)}
        ${acts(language, page)}
        ${nextStep(language, page)}
        ${conversation(language, view)}
      </div>
      <aside class="sheet__aside">${brief(language, page)}</aside>
    </div>`,
  });
};

/** What the reader may do now, one thing at a time. */
const acts = (language: Language, { id, version, may, proposal }: InterestPage): Html => {
  if (!may.answer && !may.clarify && !may.withdraw) return html``;
  const island = html`<noscript><p class="notice notice--attention">${say(language, exchangeWords.script)}</p></noscript>`;
  if (may.answer)
    return html`<section aria-labelledby="repondre"><h2 id="repondre">${say(language, words.answer)}</h2>${island}
      <answer-form draft="answer-${id}" about="${JSON.stringify({ interest: id, version, ask: may.ask })}"></answer-form></section>`;
  return html`${
    may.clarify
      ? html`<section aria-labelledby="preciser"><h2 id="preciser">${say(language, words.clarify)}</h2>${island}
      <clarify-form draft="clarify-${id}" about="${JSON.stringify({ interest: id, version })}"></clarify-form></section>`
      : ''
  }
  <withdraw-interest about="${JSON.stringify({ interest: id, title: titleOf(language, proposal) })}"></withdraw-interest>`;
};

/** Nobody is left without a next step. */
const nextStep = (language: Language, page: InterestPage): Html => {
  if (page.status === 'accepted')
    return page.partnership
      ? html`<p><a class="button" href="/partenariats/${page.partnership}">${say(language, words.partnership)}</a></p>`
      : html`<p class="notice">${say(language, words.opening)}</p>`;
  const ended = page.status === 'declined' || page.status === 'lapsed' || page.may.renew;
  if (!ended || page.way !== 'sent') return html``;
  const themes = page.themes.map((theme) => `theme=${encodeURIComponent(theme)}`).join('&');
  const list = page.proposal.kind === 'terrain' ? '/terrains' : '/questions';
  return html`<section class="notice" aria-labelledby="suite">
    <h2 id="suite">${say(language, words.next)}</h2>
    <p>${say(language, words.nextText)}</p>
    <p class="actions"><a class="button" href="${list}?${themes}">${say(language, words.comparable)}</a>
      ${page.may.renew ? html`<a class="button button--quiet" href="${pathOfProposal(page.proposal)}#interet">${say(language, words.renew)}</a>` : ''}</p>
  </section>`;
};

/** Before the answer, its form is the place to write; a message beside it is the exception, so it is folded. */
const conversation = (language: Language, { page, conversation: held }: InterestView): Html => {
  if (held.messages.length === 0 && !held.mayWrite) return html``;
  const messages = html`<exchange-messages draft="message-${page.id}" exchange="${page.id}" conversation="${JSON.stringify(held)}"></exchange-messages>`;
  return held.messages.length === 0 && page.status !== 'accepted'
    ? html`<details class="deed"><summary>${say(language, words.write)}</summary>${messages}</details>`
    : html`<section aria-labelledby="conversation">
        <h2 id="conversation">${say(language, words.conversation)}</h2>
        ${messages}
      </section>`;
};

const state = (
  language: Language,
  { page, now }: InterestView,
): Html => html`<span id="etat">${interestBadge(language, page)}
  ${page.late ? html`<strong>${say(language, words.late)}</strong> ` : ''}${interestTurn(language, page, page.people, now)}</span>`;

const brief = (language: Language, page: InterestPage): Html => html`<section class="panel" aria-labelledby="en-bref">
  <h2 id="en-bref">${say(language, words.brief)}</h2>
  ${definitionList([
    { term: say(language, words[page.proposal.kind]), value: link(language, page.proposal) },
    ...(page.withProposal
      ? [{ term: say(language, words[page.withProposal.kind]), value: link(language, page.withProposal) }]
      : []),
    { term: say(language, words.from), value: person(language, page, [page.person]) },
    { term: say(language, words.to), value: person(language, page, page.to) },
    {
      term: say(language, words.answerBy),
      value: html`<time datetime="${machineDate(page.answerBy)}">${day(language, page.answerBy)}</time>`,
    },
    { term: say(language, words.motive), value: page.motive && say(language, labelOf(motives, page.motive)) },
  ])}
</section>`;

export const link = (language: Language, proposal: ProposalName): Html =>
  html`<a href="${pathOfProposal(proposal)}">${titleOf(language, proposal)}</a>`;

const person = (language: Language, { people }: InterestPage, ids: readonly string[]): string => {
  const places = [...new Set(ids.map((id) => people[id]?.organisation).filter(Boolean))].join(', ');
  return namesOf(language, people, ids) + (places ? ` (${places})` : '');
};
