import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import { hasBrowser, openBrowser, openPage, serveApp, settled, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { cleo, openWorld, type World } from '../kit/slice-spec.ts';
import { meetingsSite } from './meetings-site.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const ID = '2021-12-01-1';

describe.runIf(hasBrowser)('importing minutes in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let world: World;
  let site: Awaited<ReturnType<typeof serveApp>>;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'connecteur-web-'));
    await build({ configFile: 'web/vite.config.ts', logLevel: 'error', build: { outDir } });
    const assets = readAssets(outDir);
    world = await openWorld();
    site = await serveApp(meetingsSite(world, { assets: assets.page, mounts: [assets.routes] }));
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await world.close();
  });
  const arrive = async () => {
    context = await visitor(browser);
    const value = encodeURIComponent(JSON.stringify({ person: cleo.person, roles: cleo.roles }));
    await context.addCookies([{ name: 'asker', value, url: site.url }]);
    page = await openPage(context, `${site.url}/coordination/import`);
  };
  beforeEach(() => world.clear());
  afterEach(() => context.close());

  const choose = async (name: string) => {
    await page.getByLabel('Document du compte rendu').setInputFiles(fixture(name));
    await page.getByRole('button', { name: 'Lire le document' }).click();
  };

  it('goes from a document to published minutes and questions, correcting on the way', async () => {
    await arrive();
    await choose('edition-en-tirets.md');
    await page.getByRole('heading', { name: 'Ce qui a été compris : 2 séances' }).waitFor();
    expect(await page.getByText('Merci à toutes et tous').isVisible()).toBe(true);
    const title = page.getByLabel('Titre de la séance').first();
    await title.fill('');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('link', { name: 'Donnez un titre à la séance.' }).click();
    expect(await title.evaluate((one) => one === document.activeElement)).toBe(true);
    await title.fill('L’eau et ses rives');
    await page.getByText('Pistes (4)').first().click();
    await page.getByRole('button', { name: 'Retirer la note de la ligne 32' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForURL('**/seances');
    await page.getByRole('link', { name: 'L’eau et ses rives' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Publier le compte rendu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publier le compte rendu' }).click();
    await page.getByText('Compte rendu publié.').waitFor();
    await settled(page);
    await page.locator('#ligne-23').getByRole('button', { name: 'Reprendre en question' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publier' }).click();
    await page.locator('#ligne-23').getByRole('link', { name: 'Devenue une question' }).waitFor();
    await settled(page);
    await page.getByRole('button', { name: 'Reprendre toutes les pistes' }).click();
    await page.getByRole('button', { name: 'Tout reprendre' }).click();
    await page.getByText('4 notes reprises.').waitFor();
    const facts = (await world.house.store.read(`meeting-${ID}`)).map((fact) => fact.type);
    expect(facts.filter((type) => type === 'NoteTaken')).toHaveLength(8);
    expect(facts.filter((type) => type === 'NoteTakenUp')).toHaveLength(5);
  });

  it('keeps a line that was not understood as what one says it is', async () => {
    await arrive();
    await choose('recueil.md');
    await page.getByLabel('Garder la ligne 81 comme…').selectOption('resource');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForURL('**/seances');
    const notes = (await world.house.store.read('meeting-2022-03-04-2')).map(({ data }) => JSON.stringify(data));
    expect(notes.some((data) => data.includes('Une formation au printemps'))).toBe(true);
  });

  it('says what to do with a document it cannot read', async () => {
    await arrive();
    await page.getByLabel('Ou collez le texte').fill('Une liste de courses');
    await page.getByRole('button', { name: 'Lire le document' }).click();
    await page.getByRole('link', { name: /Aucune séance n’a été trouvée/ }).waitFor();
  });

  it('reads well at each width and in each theme', { timeout: 120_000 }, async () => {
    await arrive();
    const check = async (name: string) => {
      expect(await wrongInAnyLook(page, name)).toEqual([]);
    };
    await check('import');
    await choose('edition-en-tirets.md');
    await page.getByText('Pistes (4)').first().click();
    await page.getByText('Intervenantes et intervenants (3)').first().click();
    await check('import-correction');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForURL('**/seances');
    await settled(page);
    await check('seances');
    await page.goto(`${site.url}/seances/${ID}`);
    await settled(page);
    await check('seance');
    await page.goto(`${site.url}/ressources`);
    await settled(page);
    await check('ressources');
  });
});
