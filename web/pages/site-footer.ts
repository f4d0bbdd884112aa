import { html } from 'hono/html';
import { say, type Words } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';

const words = {
  about: { fr: 'À propos', en: 'About' },
  concepts: { fr: 'Notions reconnues', en: 'Recognised concepts' },
  privacy: { fr: 'Confidentialité', en: 'Privacy' },
  accessibility: { fr: 'Accessibilité : partiellement conforme', en: 'Accessibility: partially compliant' },
  api: { fr: 'Interface de programmation (API)', en: 'Programming interface (API)' },
  menu: { fr: 'Informations sur le site', en: 'About this site' },
  help: { fr: 'Besoin d’aide ?', en: 'Need help?' },
  person: { fr: '{name}, à la coordination, vous répond :', en: '{name}, who coordinates, answers you:' },
  nobody: {
    fr: 'La coordination de ce site n’a pas encore donné de contact.',
    en: 'The coordinators of this site have not given a contact yet.',
  },
} satisfies Words;

/** The foot of every page: a person to write to, in the same place everywhere, and the pages about the site. */
export const siteFooter = ({ language, contact }: Frame): Html => html`<footer class="site-footer">
  <div class="site-footer__row">
    <div class="site-footer__help">
      <p class="site-footer__title">${say(language, words.help)}</p>
      ${
        contact
          ? html`<p>${say(language, words.person, { name: contact.name })}
              <a href="mailto:${contact.email}">${contact.email}</a></p>`
          : html`<p>${say(language, words.nobody)}</p>`
      }
    </div>
    <nav aria-label="${say(language, words.menu)}">
      <ul>
        <li><a href="/a-propos">${say(language, words.about)}</a></li>
        <li><a href="/notions">${say(language, words.concepts)}</a></li>
        <li><a href="/confidentialite">${say(language, words.privacy)}</a></li>
        <li><a href="/accessibilite">${say(language, words.accessibility)}</a></li>
        <li><a href="/docs">${say(language, words.api)}</a></li>
      </ul>
    </nav>
    <theme-switch></theme-switch>
  </div>
</footer>`;
