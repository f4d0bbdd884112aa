import { html } from 'hono/html';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Timeline } from '../../shared/contracts/timeline.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';
import type { ProposalView } from './proposal-view.ts';
import { timeline } from './timeline.ts';

const words = {
  title: { fr: 'Historique', en: 'History' },
  terrain: { fr: 'Ce terrain', en: 'This terrain' },
  question: { fr: 'Cette question', en: 'This question' },
  erased: { fr: '[effacé]', en: '[erased]' },
} satisfies Words;

/** What happened to a proposal, oldest first. */
export const proposalLife = (
  { language }: Frame,
  { page, timeline: facts }: ProposalView,
): Html => html`<h2>${say(language, words.title)}</h2>
  ${timeline(
    language,
    facts.map((fact) => ({
      at: fact.at,
      who: whoOf(fact) ?? say(language, fact.by === 'system' ? words[page.kind] : words.erased),
      sentence: sentenceOf(fact)?.[language] ?? fact.type,
    })),
  )}`;

const whoOf = ({ by, who }: Timeline[number]) => (by === 'system' ? null : who || null);

const sentenceOf = ({ type }: Timeline[number]) =>
  type in proposalWords ? proposalWords[type as keyof typeof proposalWords] : undefined;
