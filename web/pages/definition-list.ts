import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

export type Definition = Readonly<{ term: string; value: Html | string | null | undefined; lang?: string }>;

/** A sheet of facts, term beside value. What is not known is left out rather than shown empty. */
export const definitionList = (definitions: readonly Definition[]): Html => html`<dl class="definition-list">
  ${definitions
    .filter(({ value }) => value !== null && value !== undefined && value !== '')
    .map(
      ({ term, value, lang }) => html`<div>
      <dt>${term}</dt>
      <dd ${lang ? html`lang="${lang}"` : ''}>${typeof value === 'string' ? typeset(value) : value}</dd>
    </div>`,
    )}
</dl>`;
