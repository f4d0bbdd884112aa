import type { Hono } from 'hono';
import { createApp } from '../../infra/http/app.ts';
import { boardPages } from '../../infra/pages/board.pages.ts';
import { matchingPages } from '../../infra/pages/matching.pages.ts';
import { frameOf } from '../../infra/pages/page-kit.ts';
import { exchangeSlots } from '../../infra/pages/partnerships.pages.ts';
import { matchSlots } from '../../infra/pages/space.pages.ts';
import { vocabularyPages } from '../../infra/pages/vocabulary.pages.ts';
import type { Ambient } from '../../services/kit/http.ts';
import { errorPage } from '../../web/pages/error-page.ts';
import type { Frame } from '../../web/pages/frame.ts';
import type { World } from '../kit/slice-spec.ts';

/** The pages of matches, of the vocabulary and of the board over a world’s house; whoever asks is named by a cookie. */
export const matchSite = (
  { house }: World,
  { assets, mounts }: { assets: Frame['assets']; mounts: readonly Hono<Ambient>[] },
): Hono<Ambient> => {
  const frame = frameOf({ house, assets, contact: { name: 'Cléo Martin', email: 'cleo@example.fr' } });
  const kit = { house, frame };
  return createApp({
    house,
    identify: async (c) => {
      const cookie = /(?:^|; )asker=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1];
      return JSON.parse(cookie ? decodeURIComponent(cookie) : (c.req.header('x-asker') ?? 'null'));
    },
    mounts: [
      ...mounts,
      boardPages(kit, { ...exchangeSlots(house.deps), ...matchSlots }),
      matchingPages(kit),
      vocabularyPages(kit),
    ],
    unexpected: (error) => {
      throw error;
    },
    errorPage: async (c, { status }) =>
      new Response(String(await errorPage(await frame(c), status)), {
        status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }),
  });
};
