import { html } from 'hono/html';
import type { PersonalExport } from '../../shared/contracts/person-answers.ts';
import { roleNames } from '../../shared/contracts/person-words.ts';
import { count, say, type Words } from '../../shared/kernel/words.ts';
import { day } from './dates.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { accountPage, scriptNeeded } from './profile-page.ts';
import { timeline } from './timeline.ts';

const words = {
  lead: {
    fr: 'Tout ce que ce site garde à votre sujet, à lire ici, à emporter, ou à effacer.',
    en: 'Everything this site keeps about you, to read here, to take with you, or to erase.',
  },
  download: { fr: 'Télécharger mes données (JSON)', en: 'Download my data (JSON)' },
  account: { fr: 'Compte', en: 'Account' },
  name: { fr: 'Nom', en: 'Name' },
  address: { fr: 'Adresse', en: 'Address' },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  roles: { fr: 'Rôles', en: 'Roles' },
  since: { fr: 'Depuis le', en: 'Since' },
  sessions: { fr: 'Appareils connectés', en: 'Devices signed in' },
  words: { fr: 'Ce que vous avez écrit à quelqu’un, et votre nom', en: 'What you wrote to somebody, and your name' },
  facts: { fr: 'Ce que vous avez fait, ou qui vous nomme', en: 'What you did, or what names you' },
  somebody: { fr: 'Quelqu’un', en: 'Somebody' },
  you: { fr: 'Vous', en: 'You' },
  latest: {
    fr: 'Les {n} derniers faits ; le fichier les contient tous.',
    en: 'The latest {n} facts; the file holds them all.',
  },
  nothing: { fr: 'Rien.', en: 'Nothing.' },
  erase: { fr: 'Partir', en: 'Leave' },
  eraseText: {
    fr: 'Effacer votre compte retire votre nom, votre adresse et tout ce que vous avez écrit à d’autres. Les terrains et questions publiés restent, au nom de leur organisation et sans le vôtre ; l’historique garde ce qui s’est passé, sans dire qui vous étiez. Les sauvegardes plus anciennes l’oublient aussi.',
    en: 'Erasing your account removes your name, your address and all that you wrote to others. Published terrains and questions stay, in their organisation’s name and without yours; the history keeps what happened, without saying who you were. Older backups forget it too.',
  },
} satisfies Words;
const mails = {
  one: { fr: '{n} courriel envoyé ou prévu', en: '{n} mail sent or planned' },
  other: { fr: '{n} courriels envoyés ou prévus', en: '{n} mails sent or planned' },
};

const SHOWN = 100;

/** One's data on a page. `sentence` says what an event means, in the reader's language. */
export const myDataPage = (frame: Frame, data: PersonalExport, sentence: (type: string) => string): Html => {
  const { language } = frame;
  return accountPage(
    frame,
    'data',
    say(language, words.lead),
    html`
    <p class="actions"><a class="button" href="/api/me/data" download="connecteur-mes-donnees.json">${say(language, words.download)}</a></p>
    <h2>${say(language, words.account)}</h2>
    ${account(frame, data)}
    <p>${count(language, data.mails.length, mails)}</p>
    <h2>${say(language, words.words)}</h2>
    ${
      data.words.length === 0
        ? html`<p class="quiet">${say(language, words.nothing)}</p>`
        : html`<ul>${data.words.map(({ text }) => html`<li class="as-typed">${text}</li>`)}</ul>`
    }
    <h2>${say(language, words.facts)}</h2>
    ${facts(frame, data, sentence)}
    <section class="form-section">
      <h2>${say(language, words.erase)}</h2>
      <p>${say(language, words.eraseText)}</p>
      ${scriptNeeded(frame)}
      <my-data name="${data.profile.name || data.profile.address || ''}"></my-data>
    </section>`,
  );
};

const account = ({ language }: Frame, { profile, account: held }: PersonalExport): Html =>
  definitionList([
    { term: say(language, words.name), value: profile.name },
    { term: say(language, words.address), value: profile.address },
    { term: say(language, words.organisation), value: profile.organisation },
    { term: say(language, words.roles), value: profile.roles.map((role) => roleNames[role][language]).join(', ') },
    { term: say(language, words.since), value: held ? day(language, held.createdAt) : null },
    { term: say(language, words.sessions), value: held ? String(held.sessions.length) : null },
  ]);

const facts = ({ language }: Frame, data: PersonalExport, sentence: (type: string) => string): Html => {
  if (data.facts.length === 0) return html`<p class="quiet">${say(language, words.nothing)}</p>`;
  const who = data.profile.name || say(language, words.you);
  const latest = data.facts.slice(-SHOWN).reverse();
  return html`${data.facts.length > SHOWN ? html`<p class="hint">${say(language, words.latest, { n: SHOWN })}</p>` : ''}
    ${timeline(
      language,
      latest.map(({ at, type, yours }) => ({
        at,
        who: yours ? who : say(language, words.somebody),
        sentence: sentence(type),
      })),
    )}`;
};
