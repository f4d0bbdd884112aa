import { html } from 'hono/html';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { chosenIn, type Facets } from './facet.ts';
import type { Html } from './frame.ts';

const words = {
  chosen: { fr: 'Filtres choisis', en: 'Chosen filters' },
  remove: { fr: 'Retirer le filtre {label}', en: 'Remove the filter {label}' },
  more: { fr: '{results} ou plus', en: '{results} or more' },
  clear: { fr: 'Tout effacer', en: 'Clear all' },
} satisfies Words;

/** How many results there are, told politely to screen readers, and the filters as pills that can be taken off. */
export const resultCount = (language: Language, panel: Facets): Html => {
  const chosen = chosenIn(panel.facets);
  const results = count(language, panel.total, panel.forms);
  return html`<div class="result-count">
    <p role="status" aria-live="polite">${panel.atLeast ? say(language, words.more, { results }) : results}</p>
    ${
      chosen.length
        ? html`<ul class="pills" aria-label="${say(language, words.chosen)}">
            ${chosen.map(
              ({ name, value, label }) => html`<li><a class="pill" href="${without(panel.path, [name, value])}"
                aria-label="${say(language, words.remove, { label })}">${label} <span aria-hidden="true">×</span></a></li>`,
            )}
            <li><a href="${withoutAll(panel)}">${say(language, words.clear)}</a></li>
          </ul>`
        : ''
    }
  </div>`;
};

/** The address without one choice, back on the first page. */
const without = (path: string, [name, value]: readonly [string, string]): string => {
  const url = new URL(path, 'http://page.invalid');
  const kept = [...url.searchParams].filter(([n, v]) => n !== 'apres' && !(n === name && v === value));
  return address(url.pathname, kept);
};

/** The address without any filter; the text searched, the order and the language are kept. */
const withoutAll = ({ path, facets }: Facets): string => {
  const url = new URL(path, 'http://page.invalid');
  const names = new Set(['apres', ...facets.map(({ name }) => name)]);
  return address(
    url.pathname,
    [...url.searchParams].filter(([name]) => !names.has(name)),
  );
};

const address = (pathname: string, parameters: string[][]): string => {
  const query = new URLSearchParams(parameters).toString();
  return query ? `${pathname}?${query}` : pathname;
};
