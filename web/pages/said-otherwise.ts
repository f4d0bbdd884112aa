import { html } from 'hono/html';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { entryList } from './entry-list.ts';
import type { Html } from './frame.ts';
import { proposalEntry } from './proposal-entry.ts';
import { typeset } from './typeset.ts';

const words = {
  title: { fr: 'Dit autrement', en: 'Said otherwise' },
  lead: {
    fr: 'Ces textes n’ont pas vos mots, mais parlent de la même notion.',
    en: 'These texts do not have your words, but speak of the same concept.',
  },
  by: { fr: 'par la notion « {concept} »', en: 'by the concept “{concept}”' },
} as const satisfies Words;

/** What a search finds beyond its words, each with the concept it is found by. */
export const saidOtherwise = (language: Language, found: ProposalList['otherwise']): Html =>
  found.length === 0
    ? html``
    : html`<section aria-labelledby="autrement">
    <h2 id="autrement">${say(language, words.title)}</h2>
    <p class="quiet">${say(language, words.lead)}</p>
    ${entryList(
      found.map(({ card, concept }) => {
        const entry = proposalEntry(language, card);
        return { ...entry, marks: [byConcept(language, concept), ...(entry.marks ?? [])] };
      }),
      3,
    )}
  </section>`;

const byConcept = (language: Language, { id, label }: ProposalList['otherwise'][number]['concept']): Html =>
  html`<a href="/notions/${id}">${typeset(say(language, words.by, { concept: label[language] }))}</a>`;
