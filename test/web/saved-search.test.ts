import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import { boardSite } from '../board/board-site.ts';
import { terrainDraft } from '../board/drafts.ts';
import { hasBrowser, openBrowser, serveApp, settled, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { cookieOf } from '../kit/site.ts';
import { ana, bob, openWorld, type World } from '../kit/slice-spec.ts';

describe.runIf(hasBrowser)('saving a search', { timeout: 60_000 }, () => {
  let world: World;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'web-'));
    await build({ configFile: 'web/vite.config.ts', build: { outDir } });
    const assets = readAssets(outDir);
    world = await openWorld();
    const data = {
      kind: 'terrain',
      content: terrainDraft,
      proposal: 'p1',
      author: 'ana',
      onBehalf: false,
      provenance: null,
    };
    await world.house.store.append('proposal-p1', 0, [{ type: 'ProposalPosted', data }], { by: 'ana' });
    await world.settle();
    site = await serveApp(boardSite(world, { assets: assets.page, mounts: [assets.routes] }));
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await world.close();
  });

  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.url + path);
    await settled(page);
    return page;
  };
  const as = (context: BrowserContext, who = bob) =>
    context.addCookies([{ name: 'asker', value: cookieOf(who), url: site.url }]);

  it('keeps it from the list to « Mes alertes », and deletes it there', async () => {
    const context = await visitor(browser);
    await as(context);
    const page = await open(context, '/terrains?departement=22');
    await page.getByText('Me prévenir', { exact: true }).click();
    expect(await page.getByLabel('Nom de l’alerte').inputValue()).toBe('Côtes-d’Armor (22)');
    await page.getByLabel('Nom de l’alerte').fill('Autour de la mer');
    await page.getByRole('button', { name: 'Créer l’alerte' }).click();
    await page.waitForURL('**/mon-espace/alertes');
    await settled(page);
    expect(await page.getByRole('link', { name: 'Autour de la mer' }).getAttribute('href')).toBe(
      '/terrains?departement=22',
    );
    await page.getByRole('button', { name: 'Supprimer l’alerte' }).click();
    await page.getByText('Vous n’avez pas encore d’alerte').waitFor();
    await context.close();
  });
  it('leads a visitor to sign-in and back', async () => {
    const context = await visitor(browser);
    const page = await open(context, '/terrains?q=mer');
    await page.getByText('Me prévenir', { exact: true }).click();
    const link = page.getByRole('link', { name: 'Se connecter pour être prévenu·e' });
    expect(await link.getAttribute('href')).toBe('/connexion?retour=%2Fterrains%3Fq%3Dmer');
    await context.close();
  });

  it('reads well in every look, the list with what it understood and what it asks', async () => {
    const context = await visitor(browser);
    await as(context, ana);
    const draft = { kind: 'terrain', name: 'Autour de la mer', pace: 'weekly', q: 'mer' };
    await world.ask({ method: 'POST', path: '/api/me/searches', body: draft, by: ana });
    const list = await open(context, '/terrains?q=guichezt+saint+brieuc');
    await list.getByText('Aucun texte ne dit').waitFor();
    await list.getByText('Me prévenir', { exact: true }).click();
    expect(await wrongInAnyLook(list, 'saved-search-list')).toEqual([]);
    await list.getByRole('link', { name: /chercher dans les Côtes-d’Armor/ }).click();
    await list.waitForURL('**/terrains?q=guichezt&departement=22');
    const alerts = await open(context, '/mon-espace/alertes');
    expect(await wrongInAnyLook(alerts, 'saved-search-alerts')).toEqual([]);
    await context.close();
  });
  it('asks of a terrain what its text leaves open, and stops once it is said', async () => {
    const context = await visitor(browser);
    await as(context, ana);
    const page = await open(context, '/terrains/nouveau');
    await page.getByLabel('Titre').fill('Une ludothèque au bord du canal');
    await page.getByLabel('Description').fill('Elle ouvre le mercredi et le samedi.');
    await page.getByText('Depuis quand ?').waitFor();
    expect(await wrongInAnyLook(page, 'terrain-questions')).toEqual([]);
    await page
      .getByLabel('Description')
      .fill('Elle ouvre aux familles depuis 2019. Les cahiers de prêt sont complets. Qui ne vient pas ?');
    await page.getByText('Depuis quand ?').waitFor({ state: 'detached' });
    await context.close();
  });
});
