import { boardPages } from '../../infra/pages/board.pages.ts';
import { matchingPages } from '../../infra/pages/matching.pages.ts';
import { exchangeSlots } from '../../infra/pages/partnerships.pages.ts';
import { matchSlots } from '../../infra/pages/space.pages.ts';
import { vocabularyPages } from '../../infra/pages/vocabulary.pages.ts';
import { siteOf } from '../kit/site.ts';

/** The pages of matches, of the vocabulary and of the board. */
export const matchSite = siteOf((kit) => [
  boardPages(kit, { ...exchangeSlots(kit.house.deps), ...matchSlots }),
  matchingPages(kit),
  vocabularyPages(kit),
]);
