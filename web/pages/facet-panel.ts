import { html } from 'hono/html';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { figure } from './dates.ts';
import { chosenIn, type Facet, type FacetOption, type Facets, keptIn } from './facet.ts';
import type { Html } from './frame.ts';

const words = {
  filters: { fr: 'Filtrer la liste', en: 'Filter the list' },
  search: { fr: 'Rechercher', en: 'Search' },
  more: { fr: 'Afficher les {n} autres choix', en: 'Show the {n} other choices' },
  apply: { fr: 'Appliquer les filtres', en: 'Apply filters' },
  see: { fr: 'Voir {results}', en: 'See {results}' },
  sort: { fr: 'Trier par', en: 'Sort by' },
} satisfies Words;

/** How many choices of a facet show before the rest is folded away. */
const SHOWN = 7;

/**
 * The search and filters of a list, as a plain GET form: the state is in the address and works without script.
 * On small screens the filters fold behind a button. Place it first, then `resultCount`, then the list.
 */
export const facetPanel = (language: Language, panel: Facets): Html => {
  const chosen = chosenIn(panel.facets).length;
  const results = count(language, panel.total, panel.forms);
  return html`<form class="facet-panel" method="get" action="${new URL(panel.path, 'http://page.invalid').pathname}" role="search">
    ${keptIn(panel).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <div class="facet-panel__search">
      <label for="facet-q">${panel.search.label}</label>
      <div class="facet-panel__line">
        <input id="facet-q" type="search" name="q" value="${panel.search.value}" autocomplete="off"
          ${panel.search.hint ? html`aria-describedby="facet-q-hint"` : ''} />
        <button>${say(language, words.search)}</button>
      </div>
      ${panel.search.hint ? html`<p class="hint" id="facet-q-hint">${panel.search.hint}</p>` : ''}
    </div>
    <details class="facet-panel__filters">
      <summary>${say(language, words.filters)}${chosen ? ` (${chosen})` : ''}</summary>
      ${panel.sort ? sortChoice(language, panel.sort) : ''}
      ${panel.facets.filter(({ options }) => options.length > 0).map((facet) => facetChoices(language, facet, panel.atLeast ?? false))}
      <p class="facet-panel__apply">
        <button class="only-wide button--quiet">${say(language, words.apply)}</button>
        <button class="only-narrow">${say(language, words.see, { results })}</button>
      </p>
    </details>
  </form>`;
};

const sortChoice = (
  language: Language,
  { value, options }: NonNullable<Facets['sort']>,
): Html => html`<p class="facet-panel__sort">
  <label for="facet-sort">${say(language, words.sort)}</label>
  <select id="facet-sort" name="tri">
    ${options.map((one) => html`<option value="${one.value}" ${one.value === value ? 'selected' : ''}>${one.label}</option>`)}
  </select>
</p>`;

const facetChoices = (language: Language, facet: Facet, atLeast: boolean): Html => {
  const shown = facet.options.filter((one, index) => index < SHOWN || one.checked);
  const folded = facet.options.filter((one) => !shown.includes(one));
  const choice = (one: FacetOption) => checkbox(language, facet.name, one, atLeast ? '+' : '');
  return html`<fieldset class="facet">
    <legend>${facet.label}</legend>
    ${shown.map(choice)}
    ${
      folded.length
        ? html`<details><summary class="facet__more">${say(language, words.more, { n: folded.length })}</summary>
            ${folded.map(choice)}</details>`
        : ''
    }
  </fieldset>`;
};

/** `more` follows a count that others may have to be added to. */
const checkbox = (language: Language, name: string, { value, label, count: n, checked }: FacetOption, more: string) =>
  html`<label class="choice"><input type="checkbox" name="${name}" value="${value}" ${checked ? 'checked' : ''} />
    <span>${label} <span class="facet__count">(${figure(language, n)}${more})</span></span></label>`;
