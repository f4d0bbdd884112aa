import { html } from 'hono/html';
import type { Outcomes, ProposalName } from '../../shared/contracts/exchange-answers.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { pathOfProposal } from '../partnerships/exchange.words.ts';
import { day } from './dates.ts';
import { partnershipBadge } from './exchange-state.ts';
import type { Html } from './frame.ts';
import { paragraphs } from './paragraphs.ts';
import { restitutionBadge } from './partnership-page.ts';

const words = {
  title: { fr: 'Ce que c’est devenu', en: 'What became of it' },
  partnership: { fr: 'Partenariat depuis le {day}', en: 'Partnership since {day}' },
  with: { fr: 'Avec', en: 'With' },
  due: { fr: 'pour le {day}', en: 'due {day}' },
  lessons: { fr: 'Ce qui en a été appris', en: 'What was learnt' },
} as const satisfies Words;

/** What came of a proposal, for everybody: partnerships and what they give back, without any person. */
export const outcomeSlot = (language: Language, proposal: string, { items }: Outcomes): Html =>
  items.length === 0
    ? html``
    : html`<section aria-labelledby="devenir">
  <h2 id="devenir">${say(language, words.title)}</h2>
  ${items.map((outcome) => one(language, proposal, outcome))}
</section>`;

const one = (language: Language, proposal: string, outcome: Outcomes['items'][number]): Html => {
  const other = [outcome.terrain, outcome.question].find((about) => about && about.id !== proposal && about.title);
  return html`<article class="outcome">
    <h3>${say(language, words.partnership, { day: day(language, outcome.formedAt) })} ${partnershipBadge(language, outcome)}</h3>
    ${other ? link(language, other) : ''}
    ${outcome.lessons ? html`<p class="quiet">${say(language, words.lessons)}</p>${paragraphs(outcome.lessons)}` : ''}
    ${
      outcome.restitutions.length
        ? html`<ul>${outcome.restitutions.map(
            (
              given,
            ) => html`<li>${given.what} ${restitutionBadge(language, given)} ${say(language, words.due, { day: day(language, given.due) })}
            ${given.proof ? paragraphs(given.proof) : ''}</li>`,
          )}</ul>`
        : ''
    }
  </article>`;
};

const link = (language: Language, other: ProposalName): Html =>
  html`<p>${say(language, words.with)} <a href="${pathOfProposal(other)}">${other.title}</a></p>`;
