import { html } from 'hono/html';
import type { Language } from '../../shared/kernel/words.ts';
import { contactLine } from './contact-line.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const title = { fr: 'Confidentialité', en: 'Privacy' };
const lead = {
  fr: 'Ce que le site sait de vous, pourquoi, qui le voit, et comment le reprendre.',
  en: 'What the site knows about you, why, who sees it, and how to take it back.',
};

const text: Record<Language, Html> = {
  fr: html`
    <h2>Ce que nous gardons</h2>
    <ul>
      <li><strong>Votre nom, votre adresse électronique, votre organisation et vos rôles</strong>, pour vous reconnaître et pour que l’on sache à qui l’on parle.</li>
      <li><strong>Ce que vous publiez</strong> : terrains, questions, ressources. C’est public, et cela engage l’organisation au nom de laquelle vous l’écrivez.</li>
      <li><strong>Ce que vous écrivez à quelqu’un</strong> : messages, réponses, motifs, termes d’un partenariat. Seules les parties et la coordination le lisent.</li>
      <li><strong>Les recherches que vous enregistrez</strong> pour être prévenu·e : leurs mots et leur nom. Vous seul·e les lisez, et vous les supprimez quand vous voulez.</li>
      <li><strong>Un journal de ce qui a été fait</strong> (qui, quoi, quand), sans lequel on ne pourrait ni suivre ni contester une décision. Il ne contient ni nom ni adresse : seulement un numéro, que l’effacement rend muet.</li>
    </ul>
    <h2>Pourquoi</h2>
    <p>Pour mettre en relation des personnes qui l’ont demandé, et pour suivre ce qu’elles se sont promis. Nous n’en faisons rien d’autre : ni publicité, ni revente, ni profilage. Les rapprochements comparent des textes publiés, jamais des personnes.</p>
    <h2>Qui voit quoi</h2>
    <ul>
      <li>Votre adresse électronique n’est jamais publique. L’autre partie la voit quand un intérêt est accepté.</li>
      <li>Les adresses trouvées dans un compte rendu importé ne sont pas publiées.</li>
      <li>La coordination voit ce qu’il faut pour relire, relancer et approuver.</li>
      <li>Aucune page, aucun courriel n’appelle un autre site ; aucun ne contient de mouchard.</li>
    </ul>
    <h2>Ce que votre navigateur garde</h2>
    <ul>
      <li>Un cookie de session, une fois connecté, et un cookie de langue. Ni l’un ni l’autre ne sert à vous suivre : aucun bandeau n’est donc nécessaire.</li>
      <li>Vos brouillons et l’apparence choisie, qui ne quittent pas votre appareil.</li>
    </ul>
    <h2>Vos droits</h2>
    <p>Vous pouvez lire et télécharger tout ce que nous avons à votre sujet, le corriger, et effacer votre compte. L’effacement retire vos coordonnées et tout ce que vous avez écrit à d’autres ; le journal dit alors « [effacé] » à leur place. La description d’un terrain publié appartient à l’organisation et demeure, sans votre nom. Une sauvegarde plus ancienne que l’on remettrait en service oublie de nouveau ce qui avait été effacé.</p>
    <p>Les conversations et les propositions restent tant que votre compte existe. Les journaux techniques durent au plus un an et ne contiennent ni nom, ni adresse.</p>
    <h2>À qui s’adresser</h2>
  `,
  en: html`
    <h2>What we keep</h2>
    <ul>
      <li><strong>Your name, e-mail address, organisation and roles</strong>, to recognise you and so that people know whom they are talking to.</li>
      <li><strong>What you publish</strong>: terrains, questions, resources. It is public, and binds the organisation in whose name you write it.</li>
      <li><strong>What you write to someone</strong>: messages, answers, motives, the terms of a partnership. Only the parties and the coordinators read it.</li>
      <li><strong>The searches you save</strong> to be told of what is new: their words and their name. Only you read them, and you delete them whenever you like.</li>
      <li><strong>A log of what was done</strong> (who, what, when), without which no decision could be followed or contested. It holds neither names nor addresses: only a number, which erasure silences.</li>
    </ul>
    <h2>Why</h2>
    <p>To put people in touch who asked for it, and to follow what they promised each other. We do nothing else with it: no advertising, no resale, no profiling. Matches compare published texts, never people.</p>
    <h2>Who sees what</h2>
    <ul>
      <li>Your e-mail address is never public. The other party sees it once an interest is accepted.</li>
      <li>Addresses found in imported minutes are not published.</li>
      <li>Coordinators see what they need to read, chase and approve.</li>
      <li>No page and no mail calls another site; none carries a tracker.</li>
    </ul>
    <h2>What your browser keeps</h2>
    <ul>
      <li>A session cookie once you are signed in, and a language cookie. Neither follows you, so no banner is needed.</li>
      <li>Your drafts and the appearance you chose, which never leave your device.</li>
    </ul>
    <h2>Your rights</h2>
    <p>You may read and download all we hold about you, correct it, and erase your account. Erasure removes your contact details and everything you wrote to others; the log then says “[erased]” in their place. The description of a published terrain belongs to the organisation and stays, without your name. An older backup put back into service forgets again what had been erased.</p>
    <p>Conversations and proposals stay as long as your account exists. Technical logs last one year at most and hold neither names nor addresses.</p>
    <h2>Whom to ask</h2>
  `,
};

const appeal = {
  fr: 'Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (CNIL).',
  en: 'If the answer does not satisfy you, you may refer to the French data protection authority (CNIL).',
};

/** What is held about people, and what they may do about it. */
export const privacy = (frame: Frame): Html =>
  layout(frame, {
    title: title[frame.language],
    description: lead[frame.language],
    body: html`${pageHeading({ title: title[frame.language], lead: lead[frame.language] })} ${text[frame.language]}
      ${contactLine(frame)}
      <p>${appeal[frame.language]}</p>`,
  });
