import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openPage, settled, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { afterNoFailure, linkIn, openProfile, type RunningSite, runSite, signIn, watcher } from './running-site.ts';

const real = resolve(import.meta.dirname, '../../../shared/corpus/minutes-2020-05-20.md');
const minutes = existsSync(real) ? real : resolve(import.meta.dirname, '../meetings/fixtures/compte-rendu-brut.txt');

/*
 * The main journey, walked by three people in three real browsers against the real product, from minutes to what comes
 * back to the terrain. Each step stands on the one before; a picture of each page is kept under .screenshots/.
 */
describe.runIf(hasBrowser)('the main journey', { timeout: 240_000 }, () => {
  let site: RunningSite;
  let browser: Browser;
  let coordinator: Page;
  let practitioner: Page;
  let researcher: Page;
  const errors: string[] = [];

  const watch = watcher(errors);
  const go = async (page: Page, path: string) => {
    await page.goto(site.url + path);
    await settled(page);
  };
  const looksRight = async (page: Page, name: string) => {
    await settled(page);
    expect(await wrongInAnyLook(page, `journey-${name}`), name).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const reads = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });

  beforeAll(async () => {
    [site, browser] = await Promise.all([runSite(), openBrowser()]);
  }, 120_000);
  beforeEach(afterNoFailure);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('lets three people sign in by mail and say who they are', async () => {
    coordinator = watch(await signIn(site, browser, 'camille@example.fr'));
    await openProfile(coordinator, 'Camille Roussel', null, 'Animation du Connecteur');
    practitioner = watch(await signIn(site, browser, 'paul@example.fr'));
    await looksRight(practitioner, 'welcome');
    await openProfile(practitioner, 'Paul Meunier', /Praticien·ne/, 'Ville de Saint-Brieuc');
    researcher = watch(await signIn(site, browser, 'rim@example.fr'));
    await openProfile(researcher, 'Rim Haddad', /Chercheur·e/, 'Laboratoire des mondes sociaux');
    await looksRight(researcher, 'space-empty');
  });

  it('2. imports minutes, publishes them, and takes notes up as questions and terrains', async () => {
    await go(coordinator, '/coordination');
    await looksRight(coordinator, 'coordination');
    await coordinator.getByRole('link', { name: 'Importer un compte rendu' }).click();
    await settled(coordinator);
    await coordinator.getByLabel('Document du compte rendu').setInputFiles(minutes);
    await coordinator.getByRole('button', { name: 'Lire le document' }).click();
    await reads(coordinator, /Ce qui a été compris/);
    await looksRight(coordinator, 'import-preview');
    await coordinator.getByRole('button', { name: 'Enregistrer' }).first().click();
    await reads(coordinator, 'Compte rendu enregistré.');
    await go(coordinator, '/seances');
    await coordinator
      .locator('main')
      .getByRole('link')
      .filter({ hasNotText: /Importer/ })
      .first()
      .click();
    await settled(coordinator);
    await coordinator.getByRole('button', { name: 'Publier le compte rendu' }).click();
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Publier le compte rendu' }).click();
    await reads(coordinator, 'Compte rendu publié.');
    await coordinator.getByRole('button', { name: 'Reprendre toutes les pistes' }).click();
    await coordinator.getByRole('button', { name: 'Tout reprendre' }).click();
    await reads(coordinator, /notes? reprises?/);
    await looksRight(coordinator, 'meeting');
    await expect
      .poll(async () => (await fetch(`${site.url}/api/questions`).then((answer) => answer.json())).total)
      .toBe(minutes === real ? 16 : 3);
  });

  it('3. a practitioner posts a terrain: errors are beside the fields and nothing typed is lost', async () => {
    await go(practitioner, '/terrains/nouveau');
    await practitioner.getByLabel('Titre').fill('Court');
    await practitioner.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    await reads(practitioner, 'Le titre compte au moins 10 caractères.');
    await looksRight(practitioner, 'terrain-form-errors');
    await practitioner.getByLabel('Titre').fill('Des habitants qui renoncent à leurs démarches en ligne');
    await practitioner
      .getByLabel('Description')
      .fill(
        'À l’accueil du CCAS, des personnes viennent parce qu’elles ne savent pas se servir d’internet : dossiers de CAF, impôts, carte grise. Trois agents les aident chaque matin. Nous voulons comprendre qui renonce, et pourquoi.',
      );
    await practitioner.reload();
    await settled(practitioner);
    await expect.poll(() => practitioner.getByLabel('Titre').inputValue()).toMatch(/renoncent/);
    await practitioner.getByLabel('Contexte d’étude').check();
    await practitioner.getByLabel('Entretiens').check();
    await practitioner.getByLabel('Observation').check();
    await practitioner.getByLabel('Numérique et données').check();
    await practitioner.getByRole('combobox', { name: 'Lieu' }).fill('saint-brieuc');
    await practitioner.getByRole('option', { name: /^Saint-Brieuc Commune/ }).click();
    await practitioner.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    await looksRight(practitioner, 'terrain-form-review');
    await practitioner.getByRole('button', { name: 'Déposer le terrain' }).click();
    await practitioner.waitForURL(/\/terrains\/[\w-]+\?/);
    await looksRight(practitioner, 'terrain-posted');
  });

  it('3. a researcher posts a question the same way', async () => {
    await go(researcher, '/questions/nouvelle');
    await researcher.getByLabel('Titre').fill('Le non-recours aux droits à l’épreuve de la dématérialisation');
    await researcher
      .getByLabel('Présentation')
      .fill(
        'Nous étudions comment l’illectronisme nourrit le non-recours, et ce que les guichets de proximité inventent pour maintenir l’accès aux droits des publics éloignés du numérique.',
      );
    await researcher.getByLabel('Sociologie').check();
    await researcher.getByLabel('Entretiens').check();
    await researcher.getByLabel('Numérique et données').check();
    await researcher.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    await researcher.getByRole('button', { name: 'Déposer la question' }).click();
    await researcher.waitForURL(/\/questions\/[\w-]+\?/);
  });

  it('4. each sees the matches of what they posted, with reasons, both ways, and can correct a concept', async () => {
    await reads(researcher, 'Des habitants qui renoncent à leurs démarches en ligne');
    const first = researcher.locator('.match-list > li').first();
    await first.getByText('À vérifier').waitFor();
    expect(await first.textContent()).toContain('Des habitants qui renoncent');
    await researcher
      .locator('concept-list')
      .getByRole('button', { name: /^Confirmer/ })
      .first()
      .click();
    await researcher.locator('concept-list').getByText('confirmée').waitFor();
    await looksRight(researcher, 'question-matches');
    await go(practitioner, '/mon-espace');
    await reads(practitioner, 'Le non-recours aux droits à l’épreuve de la dématérialisation');
    await looksRight(practitioner, 'space-matches');
  });

  it('5. anyone, without an account and without script, searches and reads', async () => {
    const context = await visitor(browser, { width: 320, scheme: 'light' }, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/terrains?q=DEMARCHES+habitant`);
    expect(
      await page.getByRole('link', { name: 'Des habitants qui renoncent à leurs démarches en ligne' }).count(),
    ).toBe(1);
    await page.goto(`${site.url}/terrains?departement=22`);
    await page.getByRole('link', { name: 'Des habitants qui renoncent à leurs démarches en ligne' }).click();
    expect(await page.getByText('Trois agents les aident chaque matin').count()).toBe(1);
    await page.goto(`${site.url}/?lang=en`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.context().close();
  });

  it('6. interest reaches the practitioner by mail with its message, and is answered after a clarification', async () => {
    await go(researcher, '/terrains?q=démarches');
    await researcher.getByRole('link', { name: 'Des habitants qui renoncent à leurs démarches en ligne' }).click();
    await settled(researcher);
    await looksRight(researcher, 'terrain-as-researcher');
    await researcher
      .getByLabel('Votre message')
      .fill('Bonjour, je mène une thèse sur le non-recours et j’aimerais suivre vos matinées d’accueil.');
    await researcher.getByLabel('Avec l’une de vos questions').selectOption({ index: 1 });
    await researcher.getByRole('button', { name: 'Exprimer mon intérêt' }).click();
    await reads(researcher, 'Votre message est parti.');
    const mail = await site.mail('paul@example.fr', /Un intérêt pour/);
    expect(mail.text).toContain('je mène une thèse sur le non-recours');
    expect(String(mail.headers.get('auto-submitted'))).toBe('auto-generated');
    await practitioner.goto(linkIn(mail.text, '/interets/'));
    await settled(practitioner);
    await looksRight(practitioner, 'interest');
    await practitioner.getByLabel('J’ai d’abord besoin d’une précision').check();
    await practitioner.getByLabel('Votre demande de précision').fill('Combien de matinées, et à quelle saison ?');
    await practitioner.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    expect((await site.mail('rim@example.fr', /Une précision sur/)).text).toContain('à quelle saison');
    await researcher.reload();
    await settled(researcher);
    await researcher.getByLabel('Votre précision').fill('Dix matinées, de février à avril, une fois par semaine.');
    await researcher.getByRole('button', { name: 'Envoyer ma précision' }).click();
    await site.mail('paul@example.fr', /La précision demandée/);
    await practitioner.reload();
    await settled(practitioner);
    await practitioner.getByLabel('Oui').check();
    await practitioner.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await site.mail('rim@example.fr', /C’est oui/);
  });

  it('7. both sides agree every clause; a coordinator who is no party approves; both are told; the terrain says so', async () => {
    const mail = await site.mail('rim@example.fr', /les termes à écrire/);
    const agreeAll = async (page: Page) => {
      await page.goto(linkIn(mail.text, '/partenariats/'));
      await settled(page);
      const buttons = page.getByRole('button', { name: /^Accepter la clause/ });
      for (let left = await buttons.count(); left > 0; left--) {
        await buttons.first().click();
        await expect.poll(() => buttons.count()).toBe(left - 1);
      }
    };
    await agreeAll(researcher);
    await agreeAll(practitioner);
    await looksRight(practitioner, 'partnership');
    await practitioner.getByRole('button', { name: 'Envoyer à la coordination' }).click();
    await site.mail('camille@example.fr', /À approuver/);
    await go(coordinator, '/coordination/approbations');
    await looksRight(coordinator, 'approvals');
    await coordinator
      .locator('main')
      .getByRole('link', { name: /non-recours aux droits/ })
      .click();
    await settled(coordinator);
    await coordinator.getByLabel('Approuver').check();
    await coordinator.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    await coordinator.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await coordinator.waitForURL(/\/coordination\/approbations$/);
    for (const address of ['paul@example.fr', 'rim@example.fr']) await site.mail(address, /c’est approuvé/);
    await go(coordinator, '/terrains?q=démarches');
    await coordinator.getByRole('link', { name: 'Des habitants qui renoncent' }).click();
    await reads(coordinator, /partenariat/i);
    await looksRight(coordinator, 'terrain-engaged');
  });

  it('7. a restitution is promised, given, and told on the terrain’s public page', async () => {
    const { text } = await site.mail('rim@example.fr', /c’est approuvé/);
    await researcher.goto(linkIn(text, '/partenariats/'));
    await settled(researcher);
    await researcher.getByText('Promettre une restitution').click();
    await researcher.getByLabel('Ce qui sera rendu au terrain').fill('Une présentation aux agents de l’accueil');
    await researcher.getByLabel('Au plus tard le').fill('2027-06-30');
    await researcher.getByRole('button', { name: 'Promettre cette restitution' }).click();
    await researcher.getByRole('heading', { name: 'Une présentation aux agents' }).waitFor();
    await site.mail('paul@example.fr', /Une restitution promise/);
    await looksRight(researcher, 'partnership-formed');
    const page = await openPage(await visitor(browser), `${site.url}/terrains?q=démarches`);
    await page.getByRole('link', { name: 'Des habitants qui renoncent' }).click();
    await reads(page, 'Une présentation aux agents de l’accueil');
    await page.context().close();
  });

  it('8. new matches come in one digest, with a way to stop it that a scanner cannot take', async () => {
    await go(practitioner, '/mon-espace/preferences');
    await looksRight(practitioner, 'preferences');
    await practitioner
      .getByLabel(/Aussitôt|Immédiat|dès/i)
      .first()
      .check();
    await practitioner.getByRole('button', { name: 'Enregistrer' }).click();
    await reads(practitioner, /enregistrée?s?/i);
    await site.runJob('suggest-matches');
    await expect
      .poll(
        async () => {
          await site.runJob('prepare-digests');
          return site.mailServer.mails.some((mail) => /rapprochement/.test(mail.subject ?? ''));
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(true);
    const mail = await site.mail('paul@example.fr', /rapprochements? nouveaux? pour vous/);
    const stop = linkIn(mail.text, '/desinscription/');
    expect((await fetch(stop)).status).toBe(200);
    const person = await fetch(stop, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(person.status).toBe(200);
    const digests = site.mailServer.mails.filter(
      (one) => /rapprochement/.test(one.subject ?? '') && JSON.stringify(one.to).includes('paul@'),
    ).length;
    expect(digests).toBe(1);
  });

  it('9. everything has its timeline, and no page erred on the way', async () => {
    await go(researcher, '/mon-espace');
    await looksRight(researcher, 'space');
    await go(researcher, '/mon-espace?lang=en');
    await looksRight(researcher, 'space-en');
    expect(errors).toEqual([]);
  });
});
