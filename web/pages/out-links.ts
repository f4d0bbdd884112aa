import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

/** References as a list: web addresses lead out, anything else is said as written. `named` are pages of this place. */
export const outLinks = (references: readonly string[], named: ReadonlyMap<string, string> = new Map()): Html =>
  html`<ul>${references.map((one) => html`<li>${ownLink(one, named.get(one)) ?? outLink(one)}</li>`)}</ul>`;

const ownLink = (address: string, title: string | undefined): Html | undefined =>
  title === undefined ? undefined : html`<a href="${new URL(address).pathname}">${typeset(title)}</a>`;

const outLink = (reference: string): Html | string =>
  /^https?:\/\//.test(reference) ? html`<a href="${reference}" rel="nofollow ugc">${shown(reference)}</a>` : reference;

/** `data.example.fr/jeux/guichets`, without what every address has. */
const shown = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
