import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

/** The head of a page: what kind of thing it is, its name, a sentence, and what one may do. */
export const pageHeading = (heading: {
  kicker?: Html | string;
  title: string;
  /** `lang` of the title when people wrote it in another language than the page’s. */
  lang?: string;
  lead?: Html | string;
  actions?: Html;
}): Html => html`<header class="page-heading">
  ${heading.kicker ? html`<p class="kicker">${heading.kicker}</p>` : ''}
  <h1 ${heading.lang ? html`lang="${heading.lang}"` : ''}>${typeset(heading.title)}</h1>
  ${heading.lead ? html`<p class="lead">${heading.lead}</p>` : ''}
  ${heading.actions ? html`<div class="actions">${heading.actions}</div>` : ''}
</header>`;
