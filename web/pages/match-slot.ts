import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import type { Html } from './frame.ts';

const words = {
  terrain: { fr: 'Questions de recherche proches', en: 'Research questions close to it' },
  question: { fr: 'Terrains proches', en: 'Terrains close to it' },
  concepts: { fr: 'Notions reconnues dans ce texte', en: 'Concepts recognised in this text' },
  script: {
    fr: 'Les rapprochements s’affichent quand JavaScript est activé.',
    en: 'Matches are shown when JavaScript is on.',
  },
} as const satisfies Words;

/** For those who answer for a proposal: what matches it and why, and the concepts behind it. */
export const matchSlot = (
  language: Language,
  { id, kind, mine }: { id: string; kind: ProposalKind; mine: boolean },
): Html => html`
<section aria-labelledby="rapprochements">
  <h2 id="rapprochements">${say(language, words[kind])}</h2>
  <match-list proposal="${id}" kind="${kind}" ${mine ? 'mine' : ''}><noscript>${say(language, words.script)}</noscript></match-list>
</section>
<section aria-labelledby="notions">
  <h2 id="notions">${say(language, words.concepts)}</h2>
  <concept-list proposal="${id}"></concept-list>
</section>`;
