import { html } from 'hono/html';
import type { AdditionCard, AdditionPreview } from '../../shared/contracts/vocabulary-addition.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { pathOf } from './proposal-state.ts';
import { typeset } from './typeset.ts';
import { additionTitle, faultOf, standingBadge } from './vocabulary-page.ts';

const words = {
  desk: { fr: 'Coordination', en: 'Coordination' },
  vocabulary: { fr: 'Compléter le vocabulaire', en: 'Add to the vocabulary' },
  concept: { fr: 'Voir la notion', en: 'See the concept' },
  changes: { fr: 'Ce que ce terme changerait', en: 'What this term would change' },
  whole: { fr: 'Tous les textes ouverts ont été relus : {looked}.', en: 'All open texts were read again: {looked}.' },
  cut: {
    fr: '{looked} textes relus sur {open} ouverts, les plus récents : il peut y avoir d’autres changements.',
    en: '{looked} texts read again of {open} open ones, the latest: there may be other changes.',
  },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  nobody: { fr: 'aucun terrain', en: 'no terrain' },
  adopt: { fr: 'Adopter ce terme', en: 'Adopt this term' },
  adoptText: {
    fr: 'Il sera reconnu aussitôt dans les textes, et dans les rapprochements peu après.',
    en: 'Texts are read by it at once, and matches shortly after.',
  },
  drop: { fr: 'Écarter ce terme', en: 'Drop this term' },
  reason: { fr: 'Raison', en: 'Reason' },
  reasonHint: { fr: 'Au moins 5 caractères.', en: 'At least 5 characters.' },
  dropped: { fr: 'Raison donnée : {reason}', en: 'Reason given: {reason}' },
} as const satisfies Words;

const recognised = {
  one: {
    fr: 'La notion serait reconnue dans {n} texte de plus',
    en: 'The concept would be recognised in {n} more text',
  },
  other: {
    fr: 'La notion serait reconnue dans {n} textes de plus',
    en: 'The concept would be recognised in {n} more texts',
  },
};
const changed = {
  one: {
    fr: 'Les trois premiers terrains de {n} question changeraient',
    en: 'The first three terrains of {n} question would change',
  },
  other: {
    fr: 'Les trois premiers terrains de {n} questions changeraient',
    en: 'The first three terrains of {n} questions would change',
  },
};

export type AdditionView = Readonly<{
  card: AdditionCard;
  /** While it is to be decided. */
  preview: AdditionPreview | null;
  /** Why what was asked of it was refused. */
  fault?: string | undefined;
}>;

/** One proposed term: what it would change, then the decision. */
export const additionPage = (frame: Frame, { card, preview, fault }: AdditionView): Html => {
  const { language } = frame;
  const title = additionTitle(language, card);
  return layout(frame, {
    title,
    robots: 'noindex',
    body: html`${breadcrumb(
      language,
      [
        { href: '/coordination', label: say(language, words.desk) },
        { href: '/coordination/vocabulaire', label: say(language, words.vocabulary) },
      ],
      title,
    )}
    ${pageHeading({ title, lead: standingBadge(language, card.status) })}
    ${fault ? html`<p role="alert" class="field__error">${faultOf(language, fault)}</p>` : ''}
    <p><a href="/notions/${card.concept.id}">${say(language, words.concept)}</a></p>
    ${card.reason ? html`<p>${say(language, words.dropped, { reason: card.reason })}</p>` : ''}
    ${preview ? html`${changes(language, preview)}${decision(language, card.id)}` : ''}`,
  });
};

const changes = (
  language: Language,
  { looked, open, recognised: newly, changed: others }: AdditionPreview,
): Html => html`
    <h2>${say(language, words.changes)}</h2>
    <p>${say(language, looked < open ? words.cut : words.whole, { looked, open })}</p>
    <h3>${count(language, newly.count, recognised)}</h3>
    <ul>${newly.some.map(({ id, kind, title }) => html`<li>${link(kind, { id, title })}</li>`)}</ul>
    <h3>${count(language, others.count, changed)}</h3>
    ${others.some.map(
      ({ id, title, before, after }) => html`<p><strong>${link('question', { id, title })}</strong></p>
    <dl class="definition-list">
      <div><dt>${say(language, words.before)}</dt><dd>${titles(language, before)}</dd></div>
      <div><dt>${say(language, words.after)}</dt><dd>${titles(language, after)}</dd></div>
    </dl>`,
    )}`;

const decision = (language: Language, id: string): Html => html`
    <h2>${say(language, words.adopt)}</h2>
    <p>${say(language, words.adoptText)}</p>
    <form method="post" action="/coordination/vocabulaire/${id}/adopter"><button>${say(language, words.adopt)}</button></form>
    <h2>${say(language, words.drop)}</h2>
    <form method="post" action="/coordination/vocabulaire/${id}/ecarter">
      <div class="field"><label for="addition-reason">${say(language, words.reason)}</label>
        <p class="hint" id="addition-reason-hint">${say(language, words.reasonHint)}</p>
        <input id="addition-reason" name="reason" required minlength="5" maxlength="1000" aria-describedby="addition-reason-hint" /></div>
      <button class="button--quiet">${say(language, words.drop)}</button>
    </form>`;

type Named = Readonly<{ id: string; title: string }>;
const link = (kind: 'terrain' | 'question', { id, title }: Named): Html =>
  html`<a href="${pathOf(kind)}/${id}">${typeset(title)}</a>`;
const titles = (language: Language, terrains: readonly Named[]): Html =>
  terrains.length === 0
    ? html`${say(language, words.nobody)}`
    : html`<ol>${terrains.map((terrain) => html`<li>${link('terrain', terrain)}</li>`)}</ol>`;
