import { html } from 'hono/html';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import type { Html } from './frame.ts';

const words = {
  label: { fr: 'Suite de la liste', en: 'More of the list' },
  first: { fr: 'Revenir au début', en: 'Back to the start' },
  next: { fr: 'Page suivante', en: 'Next page' },
} satisfies Words;

/** The address of a list at another cursor (`apres`), every filter kept; without a cursor, its first page. */
export const atCursor = (path: string, cursor: string | null): string => {
  const url = new URL(path, 'http://page.invalid');
  url.searchParams.delete('apres');
  if (cursor) url.searchParams.set('apres', cursor);
  return url.pathname + url.search;
};

/** Links along a list paged by cursor: `next` is the cursor after the last line shown, nothing at the end. */
export const pagination = (language: Language, path: string, next: string | null): Html => {
  const started = new URL(path, 'http://page.invalid').searchParams.has('apres');
  if (!next && !started) return html``;
  return html`<nav class="pagination" aria-label="${say(language, words.label)}">
    ${started ? html`<a href="${atCursor(path, null)}">${say(language, words.first)}</a>` : ''}
    ${next ? html`<a class="button button--quiet" rel="next" href="${atCursor(path, next)}">${say(language, words.next)}</a>` : ''}
  </nav>`;
};
