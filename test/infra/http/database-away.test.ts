import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../infra/config.ts';
import { openLog } from '../../../infra/observe/log.ts';
import { type Running, startServer } from '../../../infra/server.ts';
import { type Cuttable, cuttable } from '../../kit/cuttable.ts';
import { engines, freshPostgresUrl } from '../../kit/database.ts';

describe.runIf(engines.length > 1)('the server while its database is away', () => {
  let dir: string;
  let running: Running;
  let database: Awaited<ReturnType<typeof freshPostgresUrl>>;
  let way: Cuttable;
  let url: string;
  const get = (path: string, accept: string) =>
    fetch(url + path, { headers: { accept, cookie: 'connecteur.session_token=once-signed-in.signature' } });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'away-'));
    database = await freshPostgresUrl();
    way = await cuttable(database.url);
    const config = readConfig({ PORT: '0', DATA_DIR: dir, DATABASE_URL: way.url, PUBLIC_URL: 'http://localhost' });
    running = await startServer(config, openLog('silent'));
    url = `http://127.0.0.1:${running.port}`;
    await way.cut();
  });
  afterAll(async () => {
    await running.close();
    await way.cut();
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  });

  it('tells programs with a code and people with a page, 503 both', async () => {
    const told = await get('/api/terrains', 'application/json');
    expect([told.status, (await told.json()).code]).toEqual([503, 'database-away']);
    const page = await get('/terrains', 'text/html');
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('revient dans un instant')]);
  });

  it('still says that it lives and what is sick, and dresses its pages, whoever asks', async () => {
    expect((await get('/healthz', '*/*')).status).toBe(200);
    const ready = await get('/readyz', '*/*');
    const { parts } = await ready.json();
    expect([ready.status, parts.database.well]).toEqual([503, false]);
    const css = /\/assets\/[\w-]+\.css/.exec(await (await get('/', 'text/html')).text())?.[0];
    expect((await get(String(css), '*/*')).status).toBe(200);
  });

  it('answers again by itself once the database is back', async () => {
    await way.mend();
    await expect.poll(async () => (await get('/terrains', 'text/html')).status).toBe(200);
    await expect.poll(async () => (await get('/readyz', '*/*')).status, { timeout: 10_000 }).toBe(200);
  });
});
