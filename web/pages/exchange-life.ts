import { html } from 'hono/html';
import type { Moment, PeopleNamed } from '../../shared/contracts/exchange-answers.ts';
import { interestWords, motives } from '../../shared/contracts/interest.ts';
import { clauses } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords } from '../partnerships/exchange.words.ts';
import type { Html } from './frame.ts';
import { paragraphs } from './paragraphs.ts';
import { langOf } from './text-language.ts';
import { timeline } from './timeline.ts';

const words = { title: { fr: 'Historique', en: 'History' } } as const satisfies Words;
const sentences: Words = { ...interestWords, ...partnershipWords };

/** What happened in an exchange or a partnership, oldest first, with what people wrote. */
export const exchangeLife = (language: Language, moments: readonly Moment[], people: PeopleNamed): Html =>
  html`<section id="historique" aria-labelledby="historique-titre">
  <h2 id="historique-titre">${say(language, words.title)}</h2>
  ${timeline(
    language,
    moments.map((moment) => ({
      at: moment.at,
      who: moment.by === 'system' ? '' : people[moment.by]?.name || say(language, exchangeWords.erased),
      sentence: sentences[moment.type]?.[language] ?? moment.type,
      detail: detailOf(language, moment),
    })),
  )}
</section>`;

const detailOf = (language: Language, { about, text }: Moment): Html => {
  const label = [...motives, ...clauses].find(({ id }) => id === about)?.label;
  const { lang } = langOf(language, text ?? '');
  return html`${label ? html`<p>${say(language, label)}</p>` : ''}${
    text ? html`<div ${lang ? html`lang="${lang}"` : ''}>${paragraphs(text)}</div>` : ''
  }`;
};
