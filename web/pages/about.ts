import { html } from 'hono/html';
import type { Language } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const title = { fr: 'À propos de Connecteur', en: 'About Connecteur' };
const lead = {
  fr: 'Un lieu où les questions de recherche et les terrains des collectivités se trouvent, et où ce qui suit ne se perd pas.',
  en: 'A place where research questions and the terrains of local authorities find each other, and where what follows is not lost.',
};

const text: Record<Language, Html> = {
  fr: html`
    <h2>D’où cela vient</h2>
    <p>Un <em>Connecteur Recherche</em> est une rencontre de deux heures. Des élus, des agents de collectivités, de métropoles, de départements et d’associations y disent ce qu’ils voient ; des chercheuses et des chercheurs y répondent par des pistes. Il en reste trois choses : des <strong>pistes de réflexion</strong>, des <strong>terrains</strong> où l’on pourrait observer, enquêter ou expérimenter, et des <strong>ressources</strong> citées en chemin.</p>
    <p>Le plus souvent, le compte rendu paraît, puis le fil se rompt : on ne sait plus qui a répondu à quel terrain, ni ce qui en est sorti. Connecteur garde ce fil entier.</p>
    <h2>Comment cela se passe</h2>
    <ol>
      <li>Le compte rendu d’une séance devient des terrains et des questions que chacun peut lire, avec la ligne d’où ils viennent.</li>
      <li>Pour chaque question, le site propose des terrains proches, et l’inverse. Il dit pourquoi : les <a href="/notions">notions</a> communes, les mots communs, ce qui est offert et cherché, et ce qui reste à vérifier. Il ne donne jamais de pourcentage.</li>
      <li>Qui est intéressé le dit dans un message. La réponse est attendue à une date promise ; elle peut être oui, non avec un motif, ou « j’ai d’abord besoin de savoir ceci ».</li>
      <li>Après un oui, les deux parties écrivent leurs termes ensemble. Une personne de la coordination, qui n’est pas partie, approuve.</li>
      <li>Ce que la recherche a promis de rendre au terrain est suivi jusqu’au bout.</li>
    </ol>
    <h2>Ce que le site ne fait pas</h2>
    <p>Il ne décide à la place de personne. Un rapprochement est une suggestion de machine, toujours expliquée, que chacun peut écarter. Une personne de la coordination relit, met en relation et approuve ; son nom est en bas de chaque page.</p>
    <h2>Quelques mots</h2>
    <dl class="definition-list">
      <div><dt>Terrain</dt><dd>Un lieu, un service, un public, des documents ou des données qu’une collectivité ou une association accepte d’ouvrir à la recherche.</dd></div>
      <div><dt>Question</dt><dd>Ce qu’une équipe de recherche, ou un service, cherche à comprendre.</dd></div>
      <div><dt>Séance</dt><dd>Une rencontre de deux heures sur un thème ; plusieurs séances le même jour forment une édition.</dd></div>
      <div><dt>Restitution</dt><dd>Ce que la recherche rend au terrain : un exposé, une note, un outil, des données remises en forme.</dd></div>
    </dl>
    <h2>Un logiciel libre</h2>
    <p>Connecteur est publié sous licence AGPL-3.0. Les contenus publics se lisent aussi par programme : <a href="/docs">l’interface de programmation est documentée</a>.</p>
  `,
  en: html`
    <h2>Where this comes from</h2>
    <p>A <em>Connecteur Recherche</em> is a two-hour meeting. Elected officials, staff of towns, cities, départements and associations say what they see; researchers answer with leads. Three things remain: <strong>leads</strong>, <strong>terrains</strong> where one could observe, inquire or experiment, and <strong>resources</strong> mentioned along the way.</p>
    <p>Most often the minutes are published and then the thread breaks: nobody knows who answered which terrain, nor what came of it. Connecteur keeps the thread whole.</p>
    <h2>How it goes</h2>
    <ol>
      <li>The minutes of a meeting become terrains and questions that anyone can read, with the line they come from.</li>
      <li>For each question the site suggests terrains that come close, and the other way round. It says why: shared <a href="/notions">concepts</a>, shared words, what is offered and sought, and what is still to be checked. It never gives a percentage.</li>
      <li>Whoever is interested says so in a message. An answer is expected by a promised date; it may be yes, no with a motive, or “I need to know this first”.</li>
      <li>After a yes, both sides write their terms together. A coordinator who is not a party approves.</li>
      <li>What research promised to give back to the terrain is followed to the end.</li>
    </ol>
    <h2>What the site does not do</h2>
    <p>It decides for nobody. A match is a suggestion made by a machine, always explained, that anyone may set aside. A coordinator reads, introduces and approves; their name is at the foot of every page.</p>
    <h2>A few words</h2>
    <dl class="definition-list">
      <div><dt>Terrain</dt><dd>A place, a service, a public, documents or data that a local authority or an association agrees to open to research.</dd></div>
      <div><dt>Question</dt><dd>What a research team, or a service, seeks to understand.</dd></div>
      <div><dt>Meeting</dt><dd>Two hours on one theme; several meetings on the same day make an edition.</dd></div>
      <div><dt>Restitution</dt><dd>What research gives back to the terrain: a talk, a note, a tool, data put in order.</dd></div>
    </dl>
    <h2>Free software</h2>
    <p>Connecteur is published under the AGPL-3.0 licence. Public content can be read by programs too: <a href="/docs">the programming interface is documented</a>.</p>
  `,
};

/** What this site is, for someone who hears of it for the first time. */
export const about = (frame: Frame): Html =>
  layout(frame, {
    title: title[frame.language],
    description: lead[frame.language],
    body: html`${pageHeading({ title: title[frame.language], lead: lead[frame.language] })} ${text[frame.language]}`,
  });
