import { html } from 'hono/html';
import type { Html } from './frame.ts';

/** References as a list: web addresses lead out, anything else is said as written. */
export const outLinks = (references: readonly string[]): Html =>
  html`<ul>${references.map((one) => html`<li>${outLink(one)}</li>`)}</ul>`;

const outLink = (reference: string): Html | string =>
  /^https?:\/\//.test(reference) ? html`<a href="${reference}" rel="nofollow ugc">${shown(reference)}</a>` : reference;

/** `data.example.fr/jeux/guichets`, without what every address has. */
const shown = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
