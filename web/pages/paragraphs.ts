import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

/** Text somebody typed without markup: an empty line begins a paragraph, a line break stays one. */
export const paragraphs = (text: string): Html =>
  html`${text
    .trim()
    .split(/\n\s*\n/)
    .map((one) => html`<p class="as-typed">${typeset(one.trim())}</p>`)}`;
