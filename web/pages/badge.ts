import { html } from 'hono/html';
import type { Html } from './frame.ts';

/** What a state asks of the reader; each has its own shape, so that colour is never alone in saying it. */
export type Tone = 'open' | 'pending' | 'attention' | 'done' | 'closed' | 'neutral';

const shapes: Record<Tone, string> = {
  open: '●',
  pending: '◐',
  attention: '▲',
  done: '✓',
  closed: '○',
  neutral: '',
};

/** A state in one or two plain words; `help` explains it in a sentence for those who ask. */
export const badge = (tone: Tone, label: string, help?: string): Html =>
  html`<span class="badge badge--${tone}" ${help ? html`title="${help}"` : ''}>${
    shapes[tone] ? html`<span aria-hidden="true">${shapes[tone]}</span> ` : ''
  }${label}</span>`;

/** A link to everything of one theme, territory or concept. */
export const tag = (href: string, label: string): Html => html`<a class="tag" href="${href}">${label}</a>`;

/** Tags side by side; nothing when there are none. */
export const tags = (list: readonly { href: string; label: string }[]): Html =>
  list.length === 0
    ? html``
    : html`<ul class="tags">${list.map((one) => html`<li>${tag(one.href, one.label)}</li>`)}</ul>`;
