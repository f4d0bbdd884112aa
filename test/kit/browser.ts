import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { serve as listen } from '@hono/node-server';
import type Axe from 'axe-core';
import type { Hono } from 'hono';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path && existsSync(path));

/** False, said loudly, where no Chromium is installed; with CI set that is a failure. Use as `describe.runIf(hasBrowser)`. */
export const hasBrowser = (() => {
  if (executablePath) return true;
  if (process.env.CI === 'true') throw new Error('No Chromium found: set CHROMIUM_PATH or install it.');
  console.warn('\n!!! SKIPPED: browser tests need Chromium (set CHROMIUM_PATH, or apt-get install chromium).\n');
  return false;
})();

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

export type Look = Readonly<{ width: 320 | 1280; scheme: 'light' | 'dark' }>;
/** The four ways every page must look right in. */
export const looks: readonly Look[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
];

/** A fresh visitor. French, in Paris, without animations. */
export const visitor = (
  browser: Browser,
  look: Look = { width: 1280, scheme: 'light' },
  more: { javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: look.width, height: look.width === 320 ? 640 : 900 },
    colorScheme: look.scheme,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...more,
  });

/** Opens a page and waits until its elements are defined. */
export const openPage = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await settled(page);
  return page;
};

/** Waits until every element of the house on the page is defined and drawn. */
export const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelectorAll(':not(:defined)').length === 0, undefined, { timeout: 20_000 });

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong, one readable line each; `[]` is what is wanted. `rules` looks at these alone. */
export const axeViolations = async (page: Page, rules?: string[]): Promise<string[]> => {
  await page.evaluate(await source());
  const results = await page.evaluate(
    (only) => (window as unknown as { axe: typeof Axe }).axe.run(only ? { runOnly: only } : {}),
    rules,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} – ${target.join(' ')} – ${failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
};

let axeText: Promise<string> | undefined;
const source = () => {
  axeText ??= import('node:fs/promises').then(({ readFile }) => readFile(axeSource, 'utf8'));
  return axeText;
};

/** By how many pixels the page can be scrolled sideways, and what sticks out; `''` is what is wanted. */
export const sidewaysOverflow = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return '';
    const out = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return `${scrollWidth - clientWidth}px: ${out
      .map((one) => `${one.localName}.${one.className}`)
      .slice(0, 8)
      .join(', ')}`;
  });

/** What can be operated but is not reached by pressing Tab from the top; `[]` is what is wanted. */
export const unreachedByKeyboard = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const count = await page.evaluate(
    () => document.querySelectorAll('a, button, input, select, textarea, summary').length,
  );
  for (let press = 0; press < count + 2; press++) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => document.activeElement?.setAttribute('data-reached', ''));
  }
  return page.evaluate(() => {
    const shown = (one: Element) =>
      (one as HTMLElement).checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const inGroup = (one: Element) =>
      one instanceof HTMLInputElement &&
      one.type === 'radio' &&
      document.querySelector(`input[type=radio][name="${one.name}"][data-reached]`) !== null;
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((one) => shown(one) && !one.hasAttribute('data-reached') && !one.matches(':disabled') && !inGroup(one))
      .map((one) => `${one.localName} ${one.textContent?.trim().slice(0, 40) || (one as HTMLInputElement).name}`);
  });
};

/**
 * Looks at a page in every way it must look right in: takes its pictures, and gives what axe finds and what sticks out,
 * one readable line each. `[]` is what is wanted.
 */
export const wrongInAnyLook = async (page: Page, name: string): Promise<string[]> => {
  const wrong: string[] = [];
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.width === 320 ? 640 : 900 });
    await page.emulateMedia({ colorScheme: look.scheme });
    await shoot(page, name, look);
    // A theme changes nothing but colours.
    const rules = look.scheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined;
    const found = [...(await axeViolations(page, rules)), await sidewaysOverflow(page)].filter(Boolean);
    wrong.push(...found.map((line) => `${look.width} ${look.scheme}: ${line}`));
  }
  return wrong;
};

/** A picture of the whole page under `.screenshots/`, named by page and look. */
export const shoot = async (page: Page, name: string, { width, scheme }: Look): Promise<void> => {
  mkdirSync('.screenshots', { recursive: true });
  await page.screenshot({ path: `.screenshots/${name}-${width}-${scheme}.png`, fullPage: true });
};

/** Serves an application on a free port. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the application's variables are
export const serveApp = (app: Hono<any>): Promise<{ url: string; close: () => Promise<void> }> =>
  new Promise((ready) => {
    const server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      ready({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
