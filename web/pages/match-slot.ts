import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { whyNotWords } from '../matching/pair.words.ts';
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
  ${whyNot(language, { id, kind })}
</section>
<section aria-labelledby="notions">
  <h2 id="notions">${say(language, words.concepts)}</h2>
  <concept-list proposal="${id}"></concept-list>
</section>`;

/** Any other proposal, by its address: an invitation to look at what was not suggested. */
const whyNot = (language: Language, { id, kind }: { id: string; kind: ProposalKind }): Html => {
  const other = kind === 'terrain' ? 'question' : 'terrain';
  return html`<form class="why-not" action="/rapprochements" method="get">
    <h3 id="pourquoi-pas">${say(language, whyNotWords.title)}</h3>
    <input type="hidden" name="${kind}" value="${id}">
    <label for="pourquoi-pas-lien">${say(language, whyNotWords[kind])}</label>
    <p class="hint" id="pourquoi-pas-aide">${say(language, whyNotWords.hint)}</p>
    <div class="why-not__line">
      <input id="pourquoi-pas-lien" name="${other}" required maxlength="500" autocomplete="off" spellcheck="false" aria-describedby="pourquoi-pas-aide">
      <button class="button--quiet">${say(language, whyNotWords.see)}</button>
    </div>
  </form>`;
};
