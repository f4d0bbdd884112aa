import { html } from 'hono/html';
import type { ConceptPage, SaidIn } from '../../shared/contracts/vocabulary-addition.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { plainTerm } from '../../shared/vocabulary/reading.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { breadcrumb } from './breadcrumb.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { pathOf } from './proposal-state.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  concepts: { fr: 'Notions', en: 'Concepts' },
  english: { fr: 'En anglais : {label}.', en: 'In French: {label}.' },
  theme: { fr: 'Thème : {theme}.', en: 'Theme: {theme}.' },
  description: { fr: 'Comment le site reconnaît la notion « {label} ».', en: 'How the site recognises “{label}”.' },
  said: { fr: 'Comment elle se dit', en: 'How it is said' },
  saidText: {
    fr: 'Chacune de ces expressions dit la notion, au singulier comme au pluriel et dans n’importe quel ordre, pourvu que ses mots soient proches. Un début de mot suivi de points de suspension vaut pour tous les mots qui commencent ainsi.',
    en: 'Each of these expressions says the concept, singular or plural and in any order, provided its words stand close together. The beginning of a word followed by an ellipsis stands for every word so begun. They are in French, as the texts are.',
  },
  related: { fr: 'Mots voisins', en: 'Related words' },
  relatedText: {
    fr: 'Ils évoquent la notion sans la dire : ils pèsent moins.',
    en: 'They hint at the concept without saying it: they weigh less.',
  },
  near: { fr: 'Notions proches', en: 'Concepts close to it' },
  means: { fr: 'Ce que cela change', en: 'What it changes' },
  meansText: {
    fr: 'Quand un terrain et une question disent tous deux cette notion, même avec d’autres mots, ils se rapprochent, et le site dit laquelle et par quels mots. Quand l’un dit une notion proche, ils se rapprochent aussi, un peu moins. Plus une notion est rare, plus elle rapproche. Qui répond d’un texte peut retirer une notion mal reconnue, ou la confirmer.',
    en: 'When a terrain and a question both say this concept, even in other words, they come closer, and the site says which concept and by which words. When one of them says a concept close to it, they come closer too, a little less. The rarer a concept, the closer it brings them. Whoever answers for a text may remove a concept wrongly recognised, or confirm it.',
  },
  terrain: { fr: 'Terrains ouverts qui en parlent', en: 'Open terrains that speak of it' },
  question: { fr: 'Questions ouvertes qui en parlent', en: 'Open questions that speak of it' },
  noTerrain: { fr: 'Aucun terrain ouvert n’en parle pour l’instant.', en: 'No open terrain speaks of it for now.' },
  noQuestion: {
    fr: 'Aucune question ouverte n’en parle pour l’instant.',
    en: 'No open question speaks of it for now.',
  },
} as const satisfies Words;

/** What one concept is, how the site recognises it, and where it does. */
export const conceptPage = (frame: Frame, { concept, near, terrains, questions }: ConceptPage): Html => {
  const { language } = frame;
  const title = concept.label[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const theme = themes.find(({ id }) => id === concept.theme)?.label[language] ?? '';
  return layout(frame, {
    title,
    description: say(language, words.description, { label: title }),
    body: html`${breadcrumb(language, [{ href: '/notions', label: say(language, words.concepts) }], title)}
    ${pageHeading({
      title,
      lead: `${say(language, words.theme, { theme })} ${say(language, words.english, { label: concept.label[other] })}`,
    })}
    <h2>${say(language, words.said)}</h2>
    <p>${say(language, words.saidText)}</p>
    ${termList(language, concept.terms)}
    ${
      concept.related.length > 0
        ? html`<h2>${say(language, words.related)}</h2>
    <p>${say(language, words.relatedText)}</p>
    ${termList(language, concept.related)}`
        : ''
    }
    ${
      near.length > 0
        ? html`<h2>${say(language, words.near)}</h2>
    <ul class="term-list">${near.map(({ id, label }) => html`<li><a href="/notions/${id}">${label[language]}</a></li>`)}</ul>`
        : ''
    }
    <h2>${say(language, words.means)}</h2>
    <p>${say(language, words.meansText)}</p>
    ${saidList(language, 'terrain', terrains)}
    ${saidList(language, 'question', questions)}`,
  });
};

const termList = (language: Language, terms: readonly string[]): Html =>
  html`<ul class="term-list" ${language === 'fr' ? '' : html`lang="fr"`}>
    ${terms.map((term) => html`<li>${typeset(plainTerm(term))}</li>`)}
  </ul>`;

const saidList = (language: Language, kind: SaidIn['kind'], said: readonly SaidIn[]): Html => html`
    <h2>${say(language, words[kind])}</h2>
    ${
      said.length === 0
        ? html`<p class="quiet">${say(language, kind === 'terrain' ? words.noTerrain : words.noQuestion)}</p>`
        : html`<ul>${said.map(({ id, title }) => {
            const { lang } = langOf(language, title);
            return html`<li><a href="${pathOf(kind)}/${id}" ${lang ? html`lang="${lang}"` : ''}>${typeset(title)}</a></li>`;
          })}</ul>`
    }`;
