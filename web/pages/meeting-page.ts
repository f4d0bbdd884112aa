import { html } from 'hono/html';
import type { MeetingPage, NoteShown } from '../../shared/contracts/meeting-answers.ts';
import { minutesStatusWords } from '../../shared/contracts/meeting-words.ts';
import type { NoteKind } from '../../shared/contracts/minutes.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day } from './dates.ts';
import { definitionList } from './definition-list.ts';
import { excerpt } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { meetingFigures } from './meeting-list-page.ts';
import { notesUnderHeadings } from './meeting-notes.ts';
import { outLinks } from './out-links.ts';
import { pageHeading } from './page-heading.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  meetings: { fr: 'Séances', en: 'Meetings' },
  kicker: { fr: 'Séance {n}', en: 'Meeting {n}' },
  when: { fr: 'Date', en: 'Date' },
  at: { fr: '{day}, à {hour}', en: '{day}, at {hour}' },
  lasting: { fr: '{n} minutes', en: '{n} minutes' },
  duration: { fr: 'Durée', en: 'Length' },
  speakers: { fr: 'Intervenantes et intervenants', en: 'Speakers' },
  researcher: { fr: 'recherche', en: 'research' },
  practitioner: { fr: 'territoire', en: 'territory' },
  erased: { fr: 'Nom effacé', en: 'Name erased' },
  lead: { fr: 'Pistes de réflexion', en: 'Leads' },
  terrain: { fr: 'Terrains', en: 'Terrains' },
  resource: { fr: 'Ressources', en: 'Resources' },
  contents: { fr: 'Contenu', en: 'Contents' },
  source: { fr: 'Document importé', en: 'Imported document' },
  state: { fr: 'Compte rendu', en: 'Minutes' },
  draftNotice: {
    fr: 'Seule la coordination voit ce compte rendu : il n’est pas encore publié.',
    en: 'Only coordinators see these minutes: they are not published yet.',
  },
} satisfies Words;

const kinds = ['lead', 'terrain', 'resource'] as const satisfies readonly NoteKind[];

/** A meeting with its minutes; the coordination finds its tools beside each note. */
export const meetingPage = (frame: Frame, page: MeetingPage): Html => {
  const { language, who } = frame;
  const coordinates = who?.roles.includes('coordinator') ?? false;
  return layout(frame, {
    title: page.title,
    description: excerpt(page.theme[0] ?? meetingFigures(language, page).join(', '), 200),
    ogType: 'article',
    wide: true,
    ...(page.published === 0 ? { robots: 'noindex' } : {}),
    body: html`${breadcrumb(language, [{ href: '/seances', label: say(language, words.meetings) }], page.title)}
    ${page.published === 0 ? html`<p class="notice notice--attention">${say(language, words.draftNotice)}</p>` : ''}
    <article>
      ${pageHeading({
        kicker: [
          say(language, words.kicker, { n: page.number }),
          page.date ? day(language, page.date) : page.editionTitle,
        ]
          .filter(Boolean)
          .join(' · '),
        title: typeset(page.title),
        ...langOf(language, page.title),
      })}
      <div class="sheet">
        <div>
          ${theme(language, page)}
          ${speakers(language, page)}
          ${kinds.map((kind) => section(language, kind, page, coordinates))}
        </div>
        <aside class="sheet__aside">${aside(language, page, coordinates)}</aside>
      </div>
    </article>`,
  });
};

const theme = (language: Language, { theme: told, themeLinks }: MeetingPage): Html =>
  html`<div class="prose">${told.map((one) => html`<p ${langAttribute(language, one)}>${typeset(one)}</p>`)}
  ${themeLinks.length > 0 ? outLinks(themeLinks) : ''}</div>`;

const langAttribute = (language: Language, text: string) => {
  const own = langOf(language, text).lang;
  return own ? html`lang="${own}"` : '';
};

const section = (language: Language, kind: NoteKind, page: MeetingPage, coordinates: boolean): Html | string => {
  const notes = page.notes.filter((note) => note.kind === kind);
  if (notes.length === 0) return '';
  const tools = (note: NoteShown) => (coordinates ? noteTools(page, note) : '');
  return html`<section aria-labelledby="${kind}">
    <h2 id="${kind}">${say(language, words[kind])}</h2>
    ${notesUnderHeadings(language, notes, tools)}
  </section>`;
};

const noteTools = (page: MeetingPage, note: NoteShown): Html =>
  html`<note-desk meeting="${page.id}" note="${note.id}" kind="${note.kind}" text="${note.text}" proposal="${note.proposal ?? ''}"></note-desk>`;

const aside = (language: Language, page: MeetingPage, coordinates: boolean): Html => {
  const waiting = page.notes.filter((note) => note.kind !== 'resource' && !note.proposal).length;
  return html`${
    coordinates
      ? html`<minutes-desk meeting="${page.id}" status="${page.status}" published="${page.published}" waiting="${waiting}"></minutes-desk>`
      : ''
  }
  <nav aria-label="${say(language, words.contents)}"><ul>${kinds
    .filter((kind) => page.notes.some((note) => note.kind === kind))
    .map((kind) => html`<li><a href="#${kind}">${say(language, words[kind])}</a></li>`)}</ul></nav>
  ${definitionList([
    { term: say(language, words.when), value: when(language, page) },
    {
      term: say(language, words.duration),
      value: page.minutes ? say(language, words.lasting, { n: page.minutes }) : '',
    },
    {
      term: say(language, words.state),
      value: coordinates
        ? badge(page.status === 'published' ? 'done' : 'pending', say(language, minutesStatusWords[page.status]))
        : '',
    },
    { term: say(language, words.source), value: coordinates ? page.source : '' },
  ])}`;
};

const when = (language: Language, { date, startsAt }: MeetingPage): string => {
  if (!date) return '';
  const on = day(language, date);
  if (!startsAt) return on;
  const [hours = '', minutes = ''] = startsAt.split(':');
  const hour = language === 'fr' ? `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}` : startsAt;
  return say(language, words.at, { day: on, hour });
};

const speakers = (language: Language, { speakers: people }: MeetingPage): Html | string =>
  people.length === 0
    ? ''
    : html`<section aria-labelledby="speakers">
  <h2 id="speakers">${say(language, words.speakers)}</h2>
  <ul class="speakers">${people.map(
    ({ name, affiliation, role }) => html`<li><strong>${name || say(language, words.erased)}</strong>
      <span>${typeset(affiliation)} <span class="quiet">(${say(language, words[role])})</span></span></li>`,
  )}</ul>
</section>`;
