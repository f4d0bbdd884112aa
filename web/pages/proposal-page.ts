import { html } from 'hono/html';
import { say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { entryList, excerpt } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { proposalAside } from './proposal-aside.ts';
import { proposalEntry } from './proposal-entry.ts';
import { proposalLife } from './proposal-life.ts';
import { proposalNotices } from './proposal-notices.ts';
import { pathOf, stateBadge } from './proposal-state.ts';
import type { ProposalView } from './proposal-view.ts';
import { langOf } from './text-language.ts';

const words = {
  terrains: { fr: 'Terrains', en: 'Terrains' },
  questions: { fr: 'Questions', en: 'Questions' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  question: { fr: 'Question de recherche', en: 'Research question' },
  alikeTerrains: { fr: 'Terrains sur les mêmes thèmes', en: 'Terrains on the same themes' },
  alikeQuestions: { fr: 'Questions sur les mêmes thèmes', en: 'Questions on the same themes' },
} satisfies Words;

/** The frame of a terrain’s and of a question’s page; `sections` is what only that kind has. */
export const proposalPage = (frame: Frame, view: ProposalView, sections: Html, aside: Html): Html => {
  const { language } = frame;
  const { page, slots } = view;
  const isTerrain = page.kind === 'terrain';
  const lang = langOf(language, `${page.title} ${page.summary}`);
  return layout(frame, {
    title: page.title,
    description: excerpt(page.summary, 200),
    ogType: 'article',
    wide: true,
    ...(page.status === 'hidden' ? { robots: 'noindex' } : {}),
    body: html`${breadcrumb(
      language,
      [{ href: pathOf(page.kind), label: say(language, isTerrain ? words.terrains : words.questions) }],
      page.title,
    )}
    ${proposalNotices(frame, view)}
    <article>
      ${pageHeading({
        kicker: html`${say(language, isTerrain ? words.terrain : words.question)}${
          page.organisation ? ` · ${page.organisation}` : ''
        } ${stateBadge(language, page)}`,
        title: page.title,
        ...lang,
      })}
      <div class="sheet">
        <div>
          <div class="prose" ${lang.lang ? html`lang="${lang.lang}"` : ''}>${view.text}</div>
          ${sections}
          ${slots.matches ?? ''}
          ${slots.outcome ?? ''}
        </div>
        <aside class="sheet__aside">${proposalAside(frame, view, aside)}</aside>
      </div>
    </article>
    ${proposalLife(frame, view)}
    ${
      view.alike.length
        ? html`<h2>${say(language, isTerrain ? words.alikeTerrains : words.alikeQuestions)}</h2>
          ${entryList(
            view.alike.map((card) => proposalEntry(language, card)),
            3,
          )}`
        : ''
    }`,
  });
};
