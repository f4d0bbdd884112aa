import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openPage, serveApp, settled, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { styleGuide } from './style-guide.ts';

describe.runIf(hasBrowser)('a form that loses nothing', { timeout: 20_000 }, () => {
  let browser: Browser;
  let guide: Awaited<ReturnType<typeof styleGuide>>;
  let site: Awaited<ReturnType<typeof serveApp>>;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    guide = await styleGuide();
    site = await serveApp(guide.app);
    browser = await openBrowser();
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    guide.posted.length = 0;
    guide.answers.length = 0;
    context = await visitor(browser);
    page = await openPage(context, `${site.url}/formulaire`);
  });
  afterEach(() => context.close());

  const fill = async () => {
    await page.getByLabel('Titre').fill('Un guichet qui ferme');
    await page.getByLabel('Description').fill('Ce que deviennent les gens.');
    await page.getByLabel('Contexte d’étude').check();
    await page.getByLabel('Lieu').fill('Brumeval');
  };
  const publish = () => page.getByRole('button', { name: 'Publier le terrain' }).click();
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.className);
  const problem = (status: number, body: object) =>
    new Response(JSON.stringify({ status, ...body }), {
      status,
      headers: { 'content-type': 'application/problem+json' },
    });

  describe('wires each field', () => {
    it('to its label, hint and counter', async () => {
      const title = page.getByLabel('Titre');
      const described = await title.evaluate((one) =>
        one
          .getAttribute('aria-describedby')
          ?.split(' ')
          .map((id) => document.getElementById(id)?.textContent),
      );
      expect(described).toEqual(['Ce qu’on lira dans la liste.', '30 caractères restants sur 30']);
      expect(await title.getAttribute('aria-invalid')).toBe('false');
    });

    it('to its error, and counts without stopping the hand', async () => {
      await page.getByLabel('Titre').fill('x'.repeat(34));
      expect(await page.getByText('4 caractères de trop').count()).toBe(1);
      await publish();
      const title = page.getByLabel('Titre');
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      expect(
        await title.evaluate((one) =>
          document
            .getElementById(one.getAttribute('aria-describedby')?.split(' ')[1] ?? '')
            ?.textContent?.replace(/\s+/g, ' ')
            .trim(),
        ),
      ).toBe('Erreur : Le titre compte au plus 30 caractères.');
    });

    it('lets no more boxes be ticked than allowed, and says so', async () => {
      await page.getByLabel('Contexte d’étude').check();
      await page.getByLabel('Matériau documentaire').check();
      await page.getByLabel('Expérimentation').click();
      expect(await page.getByLabel('Expérimentation').isChecked()).toBe(false);
      expect(await page.getByText('2 choix au plus').count()).toBe(1);
    });
  });

  describe('says what is wrong', () => {
    it('above, in the order of the form, with the focus and the window’s title', async () => {
      await publish();
      expect(await focused()).toBe('error-summary');
      expect(await page.title()).toMatch(/^Erreur\s: Proposer un terrain/);
      expect(await page.locator('.error-summary li').allTextContents()).toEqual([
        'Le titre compte au moins 10 caractères.',
        'Écrivez au moins une phrase.',
        'Choisissez au moins une nature.',
        'Indiquez un lieu.',
      ]);
      expect(guide.posted).toEqual([]);
      expect(await wrongInAnyLook(page, 'foundations-formulaire-erreurs')).toEqual([]);
    });

    it('and each line leads to its field', async () => {
      await publish();
      await page.getByRole('link', { name: 'Choisissez au moins une nature.' }).click();
      expect(await focused()).toBe('natures');
      await page.getByRole('link', { name: 'Indiquez un lieu.' }).click();
      expect(await focused()).toBe('place.label');
    });

    it('no longer, once mended, and reproaches nothing new meanwhile', async () => {
      await publish();
      await page.getByLabel('Lieu').fill('Brumeval');
      expect(await page.locator('.error-summary li').count()).toBe(3);
      await fill();
      expect(await page.locator('.error-summary').count()).toBe(0);
      expect(await page.title()).toMatch(/^Proposer/);
    });

    it('where the server found it', async () => {
      guide.answers.push(
        problem(422, {
          code: 'fields-wrong',
          title: 'À corriger.',
          fields: { title: { code: 'taken', title: 'Ce titre est déjà pris.' } },
        }),
      );
      await fill();
      await publish();
      await page.locator('.error-summary').waitFor();
      expect(await page.getByLabel('Titre').getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByLabel('Titre').inputValue()).toBe('Un guichet qui ferme');
    });

    it('even when it belongs to no field', async () => {
      guide.answers.push(problem(412, { code: 'changed-meanwhile', title: 'Quelqu’un vient de modifier ceci.' }));
      await fill();
      await publish();
      expect(await page.locator('.error-summary li').textContent()).toBe('Quelqu’un vient de modifier ceci.');
    });
  });

  describe('keeps what was typed', () => {
    it('over a reload, and says when it was kept', async () => {
      await fill();
      await page.getByText(/Brouillon enregistré à \d+\sh\s\d\d/).waitFor();
      page.on('dialog', (dialog) => dialog.accept());
      await page.reload();
      await settled(page);
      await page.getByText('Votre brouillon du').waitFor();
      expect(await page.getByLabel('Titre').inputValue()).toBe('Un guichet qui ferme');
      expect(await page.getByLabel('Contexte d’étude').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Repartir de zéro' }).click();
      expect(await page.getByLabel('Titre').inputValue()).toBe('');
      expect(await page.getByLabel('Contexte d’étude').isChecked()).toBe(false);
    });

    it('and asks before leaving it behind, only when something was typed', async () => {
      const asked: string[] = [];
      page.on('dialog', async (dialog) => {
        asked.push(dialog.type());
        await dialog.accept();
      });
      await page.reload();
      await settled(page);
      expect(asked).toEqual([]);
      await fill();
      await page.goto(`${site.url}/guide`);
      expect(asked).toEqual(['beforeunload']);
    });

    it('until it is stored: then the draft goes and the next page says so', async () => {
      await fill();
      await publish();
      await page.waitForURL('**/guide');
      await page.getByText('Terrain publié.').waitFor();
      expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual([]);
    });
  });

  describe('reads its fields as the schema has them', () => {
    it('lists, nested names, numbers, nothing', async () => {
      await fill();
      await page.getByLabel('Liens').fill('https://a.example\n\n https://b.example ');
      await page.getByLabel('Projets à la fois').fill('3');
      await publish();
      await page.waitForURL('**/guide');
      expect(guide.posted.map(({ body }) => body)).toEqual([
        {
          title: 'Un guichet qui ferme',
          description: 'Ce que deviennent les gens.',
          natures: ['context'],
          output: null,
          place: { label: 'Brumeval' },
          links: ['https://a.example', 'https://b.example'],
          capacity: 3,
        },
      ]);
    });

    it('asks for a folded section only when it is open', async () => {
      await fill();
      await page.getByLabel('Données empiriques').check();
      await publish();
      expect(await page.locator('.error-summary li').allTextContents()).toEqual(['Écrivez au moins une phrase.']);
      await page.getByLabel('Quelles données').fill('Registres');
      await publish();
      await page.waitForURL('**/guide');
      expect(guide.posted[0]?.body).toMatchObject({ sheet: { what: 'Registres' } });
    });

    it('starts from given values', async () => {
      const initial = {
        title: 'Déjà écrit',
        natures: ['data'],
        place: { label: 'Ys' },
        links: ['https://a.example', 'https://b.example'],
        capacity: 2,
        output: 'thesis',
      };
      await page.goto(`${site.url}/formulaire?depart=${encodeURIComponent(JSON.stringify(initial))}`);
      await settled(page);
      expect(await page.getByLabel('Titre').inputValue()).toBe('Déjà écrit');
      expect(await page.getByLabel('Lieu').inputValue()).toBe('Ys');
      expect(await page.getByLabel('Données empiriques').isChecked()).toBe(true);
      expect(await page.getByLabel('Quelles données').isVisible()).toBe(true);
      expect(await page.getByLabel('Liens').inputValue()).toBe('https://a.example\nhttps://b.example');
      expect(await page.getByLabel('Production attendue').inputValue()).toBe('thesis');
    });
  });

  describe('shows the answers before they are sent', () => {
    beforeEach(async () => {
      await page.goto(`${site.url}/formulaire?relire=1`);
      await settled(page);
      await fill();
      await page.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    });

    it('with a way back to each, then sends', async () => {
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vérifiez vos réponses');
      expect(await page.locator('dd').first().textContent()).toContain('Un guichet qui ferme');
      expect(guide.posted).toEqual([]);
      expect(await wrongInAnyLook(page, 'foundations-formulaire-relecture')).toEqual([]);
      await page.getByRole('button', { name: 'Modifier : Lieu' }).click();
      expect(await focused()).toBe('place.label');
      await page.getByLabel('Lieu').fill('Ys');
      await page.getByRole('button', { name: 'Vérifier mes réponses' }).click();
      await publish();
      await page.waitForURL('**/guide');
      expect(guide.posted[0]?.body).toMatchObject({ place: { label: 'Ys' } });
    });

    it('comes back to the form when the server refuses', async () => {
      guide.answers.push(
        problem(422, {
          code: 'fields-wrong',
          title: '',
          fields: { 'place.label': { code: 'x', title: 'Lieu inconnu.' } },
        }),
      );
      await publish();
      await page.getByRole('link', { name: 'Lieu inconnu.' }).click();
      expect(await focused()).toBe('place.label');
    });
  });

  describe('sends', () => {
    it('once, however often the button is pressed', async () => {
      await page.route('**/api/guide', async (route) => {
        await new Promise((later) => setTimeout(later, 300));
        await route.continue();
      });
      await fill();
      const button = page.getByRole('button', { name: 'Publier le terrain' });
      await button.dblclick();
      await button.click({ timeout: 1_000 }).catch(() => {});
      await page.waitForURL('**/guide');
      expect(guide.posted).toHaveLength(1);
    });

    it('again under the same key when nobody answered, and says so', async () => {
      const keys: (string | undefined)[] = [];
      await page.route('**/api/guide', (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        return route.abort();
      });
      await fill();
      await publish();
      await page.getByText('Le site ne répond pas').waitFor({ timeout: 8_000 });
      await page.unroute('**/api/guide');
      await publish();
      await page.waitForURL('**/guide');
      keys.push(guide.posted[0]?.key);
      expect(keys).toHaveLength(4);
      expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
      expect(new Set(keys).size).toBe(1);
    });

    it('leads to sign-in when the session is over, and finds everything on return', async () => {
      guide.answers.push(problem(401, { code: 'sign-in-first', title: 'Connectez-vous.' }));
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        return dialog.accept();
      });
      await fill();
      await publish();
      await page.waitForURL('**/connexion?retour=%2Fformulaire');
      await page.goBack();
      await settled(page);
      expect(await page.getByLabel('Lieu').inputValue()).toBe('Brumeval');
      expect(asked).toEqual([]);
    });
  });
});
