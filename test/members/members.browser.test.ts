import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import { openSignIn, type SignInWorld } from '../infra/auth/sign-in-world.ts';
import {
  hasBrowser,
  openBrowser,
  openPage,
  serveApp,
  settled,
  unreachedByKeyboard,
  visitor,
  wrongInAnyLook,
} from '../kit/browser.ts';
import { truncate } from '../kit/database.ts';

const MAYOR = 'maire@sablieres.example';

describe.runIf(hasBrowser)('members in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let world: SignInWorld;
  let site: Awaited<ReturnType<typeof serveApp>>;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'connecteur-web-'));
    await build({ configFile: 'web/vite.config.ts', logLevel: 'error', build: { outDir } });
    world = await openSignIn({ adminEmail: MAYOR, assets: readAssets(outDir) });
    site = await serveApp(world.app);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await world.close();
  });
  beforeEach(async () => {
    await truncate(world.database);
    context = await visitor(browser);
  });
  afterEach(() => context.close());

  const go = async (path: string) => {
    await page.goto(site.url + path);
    await settled(page);
  };
  /** From the sign-in page to the welcome page, by the link in the mail. */
  const signIn = async (address: string, retour = '') => {
    page = await openPage(context, `${site.url}/connexion${retour && `?retour=${encodeURIComponent(retour)}`}`);
    await page.getByLabel('Adresse électronique').fill(address);
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.getByText(address).waitFor();
    await go(world.lastLink());
    await page.getByRole('button', { name: 'Me connecter' }).click();
  };
  const join_ = async (name: string, role?: string) => {
    await page.getByLabel('Prénom et nom').fill(name);
    if (role) await page.getByLabel(role).check();
    await page.getByRole('button', { name: 'Ouvrir mon profil' }).click();
  };

  it('signs in, joins, and comes back to where one was going', async () => {
    await signIn('lea@sablieres.example', '/mon-espace/preferences');
    await page.waitForURL('**/bienvenue**');
    await settled(page);
    await page.getByRole('button', { name: 'Ouvrir mon profil' }).click();
    await page
      .getByRole('link', { name: 'Choisissez au moins un rôle.' })
      .waitFor({ timeout: 1_000 })
      .catch(() => undefined);
    await page.getByRole('link', { name: 'Le nom compte au moins 2 caractères.' }).waitFor();
    expect(await page.title()).toMatch(/^Erreur/);
    await page.getByLabel('Prénom et nom').fill('Léa Marchand');
    await page.getByRole('button', { name: 'Ouvrir mon profil' }).click();
    await page.getByRole('link', { name: 'Choisissez au moins un rôle.' }).waitFor();
    await join_('Léa Marchand', 'Praticien·ne');
    await page.waitForURL('**/mon-espace/preferences');
    await page.getByText('Bienvenue ! Votre profil est ouvert.').waitFor();
    await settled(page);
    await page.getByLabel('Une fois par jour').check();
    await page.getByLabel('M’écrire quand quelqu’un me répond').uncheck();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Préférences enregistrées.').waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Une fois par jour').isChecked()).toBe(true);
    expect(await page.getByLabel('M’écrire quand quelqu’un me répond').isChecked()).toBe(false);
  });

  it('revises the profile, and notices one changed in another window', async () => {
    await signIn('lea@sablieres.example', '/mon-espace/profil');
    await settled(page);
    await join_('Léa Marchand', 'Praticien·ne');
    await page.waitForURL('**/mon-espace/profil');
    await settled(page);
    const other = await openPage(context, `${site.url}/mon-espace/profil`);
    await other.getByLabel('Organisation').fill('Ville de Sablières');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await other.getByText('Profil enregistré.').waitFor();
    await page.getByLabel('Organisation').fill('Autre chose');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Quelqu’un d’autre vient de modifier ceci').waitFor();
    expect(await page.getByLabel('Organisation').inputValue()).toBe('Autre chose');
  });

  it('erases only after one has read what stays and confirmed', async () => {
    await signIn('lea@sablieres.example', '/mon-espace/donnees');
    await settled(page);
    await join_('Léa Marchand', 'Praticien·ne');
    await page.waitForURL('**/mon-espace/donnees');
    await settled(page);
    await page.getByRole('button', { name: 'Effacer mon compte' }).click();
    const dialog = page.getByRole('dialog', { name: 'Effacer le compte de Léa Marchand' });
    await dialog.getByText('Resteront').waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Effacer mon compte' }).click();
    await page.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await page.waitForURL(`${site.url}/`);
    await go('/connexion');
    expect(await page.getByLabel('Adresse électronique').isVisible()).toBe(true);
  });

  it('registers people and grants roles, with a way back', async () => {
    await signIn(MAYOR, '/coordination/personnes/nouvelle');
    await settled(page);
    await join_('Odile Ferrand');
    await page.waitForURL('**/coordination/personnes/nouvelle');
    await settled(page);
    await page.getByLabel('Prénom et nom').fill('Bruno Vasseur');
    await page.getByLabel('Chercheur·e').check();
    await page.getByRole('button', { name: 'Inscrire cette personne' }).click();
    await page.waitForURL('**/coordination/personnes');
    await settled(page);
    await page.getByRole('button', { name: 'Donner : Coordination (Bruno Vasseur)' }).click();
    await page.getByText('Rôle accordé à Bruno Vasseur.').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Donner : Coordination (Bruno Vasseur)' }).waitFor();
    await page.getByRole('button', { name: 'Donner : Administration (Bruno Vasseur)' }).click();
    await page.getByRole('button', { name: 'Confier l’administration' }).click();
    await page.getByText('Rôle accordé à Bruno Vasseur.').waitFor();
    await page.getByLabel('Nom, organisation ou adresse').fill('vass');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByText('1 personne', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Retirer : Administration (Odile Ferrand)' }).count()).toBe(0);
  });

  it('signs in without script', async () => {
    await context.close();
    context = await visitor(browser, undefined, { javaScriptEnabled: false });
    page = await context.newPage();
    await page.goto(`${site.url}/connexion?retour=/coordination/personnes`);
    await page.getByLabel('Adresse électronique').fill('lea@');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.getByText('Indiquez une adresse complète').waitFor();
    await page.getByLabel('Adresse électronique').fill(MAYOR);
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.getByText('Regardez votre courrier').waitFor();
    await page.goto(site.url + world.lastLink());
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL('**/bienvenue**');
    await page.goto(`${site.url}/connexion/lien?token=x`);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByText('Ce lien ne sert plus').waitFor();
  });

  it('looks right everywhere', async () => {
    page = await openPage(context, `${site.url}/connexion`);
    const wrong: string[] = [];
    const look = async (name: string) => {
      await settled(page);
      wrong.push(...(await wrongInAnyLook(page, name)).map((line) => `${name} ${line}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      wrong.push(...(await unreachedByKeyboard(page)).map((line) => `${name} keyboard: ${line}`));
    };
    await look('connexion');
    await page.getByLabel('Adresse électronique').fill('lea@');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await look('connexion-erreur');
    await page.getByLabel('Adresse électronique').fill(MAYOR);
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await look('connexion-envoye');
    await go(world.lastLink());
    await look('connexion-lien');
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await look('bienvenue');
    await join_('Odile Ferrand', 'Praticien·ne');
    await page.waitForURL('**/mon-espace');
    for (const [name, path] of [
      ['profil', '/mon-espace/profil'],
      ['preferences', '/mon-espace/preferences'],
      ['donnees', '/mon-espace/donnees'],
      ['personnes', '/coordination/personnes'],
      ['personne-nouvelle', '/coordination/personnes/nouvelle'],
      ['connexion-erreur-identite', '/connexion/erreur?error=account_not_linked'],
      ['profil-en', '/mon-espace/profil?lang=en'],
    ] as const) {
      await go(path);
      await look(name);
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});
