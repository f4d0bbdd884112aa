import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { hasBrowser, openBrowser, openPage, settled, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { afterNoFailure, openProfile, type RunningSite, runSite, signIn } from './running-site.ts';

/* Two people at their own browsers: one acts, and the other's open page says so, without being loaded again. */

describe.runIf(hasBrowser).each(engines)('news on an open page, on $name', { timeout: 120_000 }, ({ name }) => {
  let database: Awaited<ReturnType<typeof freshPostgresUrl>> | undefined;
  let site: RunningSite;
  let browser: Browser;
  let paul: Page;
  let rim: Page;
  let terrain = '';
  let exchange = '';

  beforeAll(async () => {
    if (name === 'PostgreSQL') database = await freshPostgresUrl();
    [site, browser] = await Promise.all([runSite(database ? { DATABASE_URL: database.url } : {}), openBrowser()]);
    paul = await signIn(site, browser, 'paul@example.fr');
    await openProfile(paul, 'Paul Meunier', /Praticien·ne/, 'Ville de Saint-Brieuc');
    rim = await signIn(site, browser, 'rim@example.fr');
    await openProfile(rim, 'Rim Haddad', /Chercheur·e/, 'Laboratoire des mondes sociaux');
    terrain = (await does(paul, '/api/terrains', terrainDraft)).id;
  }, 180_000);
  beforeEach(afterNoFailure);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.drop();
  });

  const does = async (who: Page, path: string, data: object): Promise<{ id: string }> => {
    const answer = await who.request.post(site.url + path, { data, headers: { origin: site.url } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as { id: string };
  };
  const writes = (text: string) => does(rim, `/api/conversations/${exchange}/messages`, { text });
  const go = async (page: Page, path: string) => {
    await page.goto(site.url + path);
    await settled(page);
    // What would be gone if the page were loaded again.
    await page.evaluate(() => {
      document.documentElement.dataset.same = 'yes';
    });
  };
  const isSame = (page: Page) => page.evaluate(() => document.documentElement.dataset.same === 'yes');
  const notice = (page: Page) => page.locator('news-notice .toast');
  const refresh = (page: Page) => notice(page).getByRole('button', { name: 'Actualiser' }).click();
  const streams = async () =>
    Number(/^connecteur_news_streams (\d+)$/m.exec(await (await fetch(`${site.url}/metrics`)).text())?.[1]);

  it('says that the page shown has changed, moves nothing, and shows it when asked to', async () => {
    await go(paul, '/mon-espace/echanges');
    await paul.keyboard.press('Tab');
    const held = () =>
      paul.evaluate(() => {
        const { y, height } = (document.querySelector('main') as HTMLElement).getBoundingClientRect();
        return { y, height, focus: document.activeElement?.className };
      });
    const before = await held();
    exchange = (
      await does(rim, `/api/proposals/${terrain}/interests`, {
        message: 'Votre terrain rejoint exactement ma thèse : pourrions-nous en parler ?',
      })
    ).id;
    await notice(paul).getByText('Du nouveau sur cette page.').waitFor();
    expect(await paul.getByRole('status').filter({ hasText: 'Du nouveau' }).count()).toBe(1);
    expect(await held()).toEqual(before);
    expect(await paul.locator(`main a[href="/interets/${exchange}"]`).count()).toBe(0);
    expect(await wrongInAnyLook(paul, `news-here-${name}`)).toEqual([]);
    await paul.setViewportSize({ width: 1280, height: 900 });
    await refresh(paul);
    await paul.locator(`main a[href="/interets/${exchange}"]`).first().waitFor();
    await paul.locator('.main-nav .count').getByText('1').waitFor();
    expect(await notice(paul).count()).toBe(0);
    expect(await isSame(paul)).toBe(true);
    expect(await paul.evaluate(() => document.activeElement?.localName)).toBe('main');
  });

  it('keeps what is being written, where it is written, and brings the rest up to date around it', async () => {
    await go(paul, `/interets/${exchange}`);
    const answer = paul.locator('answer-form');
    await answer.getByLabel('Non, pas cette fois').check();
    const field = answer.getByLabel('Un mot pour la personne');
    await field.fill('Merci de votre message, mais');
    await writes('Je précise : il s’agit de trois entretiens.');
    await notice(paul).waitFor();
    await refresh(paul);
    await paul.locator('exchange-messages').getByText('trois entretiens').waitFor();
    expect(await field.inputValue()).toBe('Merci de votre message, mais');
    expect(await answer.getByLabel('Non, pas cette fois').isChecked()).toBe(true);
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await isSame(paul)).toBe(true);
  });

  it('marks the menu, and no more, when the news is on another page', async () => {
    await go(paul, '/a-propos');
    await expect.poll(streams).toBeGreaterThan(0);
    await writes('Et je peux venir sur place.');
    await paul.locator('.main-nav a[href="/mon-espace"] .fresh').waitFor();
    await paul.locator('news-notice').getByText('Du nouveau dans « Mon espace ».').waitFor({ state: 'attached' });
    expect(await notice(paul).count()).toBe(0);
    expect(await wrongInAnyLook(paul, `news-elsewhere-${name}`)).toEqual([]);
    await paul.setViewportSize({ width: 1280, height: 900 });
  });

  it('asks for nothing while the page is hidden, and catches up when it is seen again', async () => {
    await go(rim, '/a-propos');
    await go(paul, `/interets/${exchange}`);
    await expect.poll(streams).toBe(2);
    const hide = (hidden: boolean) =>
      paul.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { value: is, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    await expect.poll(streams).toBe(1);
    await writes('Toujours là ?');
    await hide(false);
    await notice(paul).waitFor();
  });

  it('is silent for whoever did it, and costs visitors nothing', async () => {
    expect(await rim.locator('news-notice').count()).toBe(0);
    expect(await rim.locator('.fresh').count()).toBe(0);
    const context = await visitor(browser);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openPage(context, `${site.url}/terrains/${terrain}`);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((path) => /news|listen/.test(path))).toEqual([]);
    await context.close();
  });
});
