import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import { openBrowser, openPage, serveApp, visitor } from './browser.ts';
import { cookieOf, type Site } from './site.ts';
import { type Asker, get, openWorld, type World } from './slice-spec.ts';

type SiteInBrowser = Readonly<{
  world: () => World;
  url: () => string;
  given: (...facts: Parameters<World['given']>) => Promise<void>;
  /** This person, reading this page. A page error fails the test that caused it. */
  reading: (who: Asker, path: string) => Promise<Page>;
}>;

/** Serves a site, with the elements as they are shipped, over one world to one browser; each test of the block starts with nothing. */
export const siteInBrowser = (site: Site, open: () => Promise<World> = openWorld): SiteInBrowser => {
  let world: World;
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveApp>>;
  const pages: Page[] = [];

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'web-'));
    await build({ configFile: 'web/vite.config.ts', build: { outDir } });
    const assets = readAssets(outDir);
    world = await open();
    served = await serveApp(site(world, { assets: assets.page, mounts: [assets.routes] }));
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await world.clear();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await world.close();
  });

  return {
    world: () => world,
    url: () => served.url,
    given: async (...facts) => {
      await world
        .given(...facts)
        .when(get('/api/terrains'))
        .then(200);
    },
    reading: async (who, path) => {
      const context = await visitor(browser);
      await context.addCookies([{ name: 'asker', value: cookieOf(who), url: served.url }]);
      const page = await openPage(context, served.url + path);
      page.on('pageerror', (error) => expect.soft(error.message).toBe('no page error'));
      pages.push(page);
      return page;
    },
  };
};
