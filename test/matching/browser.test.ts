import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import { cookieOf } from '../board/board-site.ts';
import { hasBrowser, openBrowser, openPage, serveApp, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { type Asker, bob, cleo, get, openWorld, type World } from '../kit/slice-spec.ts';
import { suggestedBefore, twoPosted } from './pair.stories.ts';
import { matchSite } from './site.ts';

describe.runIf(hasBrowser)('matches in a browser', { timeout: 120_000 }, () => {
  let world: World;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;
  const pages: Page[] = [];

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'web-'));
    await build({ configFile: 'web/vite.config.ts', build: { outDir } });
    const assets = readAssets(outDir);
    world = await openWorld();
    site = await serveApp(matchSite(world, { assets: assets.page, mounts: [assets.routes] }));
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await world.clear();
    await world
      .given(...twoPosted, suggestedBefore)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await world.close();
  });

  /** This person, reading this page. A page error fails the test that caused it. */
  const reading = async (who: Asker, path: string): Promise<Page> => {
    const context = await visitor(browser);
    await context.addCookies([{ name: 'asker', value: cookieOf(who), url: site.url }]);
    const page = await openPage(context, site.url + path);
    page.on('pageerror', (error) => expect.soft(error.message).toBe('no page error'));
    pages.push(page);
    return page;
  };

  it('puts a match aside from its card, and takes that back', async () => {
    const page = await reading(bob, '/questions/q1');
    await page.getByRole('button', { name: 'Écarter « Des familles qui ne paient plus leur loyer »' }).click();
    await page.locator('.match-list > li').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.locator('.match-list > li').waitFor();
  });

  it('answers « why not this one? » from an address, with what would change it', async () => {
    const page = await reading(bob, '/questions/q1');
    await page.getByLabel('Adresse d’un terrain').fill(`${site.url}/terrains/t1`);
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.waitForURL(`${site.url}/rapprochements/q1/t1`);
    await page.getByText(/Hérault.+ était aussi un territoire cherché/).waitFor();
  });

  it('lets the coordination put a pair aside once it says why', async () => {
    const page = await reading(cleo, '/rapprochements/q1/t1');
    await page.getByRole('button', { name: 'Écarter ce lien' }).click();
    await page.getByText('La coordination donne une raison').waitFor();
    await page.getByRole('textbox', { name: 'Raison' }).fill('Ces deux équipes travaillent déjà ensemble.');
    await page.getByRole('button', { name: 'Écarter ce lien' }).click();
    await page.getByText('Ce lien a été écarté ou dit faux').waitFor();
    await page.getByRole('button', { name: 'Remettre ce lien' }).click();
    await page.getByText('Ce lien a été écarté ou dit faux').waitFor({ state: 'detached' });
  });

  it('looks right', async () => {
    const card = await reading(bob, '/questions/q1');
    await card.locator('.match-actions summary').click();
    expect(await wrongInAnyLook(card, 'match-card')).toEqual([]);
    expect(await wrongInAnyLook(await reading(cleo, '/rapprochements/q1/t1'), 'pair')).toEqual([]);
  });
});
