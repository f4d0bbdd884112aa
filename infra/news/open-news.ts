import { concernsOf, newsTypes } from '../../services/notices/notices.service.ts';
import type { House } from '../compose.ts';
import type { Database } from '../db/database.ts';
import type { Identify } from '../http/ambient.ts';
import { waitingFor } from '../pages/space.pages.ts';
import { bookmarksWith } from './bookmarks.ts';
import { type NewsRoutes, type NewsRoutesSpec, newsRoutes } from './news.routes.ts';
import { newsDesk } from './news-desk.ts';

export type NewsSpec = Readonly<{
  house: House;
  database: Database;
  secret: string;
  identify: Identify;
  onError?: (error: unknown) => void;
  pollMs?: number;
}> &
  Pick<NewsRoutesSpec, 'onCount' | 'beatMs' | 'lastsMs' | 'limits'>;

export type OpenNews = NewsRoutes & Readonly<{ bookmark: (person: string) => Promise<string> }>;

/** News for open pages, over the house: its route, and the bookmark a page carries from the moment it was made. */
export const openNews = ({ house, database, secret, onError, pollMs, ...spec }: NewsSpec): OpenNews => {
  const bookmarks = bookmarksWith(secret);
  const desk = newsDesk({
    database,
    log: house.log,
    views: house.services.flatMap(({ views }) => views.filter(({ when }) => when === 'async').map(({ name }) => name)),
    types: newsTypes,
    concernsOf: (fact) => concernsOf(house.deps, fact),
    ...(onError && { onError }),
    ...(pollMs && { pollMs }),
  });
  const { routes, close } = newsRoutes({ ...spec, desk, bookmarks, waiting: waitingFor(house) });
  return {
    routes,
    close,
    bookmark: async (person) => bookmarks.seal(person, await desk.reached()),
  };
};
