import { html } from 'hono/html';
import type { ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import { labelOf, natures } from '../../shared/contracts/proposal-choices.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { machineDate, shortDay } from './dates.ts';
import type { Entry } from './entry-list.ts';
import { excerpt } from './entry-list.ts';
import type { Html } from './frame.ts';
import { engagement, pathOf, questionBadge, stateBadge } from './proposal-state.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  until: { fr: 'jusqu’au {day}', en: 'until {day}' },
  posted: { fr: 'depuis le {day}', en: 'since {day}' },
  anywhere: { fr: 'Partout', en: 'Anywhere' },
} satisfies Words;

/** A proposal as one line of a list. */
export const proposalEntry = (language: Language, card: ProposalCard): Entry => ({
  href: `${pathOf(card.kind)}/${card.id}`,
  title: card.title,
  kicker: kickerOf(language, card),
  summary: excerpt(card.summary),
  marks: [
    stateBadge(language, card),
    questionBadge(language, card),
    engagement(language, card),
    card.natures.map((id) => say(language, labelOf(natures, id))).join(', '),
    card.themes.map((id) => say(language, labelOf(themes, id))).join(', '),
    dated(language, card),
  ].filter((mark): mark is Html | string => Boolean(mark)),
  ...langOf(language, `${card.title} ${card.summary}`),
});

const kickerOf = (language: Language, card: ProposalCard): string =>
  [
    card.organisation,
    card.territory ? typeset(card.territory.label) : card.kind === 'question' ? say(language, words.anywhere) : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** When it closes; while nothing says so, since when it is there. */
const dated = (language: Language, { until, postedAt }: ProposalCard): Html => {
  const day = until ?? postedAt;
  const text = say(language, until ? words.until : words.posted, { day: shortDay(language, day) });
  return html`<time datetime="${machineDate(day)}">${text}</time>`;
};
