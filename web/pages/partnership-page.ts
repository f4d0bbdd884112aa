import { html } from 'hono/html';
import type { Conversation } from '../../shared/contracts/conversation.ts';
import type { PartnershipPage, RestitutionCard } from '../../shared/contracts/exchange-answers.ts';
import { clauses, sides } from '../../shared/contracts/partnership.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords, restitutionStatusWords, sideWords } from '../partnerships/exchange.words.ts';
import { badge, type Tone } from './badge.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day } from './dates.ts';
import { definitionList } from './definition-list.ts';
import { exchangeLife } from './exchange-life.ts';
import { namesOf, partnershipBadge, partnershipTurn, titleOf } from './exchange-state.ts';
import type { Frame, Html } from './frame.ts';
import { link } from './interest-page.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { paragraphs } from './paragraphs.ts';
import { langOf } from './text-language.ts';

const words = {
  kicker: { fr: 'Partenariat', en: 'Partnership' },
  coordination: { fr: 'Coordination', en: 'Coordination' },
  queue: { fr: 'Approbations', en: 'Approvals' },
  brief: { fr: 'En bref', en: 'In brief' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  question: { fr: 'Question', en: 'Question' },
  practitioner: { fr: 'Côté terrain', en: 'Terrain’s side' },
  researcher: { fr: 'Côté recherche', en: 'Research side' },
  clauses: { fr: 'Les clauses', en: 'The clauses' },
  decide: { fr: 'Décider', en: 'Decide' },
  restitutions: { fr: 'Les restitutions', en: 'Restitutions' },
  noRestitution: { fr: 'Aucune restitution n’est encore promise.', en: 'No restitution has been promised yet.' },
  due: { fr: 'pour le {day}', en: 'due {day}' },
  promise: { fr: 'Promettre une restitution', en: 'Promise a restitution' },
  give: { fr: 'Dire qu’elle a été rendue', en: 'Say that it was given' },
  waive: { fr: 'Y renoncer', en: 'Waive it' },
  lessons: { fr: 'Ce que ce partenariat a appris', en: 'What this partnership taught' },
  end: { fr: 'Terminer', en: 'Ending' },
  conclude: { fr: 'Conclure le partenariat', en: 'Conclude the partnership' },
  endEarly: { fr: 'Y mettre fin avant son terme', en: 'End it before its term' },
  abandon: { fr: 'Renoncer à ce partenariat', en: 'Give up this partnership' },
  conversation: { fr: 'Conversation', en: 'Conversation' },
  exchange: { fr: 'L’échange dont il est né', en: 'The exchange it came from' },
} as const satisfies Words;

export type PartnershipView = Readonly<{
  page: PartnershipPage;
  conversation: Conversation;
  now: Date;
}>;

/** One partnership: its clauses, its decision, what it gives back, its life. */
export const partnershipPage = (frame: Frame, view: PartnershipView): Html => {
  const { language } = frame;
  const { page } = view;
  const about = page.question ?? page.terrain;
  const title = about ? titleOf(language, about) : say(language, words.kicker);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, above(language, page), title)}
    ${pageHeading({ kicker: say(language, words.kicker), title, ...langOf(language, title), lead: state(language, view) })}
    <div class="sheet">
      <div class="exchange">
        <noscript><p class="notice notice--attention">${say(language, exchangeWords.script)}</p></noscript>
        ${terms(language, page)}
        ${decision(language, page)}
        ${page.lessons ? html`<section><h2>${say(language, words.lessons)}</h2>${paragraphs(page.lessons)}</section>` : ''}
        ${restitutions(language, page)}
        ${ending(language, page)}
        <section aria-labelledby="conversation">
          <h2 id="conversation">${say(language, words.conversation)}</h2>
          <exchange-messages draft="message-${page.id}" exchange="${page.id}" conversation="${JSON.stringify(view.conversation)}"></exchange-messages>
        </section>
        ${exchangeLife(language, page.moments, page.people)}
      </div>
      <aside class="sheet__aside">${brief(language, page)}</aside>
    </div>`,
  });
};

const above = (language: Language, { side }: PartnershipPage) =>
  side
    ? [
        { href: '/mon-espace', label: say(language, exchangeWords.space) },
        { href: '/mon-espace/echanges', label: say(language, exchangeWords.exchanges) },
      ]
    : [
        { href: '/coordination', label: say(language, words.coordination) },
        { href: '/coordination/approbations', label: say(language, words.queue) },
      ];

/** The clauses as readers without script see them; the element takes their place. */
const terms = (language: Language, page: PartnershipPage): Html => html`<section aria-labelledby="clauses">
  <h2 id="clauses">${say(language, words.clauses)}</h2>
  <partnership-terms about="${JSON.stringify(page)}">
    ${page.clauses.map(
      ({ clause, text, agreed }) => html`<article class="clause">
        <div class="clause__side">
          <h3>${say(language, clauses.find(({ id }) => id === clause)?.label ?? { fr: clause, en: clause })}</h3>
          <ul class="clause__marks">${sides.map(
            (side) => html`<li>${agreed.includes(side) ? '✓' : '○'} ${say(language, sideWords[side])}</li>`,
          )}</ul>
        </div>
        <div>${paragraphs(text)}</div>
      </article>`,
    )}
  </partnership-terms>
