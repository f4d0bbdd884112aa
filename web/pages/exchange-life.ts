import { html } from 'hono/html';
import type { Moment, PeopleNamed } from '../../shared/contracts/exchange-answers.ts';
import { interestWords, motives } from '../../shared/contracts/interest.ts';
import { clauses } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords } from '../partnerships/exchange.words.ts';
import type { Html } from './frame.ts';
import { paragraphs } from './paragraphs.ts';
import { langOf } from './text-language.ts';
import { timeline } from './timeline.ts';

const history = { fr: 'Historique', en: 'History' };
const sentences: Words = { ...interestWords, ...partnershipWords };

/** What happened in an exchange or a partnership, oldest first, with what people wrote. */
export const exchangeLife = (
  language: Language,
  moments: readonly Moment[],
  people: PeopleNamed,
  title: Sentence = history,
): Html => html`<section id="historique" aria-labelledby="historique-titre">
  <h2 id="historique-titre">${say(language, title)}</h2>
  ${timeline(
    language,
    gathered(moments).map((moment) => ({
      at: moment.at,
      who: moment.by === 'system' ? '' : people[moment.by]?.name || say(language, exchangeWords.erased),
      sentence: sentences[moment.type]?.[language] ?? moment.type,
      detail: detailOf(language, moment),
    })),
  )}
</section>`;

type Told = Moment & Readonly<{ clauses: readonly string[] }>;

/** Clauses agreed one after the other by one person are one thing that happened. */
const gathered = (moments: readonly Moment[]): Told[] => {
  const told: Told[] = [];
  for (const moment of moments) {
    const last = told.at(-1);
    const clause = moment.about ? [moment.about] : [];
    if (moment.type === 'ClauseAgreed' && last?.type === 'ClauseAgreed' && last.by === moment.by)
      told[told.length - 1] = { ...moment, clauses: [...last.clauses, ...clause] };
    else told.push({ ...moment, clauses: clause });
  }
  return told;
};

const detailOf = (language: Language, moment: Told): Html => {
  const labels = labelsOf(moment).map((label) => say(language, label));
  const { lang } = langOf(language, moment.text ?? '');
  return html`${labels.length ? html`<p>${labels.join(', ')}</p>` : ''}${
    moment.text ? html`<div ${lang ? html`lang="${lang}"` : ''}>${paragraphs(moment.text)}</div>` : ''
  }`;
};

/** A motive or clauses, in words: the two lists share ids. */
const labelsOf = ({ type, about, clauses: agreed }: Told): Sentence[] =>
  type === 'InterestDeclined'
    ? motives.filter(({ id }) => id === about).map(({ label }) => label)
    : clauses.filter(({ id }) => agreed.includes(id)).map(({ label }) => label);
