import { html } from 'hono/html';
import type { Language } from '../../shared/kernel/words.ts';
import { contactLine } from './contact-line.ts';
import { day } from './dates.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const title = { fr: 'Déclaration d’accessibilité', en: 'Accessibility statement' };
const lead = {
  fr: 'Ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
  en: 'This site partially complies with the French accessibility framework (RGAA 4.1), which follows WCAG 2.1 level AA.',
};
/** When the statement below was last reread against the site. */
const ESTABLISHED = '2026-11-24';
const established = {
  fr: 'Déclaration établie le {day}, par auto-évaluation.',
  en: 'Statement drawn up on {day}, by self-assessment.',
};

const text: Record<Language, Html> = {
  fr: html`
    <h2>État de conformité</h2>
    <p>Aucun audit complet n’a encore été mené par un tiers ; c’est pourquoi la conformité n’est dite que partielle.</p>
    <h2>Ce qui est vérifié</h2>
    <p>À chaque version, les pages sont contrôlées par un outil automatique (axe-core), en largeur de téléphone et d’ordinateur, en apparence claire et sombre, sans aucune anomalie admise. Les mêmes contrôles vérifient que rien ne déborde à 320 pixels de large et que le clavier atteint tout ce qui se manœuvre. Un outil automatique ne voit pas tout : l’ordre de lecture, la clarté des intitulés et l’usage avec un lecteur d’écran demandent un regard humain.</p>
    <h2>Ce qui est prévu pour vous</h2>
    <ul>
      <li>Toutes les pages publiques se lisent sans script, se grossissent à 200 % et s’impriment.</li>
      <li>Les couleurs contrastent au moins à 4,5 pour 1 ; aucune information ne tient à la couleur seule.</li>
      <li>Les formulaires disent ce qu’ils attendent, montrent les erreurs à côté de chaque champ et gardent ce que vous avez écrit.</li>
      <li>Les animations suivent le réglage de votre appareil.</li>
    </ul>
    <h2>Ce qui peut manquer</h2>
    <ul>
      <li>Les documents joints ou liés par les personnes qui publient ne sont pas tous accessibles.</li>
      <li>Les comptes rendus importés gardent la forme de leur source : les titres et la langue de certains passages peuvent manquer.</li>
    </ul>
    <h2>Technologies</h2>
    <p>HTML, CSS, SVG, JavaScript. Contrôles faits avec Chromium.</p>
    <h2>Nous écrire</h2>
    <p>Si quelque chose vous arrête, dites-le : nous vous donnerons l’information sous une autre forme, et nous corrigerons.</p>
  `,
  en: html`
    <h2>State of compliance</h2>
    <p>No full audit by a third party has been carried out yet, which is why compliance is only called partial.</p>
    <h2>What is checked</h2>
    <p>With every version, pages are checked by an automatic tool (axe-core), at the width of a phone and of a computer, in light and dark, with no defect allowed. The same checks make sure that nothing overflows at 320 pixels wide and that the keyboard reaches everything that can be operated. An automatic tool does not see everything: reading order, clear labels and use with a screen reader need a human eye.</p>
    <h2>What is made for you</h2>
    <ul>
      <li>All public pages can be read without script, enlarged to 200% and printed.</li>
      <li>Colours contrast by at least 4.5 to 1; no information rests on colour alone.</li>
      <li>Forms say what they expect, show errors beside each field and keep what you wrote.</li>
      <li>Motion follows the setting of your device.</li>
    </ul>
    <h2>What may be missing</h2>
    <ul>
      <li>Documents attached or linked by those who publish are not all accessible.</li>
      <li>Imported minutes keep the shape of their source: headings, and the language of some passages, may be missing.</li>
    </ul>
    <h2>Technologies</h2>
    <p>HTML, CSS, SVG, JavaScript. Checked with Chromium.</p>
    <h2>Write to us</h2>
    <p>If something stops you, say so: we will give you the information in another form, and mend it.</p>
  `,
};

const appeal: Record<Language, Html> = {
  fr: html`<h2>Voies de recours</h2>
    <p>Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez écrire au Défenseur des droits : <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a>, ou par courrier gratuit, sans timbre, à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>`,
  en: html`<h2>Appeal</h2>
    <p>If you reported an accessibility defect that keeps you from some content and received no satisfactory answer, you may write to the Défenseur des droits (the French ombudsman): <a href="https://formulaire.defenseurdesdroits.fr/">online form</a>, or by post, no stamp needed, to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.</p>`,
};

/** The statement the law asks for, with what is checked and what may be missing. */
export const accessibility = (frame: Frame): Html =>
  layout(frame, {
    title: title[frame.language],
    description: lead[frame.language],
    body: html`${pageHeading({ title: title[frame.language], lead: lead[frame.language] })} ${text[frame.language]}
      ${contactLine(frame)} ${appeal[frame.language]}
      <p class="quiet">${established[frame.language].replace('{day}', day(frame.language, ESTABLISHED))}</p>`,
  });
