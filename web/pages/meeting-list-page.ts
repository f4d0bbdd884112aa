import { html } from 'hono/html';
import type { EditionList, MeetingCard } from '../../shared/contracts/meeting-answers.ts';
import { minutesStatusWords } from '../../shared/contracts/meeting-words.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { day, machineDate } from './dates.ts';
import { emptyState } from './empty-state.ts';
import { type Entry, entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { typeset } from './typeset.ts';

const words = {
  title: { fr: 'Séances', en: 'Meetings' },
  lead: {
    fr: 'Ce que chaque séance a produit : des pistes, des terrains, des ressources, à la ligne près.',
    en: 'What each meeting produced: leads, terrains and resources, down to the line.',
  },
  import: { fr: 'Importer un compte rendu', en: 'Import minutes' },
  edition: { fr: 'Édition du {day}', en: 'Edition of {day}' },
  meeting: { fr: 'Séance {n}', en: 'Meeting {n}' },
  noneTitle: { fr: 'Aucun compte rendu n’est encore publié', en: 'No minutes have been published yet' },
  noneText: {
    fr: 'Après chaque séance, la coordination en publie le compte rendu ici. En attendant, les terrains et les questions se lisent déjà.',
    en: 'After each meeting the coordination publishes its minutes here. Meanwhile terrains and questions can already be read.',
  },
  terrains: { fr: 'Voir les terrains', en: 'See the terrains' },
} satisfies Words;

const forms = {
  leads: { one: { fr: '{n} piste', en: '{n} lead' }, other: { fr: '{n} pistes', en: '{n} leads' } },
  terrains: { one: { fr: '{n} terrain', en: '{n} terrain' }, other: { fr: '{n} terrains', en: '{n} terrains' } },
  resources: { one: { fr: '{n} ressource', en: '{n} resource' }, other: { fr: '{n} ressources', en: '{n} resources' } },
};

/** The address of a meeting's page. */
export const meetingPath = (id: string): string => `/seances/${encodeURIComponent(id)}`;

/** « 16 pistes », « 3 terrains », « 9 ressources »: what is not there is not said. */
export const meetingFigures = (language: Language, card: MeetingCard): string[] =>
  (['leads', 'terrains', 'resources'] as const)
    .filter((kind) => card[kind] > 0)
    .map((kind) => count(language, card[kind], forms[kind]));

/** A meeting in a list; with its day where no edition says it. */
export const meetingEntry = (language: Language, card: MeetingCard, dated = false): Entry => ({
  href: meetingPath(card.id),
  kicker: [say(language, words.meeting, { n: card.number }), dated && card.date ? day(language, card.date) : '']
    .filter(Boolean)
    .join(' · '),
  title: typeset(card.title),
  marks: [
    ...(card.status === 'published' ? [] : [badge('pending', say(language, minutesStatusWords[card.status]))]),
    ...meetingFigures(language, card),
  ],
});

/** Meetings by edition, latest first; drafts among them for the coordination. */
export const meetingListPage = (frame: Frame, editions: EditionList): Html => {
  const { language, who } = frame;
  const coordinates = who?.roles.includes('coordinator') ?? false;
  return layout(frame, {
    title: say(language, words.title),
    description: say(language, words.lead),
    body: html`${pageHeading({
      title: say(language, words.title),
      lead: say(language, words.lead),
      ...(coordinates && {
        actions: html`<a class="button" href="/coordination/import">${say(language, words.import)}</a>`,
      }),
    })}
    ${editions.length > 0 ? editions.map((edition) => editionSection(language, edition)) : nothingYet(language)}`,
  });
};

const editionSection = (language: Language, { id, title, date, meetings }: EditionList[number]): Html =>
  html`<section aria-labelledby="edition-${id}">
  <h2 id="edition-${id}">${
    date
      ? html`<time datetime="${machineDate(date)}">${say(language, words.edition, { day: day(language, date) })}</time>`
      : title
  }</h2>
  ${entryList(
    meetings.map((card) => meetingEntry(language, card)),
    3,
  )}
</section>`;

const nothingYet = (language: Language): Html =>
  emptyState({
    title: say(language, words.noneTitle),
    text: say(language, words.noneText),
    action: { href: '/terrains', label: say(language, words.terrains) },
  });
