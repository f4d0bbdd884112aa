import { html } from 'hono/html';
import type { AdditionCard, AdditionPreview } from '../../shared/contracts/vocabulary-addition.ts';
import { count, type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { pathOf } from './proposal-state.ts';
import { typeset } from './typeset.ts';
import { additionTitle, faultOf, reasonGiven, standingBadge } from './vocabulary-page.ts';

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
  backChanges: { fr: 'Ce que retirer ce terme changerait', en: 'What taking this term back would change' },
  back: { fr: 'Retirer ce terme', en: 'Take this term back' },
  backText: {
    fr: 'Les textes et les rapprochements seront relus sans lui. Ce qui a déjà été proposé reste dit comme il l’a été, avec la version d’alors.',
    en: 'Texts and matches will be read without it. What was already suggested stays told as it was, with the version of that time.',
  },
  dropped: { fr: 'Raison donnée : {reason}', en: 'Reason given: {reason}' },
} as const satisfies Words;

const recognised = {
  none: {
    fr: 'La notion ne serait reconnue dans aucun texte de plus.',
    en: 'The concept would be recognised in no other text.',
  },
  one: {
    fr: 'La notion serait reconnue dans {n} texte de plus',
    en: 'The concept would be recognised in {n} more text',
  },
  other: {
    fr: 'La notion serait reconnue dans {n} textes de plus',
    en: 'The concept would be recognised in {n} more texts',
  },
};
const lost = {
  none: {
    fr: 'La notion resterait reconnue dans les mêmes textes.',
    en: 'The concept would stay recognised in the same texts.',
  },
  one: {
    fr: 'La notion ne serait plus reconnue dans {n} texte',
    en: 'The concept would no longer be recognised in {n} text',
  },
  other: {
    fr: 'La notion ne serait plus reconnue dans {n} textes',
    en: 'The concept would no longer be recognised in {n} texts',
  },
};
const changed = {
  none: {
    fr: 'Aucune question ne verrait changer ses trois premiers terrains.',
    en: 'The first three terrains of every question would stay the same.',
  },
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
  /** While it is to be decided, or to be taken back. */
  preview: AdditionPreview | null;
  /** Why what was asked of it was refused; with `reason`, what was written as one and will not do. */
  refused?: Readonly<{ fault: string; reason?: string }> | undefined;
}>;

/** One proposed term: what it would change, then the decision. */
export const additionPage = (frame: Frame, { card, preview, refused }: AdditionView): Html => {
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
    ${refused && refused.reason === undefined ? html`<p role="alert" class="field__error">${faultOf(language, refused.fault)}</p>` : ''}
    <p><a href="/notions/${card.concept.id}">${say(language, words.concept)}</a></p>
    ${card.reason ? html`<p>${reasonGiven(language, card.reason)}</p>` : ''}
    ${preview ? html`${changes(language, card, preview)}${card.status === 'adopted' ? takingBack(language, card.id, refused) : decision(language, card.id, refused)}` : ''}`,
  });
};

const changes = (
  language: Language,
  { status }: AdditionCard,
  { looked, open, recognised: newly, changed: others }: AdditionPreview,
): Html => html`
    <h2>${say(language, status === 'adopted' ? words.backChanges : words.changes)}</h2>
    <p>${say(language, looked < open ? words.cut : words.whole, { looked, open })}</p>
    ${howMany(language, newly.count, status === 'adopted' ? lost : recognised)}
    ${newly.some.length > 0 ? html`<ul>${newly.some.map(({ id, kind, title }) => html`<li>${link(kind, { id, title })}</li>`)}</ul>` : ''}
    ${howMany(language, others.count, changed)}
    ${others.some.map(
      ({ id, title, before, after }) => html`<p><strong>${link('question', { id, title })}</strong></p>
    <dl class="definition-list">
      <div><dt>${say(language, words.before)}</dt><dd>${titles(language, before)}</dd></div>
      <div><dt>${say(language, words.after)}</dt><dd>${titles(language, after)}</dd></div>
    </dl>`,
    )}`;

/** The heading of what is named below it; where there is nothing, a sentence that says so. */
const howMany = (language: Language, n: number, forms: Readonly<Record<'none' | 'one' | 'other', Sentence>>): Html =>
  n === 0 ? html`<p>${say(language, forms.none)}</p>` : html`<h3>${count(language, n, forms)}</h3>`;

type Refused = AdditionView['refused'];

const decision = (language: Language, id: string, refused: Refused): Html => html`
    <h2>${say(language, words.adopt)}</h2>
    <p>${say(language, words.adoptText)}</p>
    <form method="post" action="/coordination/vocabulaire/${id}/adopter"><button>${say(language, words.adopt)}</button></form>
    <h2>${say(language, words.drop)}</h2>
    ${reasoned(language, { action: `/coordination/vocabulaire/${id}/ecarter`, label: words.drop, refused })}`;

const takingBack = (language: Language, id: string, refused: Refused): Html => html`
    <h2>${say(language, words.back)}</h2>
    <p>${typeset(say(language, words.backText))}</p>
    ${reasoned(language, { action: `/coordination/vocabulaire/${id}/retirer`, label: words.back, refused })}`;

type Reasoned = Readonly<{ action: string; label: Sentence; refused: Refused }>;

/** One button, with the reason it asks for; one that will not do is shown again, with why. */
const reasoned = (language: Language, { action, label, refused }: Reasoned): Html => {
  const fault = refused?.reason === undefined ? null : faultOf(language, refused.fault);
  return html`
    <form method="post" action="${action}">
      <div class="field${fault ? ' field--wrong' : ''}"><label for="addition-reason">${say(language, words.reason)}</label>
        <p class="hint" id="addition-reason-hint">${say(language, words.reasonHint)}</p>
        ${fault ? html`<p class="field__error" id="addition-reason-error">${fault}</p>` : ''}
        <input id="addition-reason" name="reason" required minlength="5" maxlength="1000" value="${refused?.reason ?? ''}"
          aria-describedby="addition-reason-hint${fault ? ' addition-reason-error' : ''}"
          ${fault ? html`aria-invalid="true" autofocus` : ''} /></div>
      <button class="button--quiet">${say(language, label)}</button>
    </form>`;
};

type Named = Readonly<{ id: string; title: string }>;
const link = (kind: 'terrain' | 'question', { id, title }: Named): Html =>
  html`<a href="${pathOf(kind)}/${id}">${typeset(title)}</a>`;
const titles = (language: Language, terrains: readonly Named[]): Html =>
  terrains.length === 0
    ? html`${say(language, words.nobody)}`
    : html`<ol>${terrains.map((terrain) => html`<li>${link('terrain', terrain)}</li>`)}</ol>`;