</section>`;

const decision = (language: Language, { id, version, may }: PartnershipPage): Html =>
  may.decide
    ? html`<section class="panel" aria-labelledby="decider">
        <h2 id="decider">${say(language, words.decide)}</h2>
        <decision-form reviewed draft="decision-${id}" about="${JSON.stringify({ partnership: id, version })}"></decision-form>
      </section>`
    : html``;

const restitutions = (language: Language, page: PartnershipPage): Html => {
  if (page.restitutions.length === 0 && !page.may.promise) return html``;
  return html`<section aria-labelledby="restitutions">
    <h2 id="restitutions">${say(language, words.restitutions)}</h2>
    ${page.restitutions.length === 0 ? html`<p class="quiet">${say(language, words.noRestitution)}</p>` : ''}
    ${page.restitutions.map((one) => restitution(language, page, one))}
    ${page.may.promise ? folded(language, words.promise, deed('promise', page.id)) : ''}
  </section>`;
};

const restitutionTones: Record<RestitutionCard['status'], Tone> = {
  promised: 'pending',
  given: 'done',
  waived: 'closed',
};

/** Where a restitution stands, in a word. */
export const restitutionBadge = (language: Language, one: Pick<RestitutionCard, 'status' | 'late'>): Html =>
  one.late
    ? badge('attention', say(language, restitutionStatusWords.late))
    : badge(restitutionTones[one.status], say(language, restitutionStatusWords[one.status]));

const restitution = (language: Language, { id, may }: PartnershipPage, one: RestitutionCard): Html => {
  const open = one.status === 'promised';
  return html`<article class="restitution">
    <h3>${one.what}</h3>
    <p>${restitutionBadge(language, one)} ${say(language, words.due, { day: day(language, one.due) })}</p>
    ${one.proof ? paragraphs(one.proof) : ''}${one.reason ? paragraphs(one.reason) : ''}
    ${open && may.give ? folded(language, words.give, deed('give', id, one.id)) : ''}
    ${open && may.waive ? folded(language, words.waive, deed('waive', id, one.id)) : ''}
  </article>`;
};

const ending = (language: Language, { id, may }: PartnershipPage): Html => {
  if (!may.conclude && !may.abandon) return html``;
  return html`<section aria-labelledby="terminer">
    <h2 id="terminer">${say(language, words.end)}</h2>
    ${
      may.conclude
        ? html`${folded(language, words.conclude, deed('conclude', id))}${folded(language, words.endEarly, deed('end-early', id))}`
        : folded(language, words.abandon, deed('abandon', id))
    }
  </section>`;
};

const folded = (language: Language, label: Sentence, inside: Html): Html =>
  html`<details class="deed"><summary>${say(language, label)}</summary>${inside}</details>`;

const deed = (name: string, partnership: string, restitution = ''): Html =>
  html`<partnership-deed deed="${name}" partnership="${partnership}" restitution="${restitution}"
    draft="${name}-${restitution || partnership}"></partnership-deed>`;

const state = (language: Language, { page, now }: PartnershipView): Html =>
  html`<span id="etat">${partnershipBadge(language, page)} ${partnershipTurn(language, page, now)}</span>`;

const brief = (
  language: Language,
  page: PartnershipPage,
): Html => html`<section class="panel" aria-labelledby="en-bref">
  <h2 id="en-bref">${say(language, words.brief)}</h2>
  ${definitionList([
    { term: say(language, words.terrain), value: page.terrain && link(language, page.terrain) },
    { term: say(language, words.question), value: page.question && link(language, page.question) },
    ...sides.map((side) => ({
      term: say(language, words[side]),
      value: namesOf(language, page.people, page.parties[side]),
    })),
  ])}
  <p><a href="/interets/${page.id}">${say(language, words.exchange)}</a></p>
</section>`;
