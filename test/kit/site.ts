import type { Hono } from 'hono';
import { createApp } from '../../infra/http/app.ts';
import { frameOf, type PageKit } from '../../infra/pages/page-kit.ts';
import type { Ambient } from '../../services/kit/http.ts';
import { errorPage } from '../../web/pages/error-page.ts';
import type { Frame } from '../../web/pages/frame.ts';
import type { Asker, World } from './slice-spec.ts';

const noAssets = { css: '/assets/main.css', js: '/assets/main.js' };

/** Some pages over a world’s house. `mounts` come before the pages. */
export type Site = (
  world: World,
  parts?: Readonly<{ assets?: Frame['assets']; mounts?: readonly Hono<Ambient>[] }>,
) => Hono<Ambient>;

/** A site of these pages; whoever asks is named by a cookie or a header. */
export const siteOf =
  (pages: (kit: PageKit) => readonly Hono<Ambient>[]): Site =>
  ({ house }, { assets = noAssets, mounts = [] } = {}) => {
    const frame = frameOf({ house, assets, contact: { name: 'Cléo Martin', email: 'cleo@example.fr' } });
    return createApp({
      house,
      identify: async (c) => {
        const cookie = /(?:^|; )asker=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1];
        return JSON.parse(cookie ? decodeURIComponent(cookie) : (c.req.header('x-asker') ?? 'null'));
      },
      mounts: [...mounts, ...pages({ house, frame })],
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

/** The cookie by which a browser is this person. */
export const cookieOf = (who: Asker) => encodeURIComponent(JSON.stringify({ person: who.person, roles: who.roles }));
