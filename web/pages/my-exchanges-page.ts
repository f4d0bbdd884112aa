import { html } from 'hono/html';
import { type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords } from '../partnerships/exchange.words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { emptyState } from './empty-state.ts';
import { entryList } from './entry-list.ts';
import { type Exchanges, exchangeEntries, type Waited } from './exchange-entries.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  lead: {
    fr: 'Les intérêts, les invitations et les partenariats où vous êtes : qui doit agir, depuis quand, jusqu’à quand.',
    en: 'The interests, invitations and partnerships you are in: whose turn it is, since when, until when.',
  },
  yours: { fr: 'À vous', en: 'Your turn' },
  theirs: { fr: 'En cours, chez les autres', en: 'Under way, with others' },
  over: { fr: 'Terminés', en: 'Over' },
  none: { fr: 'Aucun échange pour l’instant', en: 'No exchange yet' },
  noneText: {
    fr: 'Un échange commence quand vous exprimez votre intérêt pour un terrain, ou quand quelqu’un répond à ce que vous avez déposé.',
    en: 'An exchange begins when you express interest in a terrain, or when somebody answers what you posted.',
  },
  browse: { fr: 'Parcourir les terrains', en: 'Browse terrains' },
} as const satisfies Words;

/** Everything one person is in, what waits for them first. */
export const myExchangesPage = (frame: Frame, exchanges: Exchanges, now: Date): Html => {
  const { language } = frame;
  const title = say(language, exchangeWords.exchanges);
  const all = exchangeEntries(language, exchanges, now);
  const section = (label: Sentence, list: readonly Waited[]): Html =>
    list.length === 0
      ? html``
      : html`<h2>${say(language, label)}</h2>${entryList(
          list.map(({ entry }) => entry),
          3,
        )}`;
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/mon-espace', label: say(language, exchangeWords.space) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    ${
      all.length === 0
        ? emptyState({
            title: say(language, words.none),
            text: say(language, words.noneText),
            action: { href: '/terrains', label: say(language, words.browse) },
          })
        : ''
    }
    ${section(
      words.yours,
      all.filter(({ yours }) => yours),
    )}
    ${section(
      words.theirs,
      all.filter(({ yours, over }) => !yours && !over),
    )}
    ${section(words.over, all.filter(({ over }) => over).reverse())}`,
  });
};
