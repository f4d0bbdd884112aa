import { html } from 'hono/html';
import type { InterestList } from '../../shared/contracts/exchange-answers.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import { interestEntry } from './exchange-entries.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  coordination: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Silences', en: 'Silences' },
  lead: {
    fr: 'Les échanges relancés qui attendent toujours, et ceux restés sans réponse depuis moins de deux mois. Le plus long silence d’abord.',
    en: 'Exchanges still waiting after a reminder, and those left unanswered within the last two months. The longest silence first.',
  },
  none: { fr: 'Tout le monde a répondu', en: 'Everybody answered' },
  noneText: {
    fr: 'Un échange apparaît ici quand un rappel est parti sans effet, ou quand la date promise est passée.',
    en: 'An exchange shows here when a reminder had no effect, or when the promised date went by.',
  },
} as const satisfies Words;

/** What nobody answers, so that a coordinator may step in. */
export const silencesPage = (frame: Frame, { items, people }: InterestList, now: Date): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.coordination) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    ${
      items.length === 0
        ? emptyState({ title: say(language, words.none), text: say(language, words.noneText) })
        : entryList(items.map((card) => interestEntry(language, card, people, now)))
    }`,
  });
};
