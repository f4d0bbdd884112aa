import { html } from 'hono/html';
import type { Language } from '../../shared/kernel/words.ts';
import type { Html } from './frame.ts';
import { typeset } from './typeset.ts';

export type Step = Readonly<{ href: string; label: string }>;

const label = { fr: 'Vous êtes ici', en: 'You are here' };
const home = { fr: 'Accueil', en: 'Home' };

/** Where this page stands: home, the pages above it, and itself without a link. */
export const breadcrumb = (language: Language, above: readonly Step[], here: string): Html =>
  html`<nav class="breadcrumb" aria-label="${label[language]}">
  <ol>
    ${[{ href: '/', label: home[language] }, ...above].map(
      (step) => html`<li><a href="${step.href}">${step.label}</a></li>`,
    )}
    <li><span aria-current="page">${typeset(here)}</span></li>
  </ol>
</nav>`;
