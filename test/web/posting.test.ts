import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '../../infra/http/assets.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { boardSite } from '../board/board-site.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import {
  axeViolations,
  hasBrowser,
  openBrowser,
  openPage,
  serveApp,
  settled,
  shoot,
  unreachedByKeyboard,
  visitor,
  wrongInAnyLook,
} from '../kit/browser.ts';
import { cookieOf } from '../kit/site.ts';
import { type Asker, ana, asker, bob, cleo, openWorld, put, type World } from '../kit/slice-spec.ts';

/** As the server stores it: the place under its official name, which has a straight apostrophe. */
const settledDraft = { ...terrainDraft, territory: { ...terrainDraft.territory, label: "Côtes-d'Armor" } };

describe.runIf(hasBrowser)('posting', { timeout: 40_000 }, () => {
  let world: World;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'web-'));
    await build({ configFile: 'web/vite.config.ts', build: { outDir } });
    const assets = readAssets(outDir);
    world = await openWorld();
    site = await serveApp(boardSite(world, { assets: assets.page, mounts: [assets.routes] }));
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await world.close();
  });
  beforeEach(async () => {
    await world.clear();
    context = await visitor(browser);
  });
  afterEach(() => context.close());

  const be = (who: Asker, where = context) =>
    where.addCookies([{ name: 'asker', value: cookieOf(who), url: site.url }]);
  const open = async (path: string, who: Asker = ana) => {
    await be(who);
    page = await context.newPage();
    await page.goto(site.url + path);
    await settled(page);
  };
  const posted = async (kind: 'terrain' | 'question' = 'terrain') => {
    const content = kind === 'terrain' ? settledDraft : questionDraft;
    const author = kind === 'terrain' ? 'ana' : 'bob';
    const data = { kind, content, proposal: 'p1', author, onBehalf: false, provenance: null };
    await world.house.store.append('proposal-p1', 0, [{ type: 'ProposalPosted', data }], { by: author });
  };
  const stored = async (id = 'p1', who: Asker = ana) =>
    (await world.ask({ method: 'GET', path: `/api/proposals/${id}`, by: who })).body as ProposalPage;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const title = () => page.getByLabel('Titre');
  const reads = (text: string) => page.getByText(text).first().waitFor({ timeout: 20_000 });

  const writeTerrain = async () => {
    await title().fill('Un guichet itinérant au Val-Perdu');
    await page.getByLabel('Description').fill('Deux agents vont de village en village. '.repeat(3));
    await page.getByLabel('Contexte d’étude').check();
    await page.getByLabel('Entretiens').check();
    await page.getByLabel('Numérique et données').check();
    await page.getByRole('combobox', { name: 'Lieu' }).fill('saint-brieuc');
    await page.getByRole('option', { name: /^Saint-Brieuc Commune/ }).click();
  };

  describe('a terrain', () => {
    it('says what is wrong beside each field and above them all, and keeps what was typed', async () => {
      await open('/terrains/nouveau');
      await title().fill('Court');
      await press('Vérifier mes réponses');
      const summary = page.locator('.error-summary');
      await summary.waitFor();
      expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.title()).toMatch(/^Erreur/);
      expect(await summary.locator('li').allTextContents()).toEqual([
        'Le titre compte au moins 10 caractères.',
        'Écrivez au moins 40 caractères.',
        'Choisissez au moins une nature.',
        'Dites au moins une chose que vous offrez.',
        'Choisissez de un à cinq thèmes.',
        'Indiquez un lieu.',
      ]);
      expect(await title().inputValue()).toBe('Court');
      expect(await title().getAttribute('aria-invalid')).toBe('true');
      await summary.getByText('Indiquez un lieu.').click();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('territory.label');
      expect(await axeViolations(page)).toEqual([]);
      await shoot(page, 'posting-errors', { width: 1280, scheme: 'light' });
      expect(await world.recorded()).toEqual([]);
    });

    it('is posted after a last look, and its page says what happens next', async () => {
      await open('/terrains/nouveau');
      await writeTerrain();
      await reads('Lieu reconnu dans la liste officielle.');
      await press('Vérifier mes réponses');
      await reads('Vérifiez vos réponses');
      await reads('Saint-Brieuc');
      expect(await axeViolations(page)).toEqual([]);
      await shoot(page, 'posting-review', { width: 1280, scheme: 'light' });
      await press('Déposer le terrain');
      await page.waitForURL(/\/terrains\/[\w-]+\?depose=1/);
      await reads('C’est déposé');
      await reads('Un guichet itinérant au Val-Perdu');
      const id = /terrains\/([\w-]+)/.exec(page.url())?.[1];
      expect(await stored(id)).toMatchObject({ territory: { level: 'commune', code: '22278' }, mine: true });
      await page.goto(`${site.url}/terrains/nouveau`);
      await settled(page);
      expect(await title().inputValue()).toBe('');
    });

    it('accepts a place typed without the list, and says so beside it when there is none of that name', async () => {
      await open('/terrains/nouveau');
      await writeTerrain();
      await page.getByRole('combobox', { name: 'Lieu' }).fill('Trifouillis-les-Oies');
      await reads('Aucun lieu de ce nom');
      await press('Vérifier mes réponses');
      await press('Déposer le terrain');
      await page.locator('.error-summary').getByText('Ce lieu n’existe pas dans la liste officielle').waitFor();
      expect(await title().inputValue()).toBe('Un guichet itinérant au Val-Perdu');
      await page.getByRole('combobox', { name: 'Lieu' }).fill('saint brieuc');
      await press('Vérifier mes réponses');
      await press('Déposer le terrain');
      await page.waitForURL(/depose=1/);
    });

    it('has its place chosen by keyboard alone', async () => {
      await open('/terrains/nouveau');
      await page.getByRole('combobox', { name: 'Lieu' }).focus();
      await page.keyboard.type('rennes');
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      const active = await page.getByRole('combobox', { name: 'Lieu' }).getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      expect(await page.getByRole('combobox', { name: 'Lieu' }).inputValue()).toBe('Rennes');
      expect(await page.locator('[role=option]').count()).toBe(0);
    });

    it('survives a reload, a closed page and a sign-in that ended', async () => {
      await open('/terrains/nouveau');
      await writeTerrain();
      await page.getByText(/Brouillon enregistré à \d+/).waitFor();
      await page.close({ runBeforeUnload: false });
      await open('/terrains/nouveau');
      expect(await title().inputValue()).toBe('Un guichet itinérant au Val-Perdu');
      expect(await page.getByLabel('Entretiens').isChecked()).toBe(true);
      expect(await page.locator('[name="territory.code"]').inputValue()).toBe('22278');
      await reads('est repris');
      await context.clearCookies();
      await press('Vérifier mes réponses');
      await press('Déposer le terrain');
      await page.waitForURL(/\/connexion\?retour=%2Fterrains%2Fnouveau/);
      await open('/terrains/nouveau');
      expect(await title().inputValue()).toBe('Un guichet itinérant au Val-Perdu');
    });

    it('asks about data only when data is at stake, and shows how far each part is', async () => {
      await open('/terrains/nouveau');
      expect(await page.getByLabel('Base légale').isVisible()).toBe(false);
      const nav = page.getByRole('navigation', { name: 'Parties du formulaire' });
      expect(await nav.textContent()).toMatch(/L’essentiel\s*○ À faire/);
      await title().fill('Un titre assez long');
      await nav.getByText('En cours').waitFor();
      await page.getByLabel('Description').fill('Deux agents vont de village en village. '.repeat(3));
      await nav.getByText('Terminé').waitFor();
      await page.getByLabel('Données empiriques').check();
      expect(await page.getByLabel('Base légale').isVisible()).toBe(true);
    });

    it('shows concepts that one may take off, and says so once posted', async () => {
      const told: unknown[] = [];
      await context.route('**/api/concepts', (route) =>
        route.fulfill({
          json: {
            concepts: [
              {
                id: 'guichet',
                label: { fr: 'Accueil du public', en: 'Reception' },
                quotes: ['guichet'],
                verdict: null,
              },
              { id: 'village', label: { fr: 'Villages', en: 'Villages' }, quotes: ['village'], verdict: null },
            ],
          },
        }),
      );
      await context.route('**/api/similar', (route) =>
        route.fulfill({
          json: { items: [{ id: 'x', kind: 'terrain', title: 'Un bus des droits', organisation: 'Brumeval' }] },
        }),
      );
      await context.route('**/api/proposals/*/concepts', (route) => {
        told.push(route.request().postDataJSON());
        return route.continue();
      });
      await open('/terrains/nouveau');
      await writeTerrain();
      await reads('Un bus des droits');
      await page.getByRole('button', { name: 'Retirer la notion Villages' }).click();
      await reads('Retirées : Villages.');
      expect(await axeViolations(page)).toEqual([]);
      await press('Vérifier mes réponses');
      await press('Déposer le terrain');
      await page.waitForURL(/depose=1/);
      expect(told).toEqual([{ concept: 'village', verdict: 'removed' }]);
    });
  });

  it('posts a question with its territories', async () => {
    await open('/questions/nouvelle', bob);
    await title().fill('Que devient l’aide aux aidants ?');
    await page.getByLabel('Présentation').fill('Nous voulons comprendre ce que change le passage au département.');
    await page.getByLabel('Sociologie').check();
    await page.getByLabel('Vieillissement et autonomie').check();
    const places = page.getByRole('combobox', { name: 'Territoires' });
    for (const [typed, option] of [
      ['22', /^Côtes-d’Armor|^Côtes-d'Armor/],
      ['rennes', /^Rennes Commune/],
    ] as const) {
      await places.fill(typed);
      await page.getByRole('option', { name: option }).click();
    }
    await page.getByRole('button', { name: 'Retirer Rennes' }).waitFor();
    await places.fill('Nulle-Part');
    await page.getByLabel('Sociologie').uncheck();
    await page.getByLabel('Vieillissement et autonomie').uncheck();
    await press('Vérifier mes réponses');
    // Everything that is wrong is said at once.
    await page.locator('.error-summary').getByText('Choisissez de un à cinq thèmes').waitFor();
    await page.locator('.error-summary').getByText('Choisissez ce territoire parmi les suggestions').waitFor();
    await page.getByLabel('Vieillissement et autonomie').check();
    await page.getByLabel('À partir du').fill('2027-03-01');
    await places.fill('');
    await press('Vérifier mes réponses');
    await reads('Vérifiez vos réponses');
    await page.locator('.answers').getByText('Rennes').waitFor();
    await page.locator('.answers').getByText('1er mars 2027').waitFor();
    await press('Déposer la question');
    await page.waitForURL(/\/questions\/[\w-]+\?depose=1/);
    const id = /questions\/([\w-]+)/.exec(page.url())?.[1];
    expect((await stored(id, bob)).content.territoriesWanted).toMatchObject([
      { level: 'departement', code: '22' },
      { level: 'commune', code: '35238' },
    ]);
  });

  describe('revising', () => {
    it('starts from what is there and saves it', async () => {
      await posted();
      await open('/terrains/p1/modifier');
      expect(await title().inputValue()).toBe(terrainDraft.title);
      expect(await page.getByLabel('Observation').isChecked()).toBe(true);
      await title().fill('Un titre revu et corrigé');
      await press('Vérifier mes réponses');
      await press('Enregistrer les modifications');
      await page.waitForURL(`${site.url}/terrains/p1`);
      await reads('Vos modifications sont enregistrées.');
      expect((await stored()).title).toBe('Un titre revu et corrigé');
    });

    it('takes in what somebody else saved meanwhile, and asks only where both changed the same thing', async () => {
      await posted();
      await open('/terrains/p1/modifier');
      await title().fill('Mon titre à moi, tout neuf');
      const theirs = { ...settledDraft, title: 'Leur titre à eux, tout neuf', conditions: 'Deux visites par mois.' };
      await world.ask(put('/api/terrains/p1', theirs).as(ana));
      await press('Vérifier mes réponses');
      await press('Enregistrer les modifications');
      await reads('Modifié pendant que vous écriviez');
      await reads('Repris dans vos réponses : Conditions.');
      expect(await title().inputValue()).toBe('Mon titre à moi, tout neuf');
      expect(await page.locator('[name=conditions]').inputValue()).toBe('Deux visites par mois.');
      expect(await axeViolations(page)).toEqual([]);
      await shoot(page, 'posting-merge', { width: 1280, scheme: 'light' });
      await press('Vérifier mes réponses');
      await press('Enregistrer les modifications');
      await page.waitForURL(`${site.url}/terrains/p1`);
      expect(await stored()).toMatchObject({
        title: 'Mon titre à moi, tout neuf',
        content: { conditions: 'Deux visites par mois.' },
      });
    });
  });

  describe('stewarding', () => {
    it('pauses, and undoes it', async () => {
      await posted();
      await open('/terrains/p1');
      await press('Mettre en pause');
      await reads('En pause : la page reste lisible');
      expect((await stored()).status).toBe('paused');
      await page.getByRole('button', { name: 'Rouvrir' }).waitFor();
      await press('Annuler');
      await page.getByRole('button', { name: 'Mettre en pause' }).waitFor();
      expect((await stored()).status).toBe('open');
    });

    it('withdraws only after a dialog that names it', async () => {
      await posted();
      await open('/terrains/p1');
      await press('Retirer…');
      const dialog = page.getByRole('dialog', { name: `Retirer « ${terrainDraft.title} » ?` });
      await dialog.waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Annuler' }).click();
      expect((await stored()).status).toBe('open');
      await press('Retirer…');
      await dialog.getByLabel('Pourquoi').fill('Nous avons trouvé.');
      await dialog.getByRole('button', { name: 'Retirer' }).click();
      await reads('Retiré par les personnes responsables');
      expect((await stored()).status).toBe('withdrawn');
    });

    it('prolongs, adds a person, and hands over', async () => {
      await posted();
      await open('/terrains/p1');
      await page.getByText('Changer la date de fin').click();
      await page.getByLabel('Nouvelle date de fin').fill('2027-05-31');
      await press('Prolonger');
      await reads('La date de fin est changée.');
      await page.getByText('Personnes responsables (1)').click();
      await page.getByLabel('Adresse électronique').fill('personne');
      await press('Ajouter');
      await reads('Cette adresse n’a pas la forme nom@domaine.fr.');
      await page.getByLabel('Adresse électronique').fill('bob@example.fr');
      await press('Ajouter');
      await page.getByText('Personnes responsables (2)').waitFor();
      await page.getByText('Transmettre à quelqu’un d’autre').click();
      await page.getByLabel('Adresse de la personne').fill('zoe@example.fr');
      await press('Transmettre');
      await page.getByRole('dialog').getByRole('button', { name: 'Transmettre' }).click();
      await reads('C’est transmis.');
      expect(await stored()).toMatchObject({ until: '2027-05-31', owners: [{ person: 'zoe' }] });
    });

    it('hides with a reason and restores, for coordinators', async () => {
      await posted();
      await open('/terrains/p1', cleo);
      await page.getByText('Masquer cette page').click();
      await page.getByLabel('Raison').fill('Non');
      await press('Masquer');
      await reads('Donnez une raison, en quelques mots.');
      await page.getByLabel('Raison').fill('Un nom de famille y figure.');
      await press('Masquer');
      await reads('Masqué par la coordination');
      await press('Rétablir');
      await reads('C’est de nouveau visible.');
      expect((await stored()).status).toBe('open');
    });

    it('moves a question on, with the evidence', async () => {
      await posted('question');
      await open('/questions/p1', bob);
      await page.getByText('Faire avancer la question').click();
      await page.getByLabel('Où en est-elle').selectOption('studied');
      await page.getByLabel('Ce qui l’atteste').fill('https://example.fr/these\nUne enquête de 2026');
      await press('Enregistrer');
      await reads('À l’étude');
      await reads('Une enquête de 2026');
      expect(await stored()).toMatchObject({
        questionState: 'studied',
        evidence: ['https://example.fr/these', 'Une enquête de 2026'],
      });
    });
  });

  it('lists the drafts of this device, and whose they are', async () => {
    await open('/terrains/nouveau');
    await title().fill('Un brouillon en cours');
    await page.getByText(/Brouillon enregistré à/).waitFor();
    await open('/mon-espace/propositions');
    await reads('Un brouillon en cours');
    expect(await axeViolations(page)).toEqual([]);
    await open('/mon-espace/propositions', asker('zoe', 'practitioner'));
    // Names are what the page knows people by; here they are their ids.
    expect(await page.getByText('Un brouillon en cours').count()).toBe(0);
  });

  const pages: [string, Asker | null][] = [
    ['/terrains', null],
    ['/terrains?theme=digital&q=guichet', null],
    ['/terrains?q=introuvable', null],
    ['/questions?lang=en', null],
    ['/terrains/p1', null],
    ['/terrains/p1?depose=1', ana],
    ['/terrains/p1', cleo],
    ['/questions/q1', bob],
    ['/terrains/nouveau', ana],
    ['/terrains/nouveau', bob],
    ['/questions/nouvelle', bob],
    ['/terrains/p1/modifier', ana],
    ['/mon-espace/propositions', ana],
  ];
  it.each(pages)('%s is accessible and fits, at each width and in each theme', async (path, who) => {
    await posted();
    const data = { kind: 'question', content: questionDraft, proposal: 'q1', author: 'bob' };
    const events = [{ type: 'ProposalPosted', data: { ...data, onBehalf: false, provenance: null } }];
    await world.house.store.append('proposal-q1', 0, events, { by: 'bob' });
    if (who) await be(who);
    const shown = await openPage(context, site.url + path);
    const name = `board${path.replace(/\W+/g, '-')}-${who?.person ?? 'visitor'}`;
    expect(await wrongInAnyLook(shown, name)).toEqual([]);
  });

  it.each(['/terrains?theme=digital', '/terrains/p1', '/terrains/nouveau', '/questions/nouvelle'])(
    '%s is reached entirely by keyboard',
    async (path) => {
      await posted();
      await open(path, asker('ana', 'practitioner', 'researcher', 'coordinator'));
      expect(await unreachedByKeyboard(page)).toEqual([]);
    },
  );
});
