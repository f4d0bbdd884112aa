import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { call } from '../../web/ui/call.ts';
import type { confirmThat } from '../../web/ui/confirm-dialog.ts';
import type { toast } from '../../web/ui/status-toast.ts';
import { hasBrowser, openBrowser, openPage, serveApp, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { styleGuide } from './style-guide.ts';

declare const window: Window & {
  call: typeof call;
  toast: typeof toast;
  confirmThat: typeof confirmThat;
  answer?: boolean;
  undone?: boolean;
};

describe.runIf(hasBrowser)('elements', { timeout: 20_000 }, () => {
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
    context = await visitor(browser);
    page = await openPage(context, `${site.url}/formulaire`);
  });
  afterEach(() => context.close());

  describe('confirm-dialog', () => {
    const ask = () =>
      page.evaluate(() => {
        document.querySelector<HTMLElement>('[name=title]')?.focus();
        void window
          .confirmThat({
            title: 'Retirer le terrain « Guichet » ?',
            text: 'Il ne sera plus visible.',
            action: 'Retirer',
            danger: true,
          })
          .then((yes) => {
            window.answer = yes;
          });
      });
    const answer = async () => {
      await page.waitForFunction(() => window.answer !== undefined);
      return page.evaluate(() => window.answer);
    };

    it('goes ahead only on its verb, and gives the focus back', async () => {
      await ask();
      await page.getByRole('button', { name: 'Retirer', exact: true }).click();
      expect(await answer()).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('title');
    });

    it('starts on « Annuler », and Escape means no', async () => {
      await ask();
      await page.getByRole('dialog', { name: 'Retirer le terrain « Guichet » ?' }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Annuler');
      expect(await wrongInAnyLook(page, 'foundations-dialogue')).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await answer()).toBe(false);
      expect(await page.locator('dialog').count()).toBe(0);
    });
  });

  describe('status-toast', () => {
    it('speaks politely and takes back what was done', async () => {
      await page.evaluate(() =>
        window.toast('Intérêt retiré.', () => {
          window.undone = true;
        }),
      );
      expect(await page.getByRole('status').filter({ hasText: 'Intérêt retiré.' }).count()).toBe(1);
      expect(await wrongInAnyLook(page, 'foundations-message')).toEqual([]);
      await page.getByRole('button', { name: 'Annuler' }).click();
      expect(await page.evaluate(() => window.undone)).toBe(true);
      expect(await page.getByText('Intérêt retiré.').count()).toBe(0);
    });

    it('says last what was done last, even when both come before the region is there', async () => {
      await page.evaluate(() => Promise.all([window.toast('C’est masqué.'), window.toast('C’est rétabli.')]));
      expect(await page.locator('.toast span').allTextContents()).toEqual(['C’est rétabli.']);
    });
  });

  describe('call', () => {
    const send = () =>
      page.evaluate(() =>
        window
          .call('POST', '/api/guide', { a: 1 }, { ifMatch: 7 })
          .catch((problem) => ({ ...problem, name: problem.name })),
      );

    it('gives what was answered', async () => {
      expect(await send()).toEqual({ id: 'g1' });
    });

    it('sends the version one saw and the language of the page', async () => {
      const sent = page.waitForRequest('**/api/guide');
      await send();
      const headers = await (await sent).allHeaders();
      expect(headers).toMatchObject({ 'if-match': '"7"', 'accept-language': 'fr', 'content-type': 'application/json' });
    });

    it('throws the problem that was told', async () => {
      const told = { code: 'proposal-not-open', title: 'Cette proposition n’est pas ouverte.', fields: {} };
      guide.answers.push(new Response(JSON.stringify(told), { status: 409 }));
      expect(await send()).toEqual({ name: 'Problem', status: 409, ...told });
    });

    it('makes a sentence of an answer it cannot read', async () => {
      guide.answers.push(new Response('<h1>Bad gateway</h1>', { status: 502 }));
      expect(await send()).toMatchObject({
        status: 502,
        code: 'unexpected',
        title: expect.stringContaining('inattendu'),
      });
    });

    it('takes a new key for what was answered before, and the same for what was not', async () => {
      guide.posted.length = 0;
      guide.answers.push(new Response('', { status: 503 }));
      await send();
      await send();
      await send();
      const [first, second, third] = guide.posted.map(({ key }) => key);
      expect(second).toBe(first);
      expect(third).not.toBe(first);
    });
  });
});
