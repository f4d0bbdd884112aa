import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, settled } from '../kit/browser.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { hasRedis, type RedisServer, redisServer } from '../kit/redis-server.ts';
import { afterNoFailure, linkIn, openProfile, type RunningSite, runSite, signIn, watcher } from './running-site.ts';

const hasServers = hasBrowser && engines.some(({ name }) => name === 'PostgreSQL') && hasRedis();

/*
 * The main journey once more, shorter, where the database is a PostgreSQL server and jobs are in Redis: from two posts to an
 * approved partnership. What pages look like is the other journey's business; here it is what the servers keep and carry.
 */
describe.runIf(hasServers)('the main journey on PostgreSQL and Redis', { timeout: 90_000 }, () => {
  const TERRAIN = 'Des familles qui ne viennent plus à la cantine';
  const QUESTION = 'Non-recours et alimentation : ce que la tarification sociale change';
  let database: Awaited<ReturnType<typeof freshPostgresUrl>>;
  let redis: RedisServer;
  let site: RunningSite;
  let browser: Browser;
  let coordinator: Page;
  let practitioner: Page;
  let researcher: Page;
  const errors: string[] = [];

  const watch = watcher(errors);
  const go = async (page: Page, url: string) => {
    await page.goto(url.startsWith('/') ? site.url + url : url);
    await settled(page);
  };
  const reads = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  beforeAll(async () => {
    [database, redis, browser] = await Promise.all([freshPostgresUrl(), redisServer(), openBrowser()]);
    site = await runSite({ DATABASE_URL: database.url, REDIS_URL: redis.url });
  }, 120_000);
  beforeEach(afterNoFailure);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await redis?.stop();
    await database?.drop();
  });

  it('runs on both servers, and says so', async () => {
    const { outside, queue } = site.running.opened;
    expect([outside.database.kind, queue.store]).toEqual(['postgres', 'redis']);
    const { ready, parts } = await fetch(`${site.url}/readyz`).then((answer) => answer.json());
    expect([ready, Object.keys(parts)]).toEqual([true, ['database', 'followers', 'parked', 'queue', 'mail', 'backup']]);
  });

  it('signs three people in by mails that went through the queue', async () => {
    coordinator = watch(await signIn(site, browser, 'camille@example.fr'));
    await openProfile(coordinator, 'Camille Roussel', null, 'Animation du Connecteur');
    practitioner = watch(await signIn(site, browser, 'paul@example.fr'));
    await openProfile(practitioner, 'Paul Meunier', /Praticien·ne/, 'Ville de Quimper');
    researcher = watch(await signIn(site, browser, 'rim@example.fr'));
    await openProfile(researcher, 'Rim Haddad', /Chercheur·e/, 'Laboratoire des mondes sociaux');
  });

  it('takes a terrain and a question, and brings each to the other', async () => {
    await go(practitioner, '/terrains/nouveau');
    await practitioner.getByLabel('Titre').fill(TERRAIN);
    await practitioner
      .getByLabel('Description')
      .fill(
        'Depuis la hausse des prix, des enfants ne mangent plus à la cantine scolaire. La tarification sociale existe, des familles qui y ont droit ne la demandent pas, et nous ne savons pas pourquoi.',
      );
    for (const name of ['Contexte d’étude', 'Entretiens', 'École et éducation'])
      await practitioner.getByLabel(name).first().check();
    await practitioner.getByRole('combobox', { name: 'Lieu' }).fill('quimper');
    await practitioner.getByRole('option', { name: /^Quimper Commune/ }).click();
    await press(practitioner, 'Vérifier mes réponses');
    await press(practitioner, 'Déposer le terrain');
    await practitioner.waitForURL(/\/terrains\/[\w-]+\?/);

    await go(researcher, '/questions/nouvelle');
    await researcher.getByLabel('Titre').fill(QUESTION);
    await researcher
      .getByLabel('Présentation')
      .fill(
        'Nous étudions le non-recours aux droits en matière d’alimentation : ce que la tarification sociale de la restauration scolaire change pour les familles, et qui ne la demande pas.',
      );
    for (const name of ['Sociologie', 'Entretiens', 'École et éducation'])
      await researcher.getByLabel(name).first().check();
    await press(researcher, 'Vérifier mes réponses');
    await press(researcher, 'Déposer la question');
    await researcher.waitForURL(/\/questions\/[\w-]+\?/);
    await reads(researcher, TERRAIN);
    await go(practitioner, '/mon-espace');
    await reads(practitioner, QUESTION);
  });

  it('carries interest and its answer by mail', async () => {
    await go(researcher, '/terrains?q=CANTINES');
    await researcher.getByRole('link', { name: TERRAIN }).click();
    await settled(researcher);
    await researcher.getByLabel('Votre message').fill('Bonjour, puis-je rencontrer les familles avec vous cet hiver ?');
    await researcher.getByLabel('Avec l’une de vos questions').selectOption({ index: 1 });
    await press(researcher, 'Exprimer mon intérêt');
    await reads(researcher, 'Votre message est parti.');
    const { text } = await site.mail('paul@example.fr', /Un intérêt pour/);
    expect(text).toContain('rencontrer les familles avec vous');
    await go(practitioner, linkIn(text, '/interets/'));
    await practitioner.getByLabel('Oui').check();
    await press(practitioner, 'Envoyer ma réponse');
    await site.mail('rim@example.fr', /C’est oui/);
  });

  it('lets both agree the terms and a coordinator approve them; both are told, the terrain says so', async () => {
    const { text } = await site.mail('rim@example.fr', /les termes à écrire/);
    for (const page of [researcher, practitioner]) {
      await go(page, linkIn(text, '/partenariats/'));
      const clauses = page.getByRole('button', { name: /^Accepter la clause/ });
      for (let left = await clauses.count(); left > 0; left--) {
        await clauses.first().click();
        await expect.poll(() => clauses.count()).toBe(left - 1);
      }
    }
    await press(practitioner, 'Envoyer à la coordination');
    await go(coordinator, linkIn((await site.mail('camille@example.fr', /À approuver/)).text, '/partenariats/'));
    await coordinator.getByLabel('Approuver').check();
    await press(coordinator, 'Vérifier mes réponses');
    await press(coordinator, 'Enregistrer la décision');
    await coordinator.waitForURL(/\/coordination\/approbations$/);
    for (const address of ['paul@example.fr', 'rim@example.fr']) await site.mail(address, /c’est approuvé/);
    await go(coordinator, '/terrains?q=cantine');
    await coordinator.getByRole('link', { name: TERRAIN }).click();
    await reads(coordinator, /partenariat/i);
  });

  it('sent each mail once, put no fact aside, and no page erred', async () => {
    const ids = site.mailServer.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const { parts } = await fetch(`${site.url}/readyz`).then((answer) => answer.json());
    expect(parts.parked.says).toBe('none');
    expect(errors).toEqual([]);
  });
});
