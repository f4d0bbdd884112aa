import { Hono } from 'hono';
import { boardFigures, newestProposals } from '../../services/board/board.service.ts';
import type { Ambient } from '../../services/kit/http.ts';
import { listEditions } from '../../services/meetings/meetings.service.ts';
import { about } from '../../web/pages/about.ts';
import { accessibility } from '../../web/pages/accessibility.ts';
import { home } from '../../web/pages/home.ts';
import { meetingEntry } from '../../web/pages/meeting-list-page.ts';
import { privacy } from '../../web/pages/privacy.ts';
import { proposalEntry } from '../../web/pages/proposal-entry.ts';
import { type PageKit, page } from './page-kit.ts';

const LATEST = 3;

/** The pages that belong to the place itself: home, about, privacy, accessibility. */
export const sitePages = (kit: PageKit): Hono<Ambient> => {
  const { db } = kit.house.deps;
  return new Hono<Ambient>()
    .get(
      '/',
      page(kit, 'anyone', async ({ frame }) => {
        const [figures, terrains, questions, editions] = await Promise.all([
          boardFigures(db),
          newestProposals(db, 'terrain', LATEST),
          newestProposals(db, 'question', LATEST),
          listEditions(kit.house.deps, null),
        ]);
        return home(frame, {
          figures: { terrains: figures.terrains, questions: figures.questions, partnerships: figures.engaged },
          terrains: terrains.map((card) => proposalEntry(frame.language, card)),
          questions: questions.map((card) => proposalEntry(frame.language, card)),
          minutes: editions
            .flatMap((edition) => edition.meetings)
            .slice(0, LATEST)
            .map((card) => meetingEntry(frame.language, card, true)),
        });
      }),
    )
    .get(
      '/a-propos',
      page(kit, 'anyone', ({ frame }) => about(frame)),
    )
    .get(
      '/confidentialite',
      page(kit, 'anyone', ({ frame }) => privacy(frame)),
    )
    .get(
      '/accessibilite',
      page(kit, 'anyone', ({ frame }) => accessibility(frame)),
    );
};
