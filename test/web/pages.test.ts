import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeViolations,
  hasBrowser,
  looks,
  openBrowser,
  openPage,
  serveApp,
  settled,
  sidewaysOverflow,
  unreachedByKeyboard,
  visitor,
  wrongInAnyLook,
} from '../kit/browser.ts';
import { guidePages, styleGuide } from './style-guide.ts';

describe.runIf(hasBrowser)('the pages of the foundations', { timeout: 30_000 }, () => {
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
  it.each(addresses)(
    '%s is accessible and fits, at each width and in each theme',
    { timeout: 30_000 },
    async (address) => {
      const context = await visitor(browser);
      const complaints: string[] = [];
      context.on('weberror', (broken) => complaints.push(String(broken.error())));
      context.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
      const page = await openPage(context, site.url + address);
      const name = address.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      expect.soft(await wrongInAnyLook(page, `foundations-${name}`)).toEqual([]);
      expect.soft(complaints).toEqual([]);
      // 200 % of zoom on a small laptop.
      await page.setViewportSize({ width: 640, height: 400 });
      expect.soft(await sidewaysOverflow(page)).toBe('');
      await context.close();
    },
  );

  it('would be caught if they were not', async () => {
    const context = await visitor(browser, looks[2]);
    const page = await openPage(context, `${site.url}/perdu`);
    await page.evaluate(() => {
      const bad = document.createElement('img');
      bad.width = 900;
      bad.src = '/assets/icon.svg';
      const unreachable = document.createElement('button');
      unreachable.tabIndex = -1;
      unreachable.textContent = 'Hors d’atteinte';
      bad.style.maxWidth = 'none';
      document.querySelector('main')?.append(bad, unreachable);
    });
    expect(await axeViolations(page)).toEqual([expect.stringContaining('image-alt')]);
    expect(await sidewaysOverflow(page)).toContain('img');
    expect(await unreachedByKeyboard(page)).toEqual(['button Hors d’atteinte']);
    await page.evaluate(() => {
      const pale = document.createElement('p');
      pale.textContent = 'Presque illisible dans le noir';
      pale.style.color = '#25221c';
      document.querySelector('main')?.append(pale);
    });
    const wrong = await wrongInAnyLook(page, 'foundations-wrong');
    expect(wrong).toContainEqual(expect.stringContaining('320 dark: color-contrast'));
    expect(wrong).not.toContainEqual(expect.stringContaining('light: color-contrast'));
    await context.close();
  });

  it.each(['fr', 'en'])('keeps its menu as high when the first thing waits, at any width (%s)', async (language) => {
    const context = await visitor(browser);
    const page = await openPage(context, `${site.url}/?moi=oui&lang=${language}`);
    /** With how many things waiting the menu is how high. */
    const heights = () =>
      page.evaluate(() => {
        const nav = document.querySelector('.main-nav') as HTMLElement;
        const space = nav.querySelector('a[href="/mon-espace"]') as HTMLElement;
        const shown = space.querySelector('.count') as HTMLElement;
        shown.textContent = '1';
        const [name, ...waiting] = space.childNodes;
        const one = nav.offsetHeight;
        space.replaceChildren(name as Node);
        const none = nav.offsetHeight;
        space.append(...waiting);
        return { none, one };
      });
    const moved: string[] = [];
    for (let width = 320; width <= 1280; width += width < 840 ? 8 : 80) {
      await page.setViewportSize({ width, height: 640 });
      const { none, one } = await heights();
      if (none !== one) moved.push(`${width}: ${none} → ${one}`);
    }
    expect(moved).toEqual([]);
    await context.close();
  });

  it('shows its content and takes filters without script', async () => {
    const context = await visitor(browser, looks[2], { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/terrains?lang=en`);
    await page.getByText('Filter the list').click();
    await page.getByLabel('Logement et habitat').check();
    await page.getByRole('button', { name: 'See 1,234 terrains' }).click();
    const { searchParams } = new URL(page.url());
    expect(searchParams.getAll('theme')).toEqual(['num', 'log', 'alim']);
    expect(searchParams.get('q')).toBe('cantine');
    expect(searchParams.get('lang')).toBe('en');
    await context.close();
  });

  it('keeps a forced theme, there before the first paint', async () => {
    const context = await visitor(browser);
    const page = await openPage(context, site.url);
    await page.getByLabel('Sombre').check();
    // Looks at the very moment the body comes into being: nothing can have been painted yet.
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.body) return;
        watch.disconnect();
        Object.assign(window, { themeAtBirth: document.documentElement.dataset.theme });
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await settled(page);
    expect(await page.evaluate(() => (window as { themeAtBirth?: string }).themeAtBirth)).toBe('dark');
    await page.getByLabel('Comme l’appareil').check();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
    await context.close();
  });

  it('leads to the content first, and to the same page in the other language', async () => {
    const context = await visitor(browser);
    const page = await openPage(context, `${site.url}/terrains?theme=num`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
    await page.getByRole('link', { name: 'English' }).click();
    expect(page.url()).toBe(`${site.url}/terrains?theme=num&lang=en`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await context.close();
  });

  it('arrives in less than 40 kB before anything is touched', async () => {
    const context = await visitor(browser);
    const page = await context.newPage();
    const sizes: number[] = [];
    page.on('response', async (answer) => sizes.push((await answer.request().sizes()).responseBodySize));
    await page.goto(site.url, { waitUntil: 'networkidle' });
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
    await context.close();
  });

  it('prints light and without menus, whatever the screen shows', async () => {
    const context = await visitor(browser, looks[1]);
    const page = await openPage(context, `${site.url}/guide`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
    expect(ink).toBe('rgb(37, 34, 28)');
    for (const gone of ['.main-nav', '.site-footer', '.breadcrumb']) expect(await page.isVisible(gone)).toBe(false);
    await page.screenshot({ path: '.screenshots/foundations-print.png', fullPage: true });
    await context.close();
  });

  it.each(['/', '/terrains', '/guide', '/formulaire', '/?moi=oui&lang=en'])(
    '%s is reached entirely by keyboard',
    { timeout: 20_000 },
    async (address) => {
      const context = await visitor(browser);
      expect(await unreachedByKeyboard(await openPage(context, site.url + address))).toEqual([]);
      await context.close();
    },
  );
});
