import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { TestContext } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { openLog } from '../../infra/observe/log.ts';
import { type Running, startServer } from '../../infra/server.ts';
import { openPage, settled, visitor } from '../kit/browser.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';

/** The product itself, as `npm start` runs it, with a real mail server beside it. */
export type RunningSite = Readonly<{
  url: string;
  running: Running;
  mailServer: SmtpSink;
  /** The newest mail to this address whose subject matches, waited for. */
  mail: (
    to: string,
    subject: RegExp,
  ) => Promise<{ subject: string; text: string; html: string; headers: Map<string, unknown> }>;
  runJob: (name: string) => Promise<void>;
  close: () => Promise<void>;
}>;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts it on an empty data directory, or where `settings` say. */
export const runSite = async (settings: Readonly<Record<string, string>> = {}): Promise<RunningSite> => {
  await build({ configFile: 'web/vite.config.ts' });
  const [port, dataDir, mailServer] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'journey-')), smtpSink()]);
  const url = `http://localhost:${port}`;
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    SMTP_URL: mailServer.url,
    ADMIN_EMAIL: 'camille@example.fr',
    LOG_LEVEL: 'error',
    ...settings,
  });
  const running = await startServer(config, openLog(config.logLevel));
  return {
    url,
    running,
    mailServer,
    mail: async (to, subject) => {
      for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
        const found = mailServer.mails.findLast(
          (mail) => JSON.stringify(mail.to).includes(to) && subject.test(mail.subject ?? ''),
        );
        if (found)
          return {
            subject: found.subject ?? '',
            text: found.text ?? '',
            html: String(found.html),
            headers: found.headers,
          };
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const had = mailServer.mails.map((mail) => `${JSON.stringify(mail.to)} ${mail.subject}`);
      throw new Error(`No mail ${subject} to ${to}; there were:\n${had.join('\n')}`);
    },
    runJob: async (name) => {
      const job = running.house.services.flatMap((service) => service.jobs).find((known) => known.name === name);
      if (!job) throw new Error(`No job named ${name}`);
      await job.run({}, running.house.deps);
    },
    close: async () => {
      await running.close();
      await mailServer.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** The address of the one button of a mail's text. */
export const linkIn = (text: string, path: string): string => {
  const found = new RegExp(`https?://\\S*${path}\\S*`).exec(text)?.[0];
  if (!found) throw new Error(`No link to ${path} in:\n${text}`);
  return found;
};

/** Somebody at their own browser, signed in by the link they were mailed. */
export const signIn = async (site: RunningSite, browser: Browser, address: string): Promise<Page> => {
  const page = await openPage(await visitor(browser), `${site.url}/connexion`);
  await page.getByLabel('Adresse électronique').fill(address);
  await page.getByRole('button', { name: 'Recevoir le lien' }).click();
  await page.getByRole('heading', { name: 'Regardez votre courrier' }).waitFor();
  const { text } = await site.mail(address, /connecter|connexion/i);
  await page.goto(linkIn(text, '/connexion/lien'));
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await page.waitForURL(/bienvenue|mon-espace/);
  await settled(page);
  return page;
};

/** The first visit: who they are. */
export const openProfile = async (
  page: Page,
  name: string,
  role: RegExp | null,
  organisation: string,
): Promise<void> => {
  await page.getByLabel('Prénom et nom').fill(name);
  if (role) await page.getByLabel(role).check();
  await page.getByLabel('Organisation').fill(organisation);
  await page.getByRole('button', { name: 'Ouvrir mon profil' }).click();
  await page.waitForURL(/mon-espace/);
  await settled(page);
};

/** For `beforeEach`: each step stands on the one before, and after a failure the rest would only repeat it. */
export const afterNoFailure = ({ task, skip }: TestContext): void => {
  const earlier = task.suite?.tasks ?? [];
  skip(
    earlier.some((step) => step.result?.state === 'fail'),
    'an earlier step failed',
  );
};

/** Notes what goes wrong behind a page, errors of its script and answers of 500 and above, and hands the page on. */
export const watcher =
  (errors: string[]) =>
  (page: Page): Page => {
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on('response', (answer) => {
      if (answer.status() >= 500) errors.push(`${answer.status()} ${answer.url()}`);
    });
    return page;
  };
