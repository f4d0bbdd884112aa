import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { hasBrowser, openBrowser, openPage, settled, visitor } from '../kit/browser.ts';
import { chance } from '../kit/chance.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { hasRedis, type RedisServer, redisServer } from '../kit/redis-server.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';
import { json, type Visit } from '../kit/visit.ts';
import { freePort } from './kit/process.ts';
import { joined, type Letters, lettersAt, linkFor } from './kit/signed-in.ts';
import { report } from './report.ts';
import { isFull, patience, seed, volume } from './volume.ts';

/*
 * Several processes: two of each part behind one address; any of them killed while people post, and while an open page waits
 * for news.
 */

const ROUNDS = volume(1, 5);
const PARTS = ['http-1', 'followers-1', 'jobs-1', 'http-2', 'followers-2', 'jobs-2'];
/** One of each part is enough where time is short. */
const KILLED = isFull ? PARTS : PARTS.slice(0, 3);
const CLIENTS = 4;
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SEVERAL = fileURLToPath(new URL('../../infra/deploy/several.ts', import.meta.url));
const LONGEST_TROUBLE_MS = 5_000;

type Told = { process: string; pid?: number; listening?: number };

describe.skipIf(engines.length < 2 || !hasRedis())('several processes', { timeout: patience(240_000) }, () => {
  let fresh: Awaited<ReturnType<typeof freshPostgresUrl>>;
  let redis: RedisServer;
  let smtp: SmtpSink;
  let all: ChildProcess;
  let url: string;
  const pids = new Map<string, number>();
  const ports = new Map<string, number>();
  const listened = new Map<string, number>();
  let said = '';
  let browser: Browser | undefined;
  const lines = { volume: '', seen: '', control: '' };

  beforeAll(async () => {
    [fresh, redis, smtp] = await Promise.all([freshPostgresUrl(), redisServer(), smtpSink()]);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const env = {
      DATABASE_URL: fresh.url,
      REDIS_URL: redis.url,
      SMTP_URL: smtp.url,
      PUBLIC_URL: url,
      LOG_LEVEL: 'error',
    };
    all = spawn(process.execPath, ['--import', TSX, SEVERAL], {
      env: { PATH: process.env.PATH, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    all.stdout?.on('data', (chunk: Buffer) => {
      for (const line of chunk
        .toString()
        .split('\n')
        .filter((one) => one.startsWith('{')))
        hear(JSON.parse(line));
    });
    all.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    for (const end = Date.now() + 120_000; ports.size < PARTS.length; await pause(100))
      if (Date.now() > end) throw new Error(`they did not all start: ${[...ports.keys()]}\n${said}`);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    const gone = new Promise((done) => all.once('exit', done));
    if (all.kill('SIGTERM')) await gone;
    await Promise.all([redis.stop(), smtp.close()]);
    await fresh.drop();
    if (lines.seen && lines.control) report({ fault: 17, on: 'PostgreSQL + Redis, two of each part', ...lines });
  });
  const hear = ({ process: name, pid, listening }: Told) => {
    if (pid) pids.set(name, pid);
    if (!listening) return;
    ports.set(name, listening);
    listened.set(name, (listened.get(name) ?? 0) + 1);
  };

  let ana: Visit;
  let terrain = '';
  const at = (name: string, path: string, init?: RequestInit) =>
    ana(`http://127.0.0.1:${ports.get(name)}${path}`, init);

  it('know one person, and show at once in the other what was posted in one', async () => {
    ana = await joined({ url, letters: lettersAt(smtp) }, 'ana.kermarec@sablieres.example');
    const answer = await at('http-1', '/api/terrains', json('POST', terrainDraft));
    expect(answer.status).toBe(201);
    terrain = ((await answer.json()) as { id: string }).id;
    expect((await at('http-2', `/api/proposals/${terrain}`)).status).toBe(200);
    expect(await (await at('http-2', '/api/me')).json()).toMatchObject({ roles: ['practitioner', 'researcher'] });
  });

  it.runIf(hasBrowser)('tell an open page what was done in whichever of them, though its own is killed', async () => {
    const letters = lettersAt(smtp);
    const bob = await joined({ url, letters }, 'bob.lagadec@sablieres.example');
    /** Done in that process and no other. */
    const does = async (name: string, path: string, body: object) => {
      const answer = await bob(`http://127.0.0.1:${ports.get(name)}${path}`, json('POST', body));
      expect(answer.status, path).toBe(201);
      return (await answer.json()) as { id: string };
    };
    const page = await openAs('ana.kermarec@sablieres.example', '/mon-espace/echanges');
    // What would be gone if the page were loaded again.
    await page.evaluate(() => {
      document.documentElement.dataset.same = 'yes';
    });
    const notice = page.locator('news-notice .toast');
    const shown = async () => {
      await notice.getByRole('button', { name: 'Actualiser' }).click();
      await notice.waitFor({ state: 'detached' });
    };
    const { id } = await does('http-1', `/api/proposals/${terrain}/interests`, {
      message: 'Votre terrain rejoint exactement ma thèse : pourrions-nous en parler ?',
    });
    await notice.waitFor();
    await shown();
    await page.locator(`main a[href="/interets/${id}"]`).first().waitFor();
    await does('http-2', `/api/conversations/${id}/messages`, { text: 'Je précise.' });
    await notice.waitFor();
    await shown();
    const streams = async (name: string) =>
      Number(/^connecteur_news_streams (\d+)$/m.exec(await (await at(name, '/metrics')).text())?.[1]);
    const [held, other] = (await streams('http-1')) > 0 ? ['http-1', 'http-2'] : ['http-2', 'http-1'];
    expect(await streams(held)).toBe(1);
    process.kill(pids.get(held) ?? 0, 'SIGKILL');
    await does(other, `/api/conversations/${id}/messages`, { text: 'Toujours là ?' });
    await notice.waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.same)).toBe('yes');
    // Whoever leaves is known to have left, behind the round robin too.
    await page.close();
    const open = async () => (await streams('http-1')) + (await streams('http-2'));
    await expect.poll(() => open().catch(() => 'one of them is not back')).toBe(0);
  });

  /** Somebody's browser, signed in through the pages, on this page. */
  const openAs = async (address: string, path: string): Promise<Page> => {
    browser = await openBrowser();
    const page = await openPage(await visitor(browser), `${url}/connexion`);
    const before = (await lettersAt(smtp)(address)).length;
    await page.getByLabel('Adresse électronique').fill(address);
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    const fresh: Letters = async (to) => (await lettersAt(smtp)(to)).slice(0, -before || undefined);
    await page.goto(`${url}/connexion/lien?${await linkFor(fresh, address)}`);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL(/mon-espace/);
    await page.goto(url + path);
    await settled(page);
    return page;
  };

  /** Asks until it is acknowledged, with the same key each time. Answers its id, and how long it took if it failed before. */
  const postOne = async (key: string) => {
    const request = json(
      'POST',
      { ...terrainDraft, title: `Terrain ${key} pour la bascule` },
      { 'idempotency-key': key },
    );
    const since = Date.now();
    for (let failures = 0; ; failures += 1) {
      const answer = await ana('/api/terrains', request).catch(() => undefined);
      const { id = '' } = answer?.status === 201 ? ((await answer.json()) as { id: string }) : {};
      if (id) return { id, trouble: failures > 0 ? Date.now() - since : 0 };
      await answer?.arrayBuffer();
      await pause(100);
    }
  };
  const post = async (client: number, isOver: () => boolean) => {
    const done: { id: string; trouble: number }[] = [];
    for (let nth = 0; !isOver(); nth += 1) {
      done.push(await postOne(`${client}-${nth}`));
      await pause(30);
    }
    return done;
  };

  const killEach = async () => {
    const dice = chance(seed);
    for (const part of Array.from({ length: ROUNDS }, () => KILLED).flat()) {
      const before = listened.get(part) ?? 0;
      process.kill(pids.get(part) ?? 0, 'SIGKILL');
      while ((listened.get(part) ?? 0) === before) await pause(50);
      await pause(dice() * 300);
    }
  };

  it('lose nothing and trouble nobody for long when any one of them is killed', async () => {
    let over = false;
    const posting = Array.from({ length: CLIENTS }, (_, client) => post(client, () => over));
    await killEach();
    over = true;
    const done = (await Promise.all(posting)).flat();
    const acknowledged = done.map(({ id }) => id);
    const longest = Math.max(...done.map(({ trouble }) => trouble));
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    for (const id of acknowledged) expect((await ana(`/api/proposals/${id}`)).status, id).toBe(200);
    expect(longest).toBeLessThan(LONGEST_TROUBLE_MS);
    await followed(acknowledged);
    lines.volume = `${ROUNDS * KILLED.length} kills, ${acknowledged.length} terrains posted by ${CLIENTS}`;
    lines.seen = `0 lost, 0 twice, longest trouble ${longest} ms`;
  });

  it('would be missed by whoever spoke to one of them alone (negative control)', async () => {
    const [before, alone] = [listened.get('http-1') ?? 0, `http://127.0.0.1:${ports.get('http-1')}/healthz`];
    process.kill(pids.get('http-1') ?? 0, 'SIGKILL');
    let failed = 0;
    let throughAll = 0;
    while ((listened.get('http-1') ?? 0) === before) {
      await fetch(alone, { headers: { connection: 'close' } }).catch(() => {
        failed += 1;
      });
      if ((await fetch(`${url}/healthz`)).ok) throughAll += 1;
      await pause(20);
    }
    expect(failed).toBeGreaterThan(0);
    expect(throughAll).toBeGreaterThan(0);
    lines.control = `asked of the killed one alone: ${failed} requests failed until it was back`;
  });

  /** What follows the log came to its end: every terrain is known to matching. */
  const followed = async (ids: readonly string[]) => {
    const last = ids.at(-1) ?? '';
    for (const end = Date.now() + 30_000; ; await pause(200)) {
      const answer = await ana(`/api/proposals/${last}/matches`);
      if (answer.status === 200) return;
      if (Date.now() > end) throw new Error(`${last} was never followed: ${answer.status}`);
    }
  };
});
