import { html } from 'hono/html';
import type { PartnershipList } from '../../shared/contracts/exchange-answers.ts';
import { count, say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import { partnershipEntry } from './exchange-entries.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  coordination: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Approbations', en: 'Approvals' },
  none: { fr: 'Plus rien n’attend', en: 'Nothing is waiting' },
  noneText: {
    fr: 'Un partenariat arrive ici quand ses deux côtés ont accepté chaque clause.',
    en: 'A partnership comes here once both its sides agreed every clause.',
  },
  party: {
    fr: 'Vous y êtes partie : une autre personne de la coordination doit décider.',
    en: 'You are a party to it: another coordinator must decide.',
  },
} as const satisfies Words;

const waitingForms = {
  one: { fr: '{n} partenariat attend une décision.', en: '{n} partnership awaits a decision.' },
  other: {
    fr: '{n} partenariats attendent une décision, le plus ancien d’abord.',
    en: '{n} partnerships await a decision, oldest first.',
  },
};

/** What a coordinator has to decide, oldest first. */
export const approvalQueuePage = (frame: Frame, { items, people }: PartnershipList, now: Date): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.coordination) }], title)}
    ${pageHeading({ title, ...(items.length ? { lead: count(language, items.length, waitingForms) } : {}) })}
    ${
      items.length === 0
        ? emptyState({ title: say(language, words.none), text: say(language, words.noneText) })
        : entryList(
            items.map((card) => {
              const entry = partnershipEntry(language, card, people, now);
              return card.side ? { ...entry, summary: say(language, words.party) } : entry;
            }),
          )
    }`,
  });
};
