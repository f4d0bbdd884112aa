import { html } from 'hono/html';
import { count, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { figure } from './dates.ts';
import { emptyState } from './empty-state.ts';
import { type Entry, entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';

/** What the home page shows of the place as it is today. */
export type HomeContent = Readonly<{
  figures: Readonly<{ terrains: number; questions: number; partnerships: number }>;
  /** The latest few of each, newest first. */
  terrains: readonly Entry[];
  questions: readonly Entry[];
  minutes: readonly Entry[];
}>;

const words = {
  title: { fr: 'Relier les terrains et la recherche', en: 'Linking terrains and research' },
  heading: {
    fr: 'Un terrain à étudier, une question de recherche : et s’ils se rencontraient ?',
    en: 'A place to study, a research question: what if they met?',
  },
  lead: {
    fr: 'Les collectivités ouvrent un terrain : un service, des données, des personnes à rencontrer. Les équipes de recherche posent leurs questions. Connecteur montre ce qui les rapproche, en toutes lettres, et garde la trace de la suite jusqu’à ce que la recherche rende quelque chose au terrain.',
    en: 'Local authorities open a terrain: a service, some data, people to meet. Research teams ask their questions. Connecteur shows what brings them together, in plain words, and keeps track of what follows until research gives something back to the terrain.',
  },
  seeTerrains: { fr: 'Voir les terrains', en: 'See the terrains' },
  seeQuestions: { fr: 'Voir les questions', en: 'See the questions' },
  chain: { fr: 'D’une rencontre à ce qui en revient', en: 'From a meeting to what comes back' },
  figures: { fr: 'Où nous en sommes', en: 'Where we stand' },
  lastTerrains: { fr: 'Derniers terrains', en: 'Latest terrains' },
  lastQuestions: { fr: 'Dernières questions', en: 'Latest questions' },
  lastMinutes: { fr: 'Derniers comptes rendus', en: 'Latest minutes' },
  allTerrains: { fr: 'Tous les terrains', en: 'All terrains' },
  allQuestions: { fr: 'Toutes les questions', en: 'All questions' },
  allMeetings: { fr: 'Toutes les séances', en: 'All meetings' },
  audiences: { fr: 'Ce que vous pouvez y faire', en: 'What you can do here' },
} satisfies Words;

/** What each figure counts, for one and for several. */
const counted = {
  terrains: {
    one: { fr: 'terrain ouvert', en: 'open terrain' },
    other: { fr: 'terrains ouverts', en: 'open terrains' },
  },
  questions: {
    one: { fr: 'question ouverte', en: 'open question' },
    other: { fr: 'questions ouvertes', en: 'open questions' },
  },
  partnerships: {
    one: { fr: 'partenariat engagé', en: 'partnership formed' },
    other: { fr: 'partenariats engagés', en: 'partnerships formed' },
  },
} as const;

/** The chain the product keeps whole; its last knot is what research owes the terrain. */
const chain: readonly Readonly<{ title: Sentence; text: Sentence }>[] = [
  {
    title: { fr: 'Une séance', en: 'A meeting' },
    text: { fr: 'deux heures entre praticiens et chercheurs', en: 'two hours between practitioners and researchers' },
  },
  {
    title: { fr: 'Des terrains, des questions', en: 'Terrains, questions' },
    text: {
      fr: 'publiés, avec la ligne du compte rendu d’où ils viennent',
      en: 'published, with the line of the minutes they come from',
    },
  },
  {
    title: { fr: 'Des rapprochements expliqués', en: 'Matches explained' },
    text: { fr: 'ce qui est commun, ce qui reste à vérifier', en: 'what is shared, what is still to be checked' },
  },
  {
    title: { fr: 'Un intérêt, une réponse', en: 'Interest, and an answer' },
    text: { fr: 'à une date promise', en: 'by a promised date' },
  },
  {
    title: { fr: 'Un partenariat', en: 'A partnership' },
    text: { fr: 'des termes convenus, puis approuvés', en: 'terms agreed, then approved' },
  },
  {
    title: { fr: 'Une restitution', en: 'A restitution' },
    text: { fr: 'ce que la recherche rend au terrain', en: 'what research gives back to the terrain' },
  },
];

const audiences: readonly Readonly<{ title: Sentence; text: Sentence; href: string; action: Sentence }>[] = [
  {
    title: { fr: 'Vous dirigez un service', en: 'You head a service' },
    text: {
      fr: 'Décrivez en dix minutes ce que vous pouvez montrer. Vous choisissez à qui vous répondez, à quelles conditions, et combien de projets vous accueillez à la fois.',
      en: 'Describe in ten minutes what you can show. You choose whom you answer, on which terms, and how many projects you host at once.',
    },
    href: '/terrains/nouveau',
    action: { fr: 'Proposer un terrain', en: 'Offer a terrain' },
  },
  {
    title: { fr: 'Vous faites de la recherche', en: 'You do research' },
    text: {
      fr: 'Posez votre question : les terrains qui s’en approchent vous sont montrés, du plus proche au plus lointain, avec les raisons.',
      en: 'Ask your question: the terrains that come close are shown to you, nearest first, with the reasons.',
    },
    href: '/questions/nouvelle',
    action: { fr: 'Poser une question', en: 'Ask a question' },
  },
  {
    title: { fr: 'Vous voulez suivre un sujet', en: 'You want to follow a subject' },
    text: {
      fr: 'Lisez ce qui s’est dit en séance, ligne à ligne, et ce que chaque piste est devenue. Aucun compte n’est nécessaire.',
      en: 'Read what was said in meetings, line by line, and what became of each lead. No account is needed.',
    },
    href: '/seances',
    action: { fr: 'Lire les comptes rendus', en: 'Read the minutes' },
  },
];

const nothingYet = {
  terrains: {
    title: { fr: 'Aucun terrain pour l’instant', en: 'No terrain yet' },
    text: { fr: 'Le premier que vous proposerez paraîtra ici.', en: 'The first one you offer will appear here.' },
  },
  questions: {
    title: { fr: 'Aucune question pour l’instant', en: 'No question yet' },
    text: { fr: 'La première que vous poserez paraîtra ici.', en: 'The first one you ask will appear here.' },
  },
  minutes: {
    title: { fr: 'Aucun compte rendu pour l’instant', en: 'No minutes yet' },
    text: {
      fr: 'Ils paraissent ici après chaque séance, une fois relus.',
      en: 'They appear here after each meeting, once they have been read through.',
    },
  },
};

/** The home page: what this is, how things stand, the latest of each. */
export const home = (frame: Frame, content: HomeContent): Html => {
  const tell = (sentence: Sentence) => say(frame.language, sentence);
  return layout(frame, {
    title: tell(words.title),
    description: tell(words.lead),
    wide: true,
    body: html`<div class="hero">
        <div>
          <h1>${tell(words.heading)}</h1>
          <p class="lead">${tell(words.lead)}</p>
          <div class="actions">
            <a class="button" href="/terrains">${tell(words.seeTerrains)}</a>
            <a class="button button--quiet" href="/questions">${tell(words.seeQuestions)}</a>
          </div>
        </div>
        <ol class="thread" aria-label="${tell(words.chain)}">
          ${chain.map(({ title, text }) => html`<li><strong>${tell(title)}</strong> <span>${tell(text)}</span></li>`)}
        </ol>
      </div>
      ${figures(frame, content)}
      <h2 class="visually-hidden">${tell(words.audiences)}</h2>
      <div class="columns audiences">
        ${audiences.map(
          ({ title, text, href, action }) => html`<section>
          <h3>${tell(title)}</h3>
          <p>${tell(text)}</p>
          <p><a href="${href}">${tell(action)}</a></p>
        </section>`,
        )}
      </div>
      <div class="columns columns--two">
        ${latest(frame, words.lastTerrains, content.terrains, nothingYet.terrains, ['/terrains', words.allTerrains])}
        ${latest(frame, words.lastQuestions, content.questions, nothingYet.questions, ['/questions', words.allQuestions])}
      </div>
      ${latest(frame, words.lastMinutes, content.minutes, nothingYet.minutes, ['/seances', words.allMeetings])}`,
  });
};

const figures = ({ language }: Frame, { figures: n }: HomeContent): Html => {
  const one = (what: keyof typeof counted) =>
    html`<div><dt>${count(language, n[what], counted[what])}</dt><dd>${figure(language, n[what])}</dd></div>`;
  return html`<h2 class="visually-hidden">${say(language, words.figures)}</h2>
    <dl class="figures">
      ${one('terrains')} ${one('questions')} ${one('partnerships')}
    </dl>`;
};

const latest = (
  { language }: Frame,
  title: Sentence,
  entries: readonly Entry[],
  empty: { title: Sentence; text: Sentence },
  [href, all]: [string, Sentence],
): Html => html`<section class="latest">
  <h2>${say(language, title)}</h2>
  ${
    entries.length > 0
      ? html`${entryList(entries, 3)}<p><a href="${href}">${say(language, all)}</a></p>`
      : emptyState({ title: say(language, empty.title), text: say(language, empty.text) })
  }
</section>`;
