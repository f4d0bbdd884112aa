import { html } from 'hono/html';
import { paceChoices, type SavedSearch } from '../../shared/contracts/saved-search.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day } from './dates.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { scriptNeeded } from './profile-page.ts';

const words = {
  space: { fr: 'Mon espace', en: 'My space' },
  title: { fr: 'Mes alertes', en: 'My alerts' },
  lead: {
    fr: 'Les recherches que vous avez enregistrées : un courriel vient quand quelque chose de nouveau y répond, jamais vide, jamais deux fois la même chose.',
    en: 'The searches you saved: a mail comes when something new matches them, never empty, never the same thing twice.',
  },
  terrain: { fr: 'Terrains', en: 'Terrains' },
  question: { fr: 'Questions', en: 'Questions' },
  saved: { fr: 'enregistrée le {day}', en: 'saved on {day}' },
  alerted: { fr: 'dernière alerte le {day}', en: 'last alert on {day}' },
  never: { fr: 'aucune alerte pour l’instant', en: 'no alert yet' },
  none: { fr: 'Vous n’avez pas encore d’alerte', en: 'You have no alert yet' },
  noneText: {
    fr: 'Cherchez dans les terrains ou les questions, puis choisissez « Me prévenir ».',
    en: 'Search the terrains or the questions, then choose “Tell me”.',
  },
  look: { fr: 'Chercher dans les terrains', en: 'Search the terrains' },
} as const satisfies Words;

/** The searches a person saved, each with the way to its list and the button that deletes it. */
export const myAlertsPage = (frame: Frame, searches: readonly SavedSearch[]): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    body: html`${breadcrumb(language, [{ href: '/mon-espace', label: say(language, words.space) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    ${searches.length > 0 ? scriptNeeded(frame) : ''}
    ${
      searches.length > 0
        ? entryList(searches.map((search) => entryOf(frame, search)))
        : emptyState({
            title: say(language, words.none),
            text: say(language, words.noneText),
            action: { href: '/terrains', label: say(language, words.look) },
          })
    }`,
  });
};

const entryOf = ({ language }: Frame, { id, kind, name, pace, path, savedAt, alertedAt }: SavedSearch) => {
  const chosen = paceChoices.find((choice) => choice.id === pace);
  return {
    href: path,
    title: name,
    kicker: say(language, words[kind]),
    marks: [
      chosen ? say(language, chosen.label) : '',
      say(language, words.saved, { day: day(language, savedAt) }),
      alertedAt ? say(language, words.alerted, { day: day(language, alertedAt) }) : say(language, words.never),
      html`<forget-search search="${id}" name="${name}"></forget-search>`,
    ],
  };
};
