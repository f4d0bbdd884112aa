import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeViolations,
  hasBrowser,
  looks,
  openBrowser,
  openPage,
  serveApp,
  shoot,
  sidewaysOverflow,
  unreachedByKeyboard,
  visitor,
} from '../kit/browser.ts';
import { guidePages, styleGuide } from './style-guide.ts';

describe.runIf(hasBrowser)('the pages of the foundations', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;

  beforeAll(async () => {
    site = await serveApp((await styleGuide()).app);
    browser = await openBrowser();
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const addresses = [...guidePages, '/formulaire', '/?moi=oui&lang=en'];
  for (const look of looks)
    describe(`at ${look.width} px, ${look.scheme}`, () => {
      it.each(addresses)('%s is accessible and fits', { timeout: 20_000 }, async (address) => {
        const context = await visitor(browser, look);
        const page = await openPage(context, site.url + address);
        await shoot(page, `foundations-${address.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}`, look);
        expect.soft(await axeViolations(page)).toEqual([]);
        expect.soft(await sidewaysOverflow(page)).toBe('');
        await context.close();
      });
    });

  it.each(addresses)('%s is reached entirely by keyboard', { timeout: 20_000 }, async (address) => {
    const context = await visitor(browser);
    expect(await unreachedByKeyboard(await openPage(context, site.url + address))).toEqual([]);
    await context.close();
  });
});
