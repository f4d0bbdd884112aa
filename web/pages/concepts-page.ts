import { html } from 'hono/html';
import type { ConceptsPage } from '../../shared/contracts/vocabulary-addition.ts';
import { count, say, type Words } from '../../shared/kernel/words.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { emptyState } from './empty-state.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  title: { fr: 'Les notions', en: 'Concepts' },
  lead: {
    fr: 'Le vocabulaire par lequel le site reconnaît de quoi parle un texte, et rapproche terrains et questions qui le disent avec d’autres mots.',
    en: 'The vocabulary by which the site recognises what a text is about, and brings together terrains and questions that say it in other words.',
  },
  search: { fr: 'Chercher une notion', en: 'Search the concepts' },
  hint: {
    fr: 'Un mot de son nom, ou une façon de la dire. Les notions sont dites en français.',
    en: 'A word of its name, or a way of saying it. The ways of saying a concept are in French.',
  },
  find: { fr: 'Rechercher', en: 'Search' },
  version: { fr: 'Vocabulaire {version}', en: 'Vocabulary {version}' },
  none: { fr: 'Aucune notion ne se dit ainsi', en: 'No concept is said this way' },
  noneText: {
    fr: 'Essayez un mot plus court ou plus courant. Si une notion manque, dites-le à la coordination : son adresse est en bas de la page.',
    en: 'Try a shorter or more common word. If a concept is missing, tell the coordinators: their address is at the foot of this page.',
  },
  all: { fr: 'Voir toutes les notions', en: 'See all concepts' },
} as const satisfies Words;

const found = {
  one: { fr: '{n} notion', en: '{n} concept' },
  other: { fr: '{n} notions', en: '{n} concepts' },
};

/** Every concept, theme by theme, or those that hold the words looked for. */
export const conceptsPage = (frame: Frame, { concepts, version }: ConceptsPage, q: string): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  const byLabel = new Intl.Collator(language);
  const groups = themes
    .map((theme) => ({
      theme,
      held: concepts
        .filter((concept) => concept.theme === theme.id)
        .sort((a, b) => byLabel.compare(a.label[language], b.label[language])),
    }))
    .filter(({ held }) => held.length > 0);
  return layout(frame, {
    title,
    description: say(language, words.lead),
    ...(q ? { robots: 'noindex' } : {}),
    wide: true,
    body: html`${pageHeading({ title, lead: say(language, words.lead) })}
    <form class="facet-panel" method="get" action="/notions" role="search">
      <div class="facet-panel__search">
        <label for="notion-q">${say(language, words.search)}</label>
        <div class="facet-panel__line">
          <input id="notion-q" type="search" name="q" value="${q}" maxlength="80" autocomplete="off" aria-describedby="notion-q-hint" />
          <button>${say(language, words.find)}</button>
        </div>
        <p class="hint" id="notion-q-hint">${say(language, words.hint)}</p>
      </div>
    </form>
    <p class="result-count">${count(language, concepts.length, found)}
      <span class="quiet">· ${say(language, words.version, { version })}</span></p>
    ${
      groups.length === 0
        ? emptyState({
            title: say(language, words.none),
            text: say(language, words.noneText),
            action: { href: '/notions', label: say(language, words.all) },
          })
        : groups.map(
            ({ theme, held }) => html`<section aria-labelledby="theme-${theme.id}">
      <h2 id="theme-${theme.id}">${theme.label[language]} <span class="quiet">${held.length}</span></h2>
      <ul class="concept-columns">
        ${held.map(({ id, label }) => html`<li><a href="/notions/${id}">${label[language]}</a></li>`)}
      </ul>
    </section>`,
          )
    }`,
  });
};
