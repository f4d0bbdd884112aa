import { html } from 'hono/html';
import type { Html } from './frame.ts';

/** Says why there is nothing, and what to do about it; `example` shows what would stand here. */
export const emptyState = (empty: {
  title: string;
  text: string;
  action?: { href: string; label: string };
  example?: Html | string;
}): Html => html`<div class="empty-state">
  <p class="empty-state__title">${empty.title}</p>
  <p>${empty.text}</p>
  ${empty.example ? html`<p class="empty-state__example">${empty.example}</p>` : ''}
  ${empty.action ? html`<p><a class="button" href="${empty.action.href}">${empty.action.label}</a></p>` : ''}
</div>`;
