import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

/** One line of a public list. `marks` are badges and dates, `kicker` says where it comes from. */
export type Entry = Readonly<{
  href: string;
  title: string;
  kicker?: Html | string;
  summary?: string;
  marks?: readonly (Html | string)[];
  lang?: string;
}>;

/** Things one may open, the whole title being the link. `level` is the heading under which they stand, plus one. */
export const entryList = (entries: readonly Entry[], level: 2 | 3 = 2): Html => html`<ul class="entry-list">
  ${entries.map(
    (entry) => html`<li ${entry.lang ? html`lang="${entry.lang}"` : ''}>
    ${entry.kicker ? html`<p class="entry-list__kicker">${entry.kicker}</p>` : ''}
    ${level === 2 ? html`<h2>${link(entry)}</h2>` : html`<h3>${link(entry)}</h3>`}
    ${entry.summary ? html`<p class="entry-list__summary">${typeset(entry.summary)}</p>` : ''}
    ${entry.marks?.length ? html`<ul class="entry-list__marks">${entry.marks.map((mark) => html`<li>${mark}</li>`)}</ul>` : ''}
  </li>`,
  )}
</ul>`;

const link = ({ href, title }: Entry): Html => html`<a href="${href}">${typeset(title)}</a>`;

/** The beginning of a longer text, cut between two words at about `max` characters. */
export const excerpt = (text: string, max = 220): string => {
  const plain = text
    .replace(/[#*_>`[\]]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= max) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', max)).replace(/[\s,;:.…]+$/u, '')}…`;
};
