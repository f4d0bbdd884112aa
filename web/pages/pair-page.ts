import { html } from 'hono/html';
import type { FitSaid, PairReport, Supposed } from '../../shared/contracts/match.ts';
import { labelOf, offers } from '../../shared/contracts/proposal-choices.ts';
import { type Language, type Sentence, say } from '../../shared/kernel/words.ts';
import {
  aspectWords,
  conflictWords,
  exchanges,
  labels,
  words as matchWords,
  verdictWords,
} from '../matching/match.words.ts';
import {
  exclusionWords,
  labelPhrases,
  partKinds,
  steps,
  suppositions,
  pairWords as words,
} from '../matching/pair.words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day, machineDate } from './dates.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { thenAndNow } from './pair-then.ts';
import { typeset } from './typeset.ts';

/** How many parts are shown at once. */
const SHOWN = 10;

/** Why a question and a terrain are matched, or are not, and what would change it. */
export const pairPage = (frame: Frame, pair: PairReport): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/mon-espace', label: say(language, words.space) }], title)}
    ${pageHeading({ kicker: say(language, words.kicker), title, lead: lead(language, pair) })}
    <div class="sheet">
      <div class="pair">
        ${exclusions(language, pair)}
        ${changes(language, pair)}
        ${texts(language, pair)}
        ${wishes(language, pair.fit)}
        ${thenAndNow(language, pair)}
        ${acts(language, pair)}
      </div>
      <aside class="sheet__aside">
        <section class="panel">${brief(language, pair)}</section>
        <section class="panel">${then(language, pair)}</section>
      </aside>
    </div>`,
  });
};

/** What the texts alone would hide is suggested for its meaning. */
const isForItsSense = ({ label, sense }: PairReport): boolean => label === 'hidden' && sense !== null;

const degree = (pair: PairReport): Sentence => {
  if (pair.label === null) return words.closed;
  if (isForItsSense(pair)) return words.bySense;
  return pair.label === 'hidden' ? labelPhrases.hidden : labels[pair.label];
};

const lead = (
  language: Language,
  pair: PairReport,
): Html => html`${say(language, words.now)}${colon(language)}<strong>${say(language, degree(pair))}</strong>.
  ${pair.exchange ? html`${say(language, exchanges[pair.exchange.state])}${colon(language)}<a href="${pair.exchange.path}">${say(language, words.seeExchange)}</a>.` : ''}`;

const section = (id: string, title: string, body: Html): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

const exclusions = (language: Language, { exclusions: all, conflicts }: PairReport): Html =>
  html`${
    all.length > 0
      ? section(
          'exclusions',
          say(language, words.excluded),
          html`<ul>${all.map((exclusion) => html`<li>${say(language, exclusionWords[exclusion])}</li>`)}</ul>`,
        )
      : ''
  }${
    conflicts.length > 0
      ? html`<p class="notice">${say(language, words.known)}${colon(language)}${conflicts.map((one) => say(language, conflictWords[one])).join(', ')}.</p>`
      : ''
  }`;

const changes = (language: Language, pair: PairReport): Html => {
  const { supposed } = pair;
  // It is « to explore » already.
  const relabels = ({ relabels, label }: Supposed) => relabels && !(isForItsSense(pair) && label === 'to-explore');
  const [relabelling, raising] = [supposed.filter(relabels), supposed.filter((one) => !relabels(one))];
  const list = (told: readonly string[]) => html`<ul>${told.map((text) => html`<li>${typeset(text)}</li>`)}</ul>`;
  const body = html`${relabelling.length > 0 ? list(relabelling.map((one) => `${supposition(language, one)}, ${outcome(language, one)}.`)) : ''}
    ${raising.length > 0 ? html`<p>${say(language, words.higher)}</p>${list(raising.map((one) => supposition(language, one)))}` : ''}`;
  const nothing = html`<p class="quiet">${say(language, words.noChange)}</p>`;
  return section('changements', say(language, words.changes), supposed.length === 0 ? nothing : body);
};

const outcome = (language: Language, { label }: Supposed): string =>
  say(language, words.would, { label: say(language, labelPhrases[label]) });

const supposition = (language: Language, { change, what }: Supposed): string => {
  const named =
    typeof what !== 'string'
      ? what[language]
      : change.startsWith('offer')
        ? say(language, labelOf(offers, what))
        : what;
  return say(language, suppositions[change], { what: named });
};

const texts = (language: Language, { parts, label, sense }: PairReport): Html => {
  if (label === null) return html``;
  const near = sense
    ? html`<p><strong>${say(language, matchWords.sense)}</strong>${colon(language)}${typeset(say(language, matchWords.senseBy, { model: sense }))}.</p>`
    : '';
  const rest = parts.slice(SHOWN);
  const body =
    parts.length === 0
      ? html`<p class="quiet">${say(language, words.noPart)}</p>`
      : html`${bars(language, parts.slice(0, SHOWN))}
        ${rest.length > 0 ? html`<details><summary>${say(language, words.more)}</summary>${bars(language, rest)}</details>` : ''}`;
  return section('textes', say(language, words.texts), html`${body}${near}`);
};

const bars = (language: Language, parts: PairReport['parts']): Html =>
  html`<ul class="bars">${parts.map(
    ({ kind, name, step }) => html`<li>
    <span><strong>${typeof name === 'string' ? name : name[language]}</strong> <span class="quiet">${say(language, partKinds[kind])}</span></span>
    <span class="bars__bar bars__bar--${step}" aria-hidden="true"></span>
    <span class="bars__step">${say(language, steps[step])}</span>
  </li>`,
  )}</ul>`;

const wishes = (language: Language, { sought, expected }: FitSaid): Html =>
  section(
    'attentes',
    say(language, words.fit),
    html`<h3>${say(language, words.sought)}</h3>${side(language, sought)}
      <h3>${say(language, words.expected)}</h3>${side(language, expected)}
      <p class="hint">${say(language, words.apart)}</p>`,
  );

const strength = { good: 5, partial: 3, poor: 1 } as const;
const side = (language: Language, aspects: FitSaid['sought'] | FitSaid['expected']): Html =>
  aspects.length === 0
    ? html`<p class="quiet">${say(language, words.nothingKnown)}</p>`
    : html`<ul class="bars">${aspects.map(
        ({ aspect, verdict }) => html`<li>
          <strong>${upper(say(language, aspectWords[aspect]))}</strong>
          <span class="bars__bar bars__bar--${strength[verdict]}" aria-hidden="true"></span>
          <span class="bars__step">${say(language, verdictWords[verdict])}</span>
        </li>`,
      )}</ul>`;

const acts = (language: Language, { question, terrain, may }: PairReport): Html =>
  may.dismiss || may.restore || may.pin
    ? section(
        'agir',
        say(language, words.act),
        html`<noscript><p class="notice notice--attention">${say(language, words.script)}</p></noscript>
        <pair-actions about="${JSON.stringify({ question: question.id, terrain: terrain.id, may })}"></pair-actions>`,
      )
    : html``;

const brief = (language: Language, { question, terrain }: PairReport): Html =>
  definitionList([
    {
      term: say(language, words.question),
      value: html`<a href="/questions/${question.id}">${typeset(question.title)}</a>`,
    },
    {
      term: say(language, words.terrain),
      value: html`<a href="/terrains/${terrain.id}">${typeset(terrain.title)}</a>`,
    },
  ]);

const then = (language: Language, { first, vocabulary }: PairReport): Html =>
  html`<h2>${say(language, words.then)}</h2>${
    first
      ? definitionList([
          {
            term: say(language, words.date),
            value: html`<time datetime="${machineDate(first.at)}">${day(language, first.at)}</time>`,
          },
          { term: say(language, words.degree), value: say(language, labels[first.label]) },
          {
            term: say(language, words.concepts),
            value: first.concepts.map((label: Sentence) => say(language, label)).join(', '),
          },
          {
            term: say(language, words.vocabulary),
            value:
              first.vocabulary === vocabulary
                ? say(language, words.sameVocabulary)
                : say(language, words.otherVocabulary, { version: first.vocabulary.slice(0, 7) }),
          },
        ])
      : html`<p class="quiet">${say(language, words.never)}</p>`
  }`;

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** French sets a no-break space before a colon. */
const colon = (language: Language): string => (language === 'fr' ? '\u00a0: ' : ': ');
