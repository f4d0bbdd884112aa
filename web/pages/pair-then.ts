import { html } from 'hono/html';
import type { FitSaid, PairReport } from '../../shared/contracts/match.ts';
import { type Language, say } from '../../shared/kernel/words.ts';
import { aspectWords, labels, verdictWords } from '../matching/match.words.ts';
import { labelPhrases, partKinds, steps, pairWords as words } from '../matching/pair.words.ts';
import { day } from './dates.ts';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

type First = NonNullable<PairReport['first']>;
/** One reason, as it was said and as it is; null where it is not. */
type Row = Readonly<{ name: string; kind: string; then: string | null; now: string | null }>;

/** How a pair was told when it was first suggested, beside how it is told today, and what changed in between. */
export const thenAndNow = (language: Language, pair: PairReport): Html => {
  const { first } = pair;
  if (!first) return html``;
  return html`<section aria-labelledby="alors"><h2 id="alors">${say(language, words.thenAndNow)}</h2>
    <p>${typeset(say(language, words.thenLead, { date: day(language, first.at) }))}</p>
    ${first.parts.length > 0 ? table(language, rowsOf(language, pair, first)) : html`<p class="quiet">${say(language, words.notKept)}</p>`}
    <h3>${say(language, words.sinceThen)}</h3>${changes(language, first, pair.vocabulary)}
  </section>`;
};

const table = (language: Language, rows: readonly Row[]): Html => html`<div class="table-scroll" tabindex="0"
  role="region" aria-label="${say(language, words.reasons)}">
  <table>
    <thead><tr>${(['reason', 'saidThen', 'saidNow'] as const).map((head) => html`<th scope="col">${say(language, words[head])}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ({ name, kind, then, now }) => html`<tr>
        <th scope="row">${typeset(name)}${kind ? html` <span class="quiet">${kind}</span>` : ''}</th>
        <td>${then ?? html`<span class="quiet">${say(language, words.further)}</span>`}</td>
        <td>${now ?? html`<span class="quiet">${say(language, words.absent)}</span>`}</td>
      </tr>`,
    )}</tbody>
  </table>
</div>`;

const rowsOf = (language: Language, pair: PairReport, first: First): Row[] => [
  {
    name: say(language, words.degree),
    kind: '',
    then: say(language, labels[first.label]),
    now: pair.label && say(language, pair.label === 'hidden' ? labelPhrases.hidden : labels[pair.label]),
  },
  ...parts(language, first.parts, pair.parts),
  ...(['sought', 'expected'] as const).flatMap((side) => aspects(language, side, first.fit, pair.fit)),
];

/** All that was said, then what counts as much today and was not said. */
const parts = (language: Language, then: PairReport['parts'], now: PairReport['parts']): Row[] => {
  const keyOf = ({ kind, key }: PairReport['parts'][number]) => `${kind} ${key}`;
  const [before, today] = [then, now].map((all) => new Map(all.map((part) => [keyOf(part), part])));
  const shown = [...then, ...now.slice(0, then.length).filter((part) => !before?.has(keyOf(part)))];
  const degree = (part: PairReport['parts'][number] | undefined) => part && say(language, steps[part.step]);
  return shown.map((part) => ({
    name: typeof part.name === 'string' ? part.name : part.name[language],
    kind: say(language, partKinds[part.kind]),
    then: degree(before?.get(keyOf(part))) ?? null,
    now: degree(today?.get(keyOf(part))) ?? null,
  }));
};

const aspects = (language: Language, side: 'sought' | 'expected', then: FitSaid, now: FitSaid): Row[] => {
  const verdictOf = (fit: FitSaid, aspect: string): string | null => {
    const found = fit[side].find((one) => one.aspect === aspect);
    return found ? say(language, verdictWords[found.verdict]) : null;
  };
  return [...new Set([...then[side], ...now[side]].map(({ aspect }) => aspect))].map((aspect) => ({
    name: say(language, aspectWords[aspect]),
    kind: say(language, words[side]),
    then: verdictOf(then, aspect) ?? '–',
    now: verdictOf(now, aspect) ?? '–',
  }));
};

const changes = (language: Language, { changed, vocabulary }: First, today: string): Html => {
  const { question, terrain, among } = changed;
  const told = [
    question && say(language, words.questionChanged, { date: day(language, question) }),
    terrain && say(language, words.terrainChanged, { date: day(language, terrain) }),
    changed.vocabulary &&
      say(language, words.vocabularyChanged, { then: vocabulary.slice(0, 7), now: today.slice(0, 7) }),
    among && say(language, words.othersChanged, { then: String(among.then), now: String(among.now) }),
  ].filter((one) => typeof one === 'string');
  return told.length > 0
    ? html`<ul>${told.map((one) => html`<li>${typeset(one)}</li>`)}</ul>`
    : html`<p class="quiet">${say(language, words.unchanged)}</p>`;
};
