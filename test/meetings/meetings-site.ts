import type { Hono } from 'hono';
import { createApp } from '../../infra/http/app.ts';
import { meetingsPages } from '../../infra/pages/meetings.pages.ts';
import { frameOf } from '../../infra/pages/page-kit.ts';
import type { Ambient } from '../../services/kit/http.ts';
import { errorPage } from '../../web/pages/error-page.ts';
import type { Frame } from '../../web/pages/frame.ts';
import type { World } from '../kit/slice-spec.ts';

const noAssets = { css: '/assets/main.css', js: '/assets/main.js' };

type Options = Readonly<{ assets?: Frame['assets']; mounts?: readonly Hono<Ambient>[] }>;

/** The pages of meetings over a world's house; whoever asks is named by a cookie or a header. */
export const meetingsSite = ({ house }: World, { assets = noAssets, mounts = [] }: Options = {}): Hono<Ambient> => {
  const frame = frameOf({ house, assets, contact: { name: 'Cléo Martin', email: 'cleo@example.fr' } });
  return createApp({
    house,
    identify: async (c) => {
      const cookie = /(?:^|; )asker=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1];
      return JSON.parse(cookie ? decodeURIComponent(cookie) : (c.req.header('x-asker') ?? 'null'));
    },
    mounts: [...mounts, meetingsPages({ house, frame })],
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
