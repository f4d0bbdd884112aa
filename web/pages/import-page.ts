import { html } from 'hono/html';
import { say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  title: { fr: 'Importer un compte rendu', en: 'Import minutes' },
  lead: {
    fr: 'Choisissez le document en texte. Vous verrez ce qui en est compris, ligne par ligne, et vous le corrigerez ; rien n’est enregistré avant votre accord.',
    en: 'Choose the document as text. You will see what is understood, line by line, and correct it; nothing is recorded before you agree.',
  },
  desk: { fr: 'Coordination', en: 'Coordination' },
  shape: { fr: 'À quoi ressemble un compte rendu', en: 'What minutes look like' },
  script: {
    fr: 'Cette page demande JavaScript, pour corriger avant d’enregistrer. Sans lui, la commande « npm run import-minutes » fait la même chose sur le serveur.',
    en: 'This page needs JavaScript, to correct before recording. Without it, the command “npm run import-minutes” does the same on the server.',
  },
} satisfies Words;

const SAMPLE = `CONNECTEUR RECHERCHE – 3 DÉCEMBRE 2026

SESSION 1 – Les écoles l’été

Une cour d’école reste vide deux mois par an. Qui pourrait s’en servir ?

Intervenant.e.s :

- **Aline Roux** (directrice de l’éducation, ville de Clairval)
- **Tom Silva** (sociologue, université du Lac)

PISTES DE RÉFLEXION

Ouvrir la cour

→ Que deviennent les règles de l’école quand les voisins entrent ?

TERRAINS

- Clairval : douze cours ouvertes le samedi depuis 2024.

RESSOURCES

- Guide des cours ouvertes : https://exemple.org/cours`;

/** Where a coordinator brings minutes in: read, corrected, then recorded. */
export const importPage = (frame: Frame): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.desk) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    <noscript><p class="notice notice--attention">${say(language, words.script)}</p></noscript>
    <import-minutes></import-minutes>
    <details>
      <summary>${say(language, words.shape)}</summary>
      <pre class="sample" lang="fr" tabindex="0">${SAMPLE}</pre>
    </details>`,
  });
};
