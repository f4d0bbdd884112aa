import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableName } from '../../infra/db/view-tables.ts';
import { openApi } from '../../infra/http/openapi.ts';
import { allServices } from '../../infra/services.ts';
import { endpointSpec } from '../../services/kit/http.ts';
import { type NewsApp, newsApp } from '../kit/news-app.ts';
import { openWorld, type World } from '../kit/slice-spec.ts';

const root = resolve(import.meta.dirname, '../..');

/** Source files below these folders, as paths from the root. */
const sources = async (...folders: string[]): Promise<string[]> => {
  const lists = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  );
  return lists.flat().filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
};

describe('services', () => {
  it('own each stream prefix once', () => {
    const owned = allServices.flatMap((service) => service.owns);
    expect(owned.filter((prefix, i) => owned.some((other, j) => i !== j && prefix.startsWith(other)))).toEqual([]);
  });
  it('name each view table, follower and job once', () => {
    for (const names of [
      allServices.flatMap((service) => service.views.flatMap((view) => view.tables.map(tableName))),
      allServices.flatMap((service) => [...service.views, ...service.reactors].map(({ name }) => name)),
      allServices.flatMap((service) => service.jobs.map(({ name }) => name)),
    ])
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
  it('mark every event they own, and say it in words', () => {
    for (const service of allServices)
      for (const type of Object.keys(service.privacy))
        expect(service.words, `${service.name}: ${type}`).toHaveProperty(type);
  });
});

describe('words', () => {
  it('exist in both languages for every code the code can answer', async () => {
    const said = new Set(Object.keys(Object.assign({}, ...allServices.map((service) => service.words))));
    const { generalWords } = await import('../../shared/contracts/general.ts');
    for (const code of Object.keys(generalWords)) said.add(code);
    const silent: string[] = [];
    for (const path of await sources('services', 'shared/contracts', 'infra/http')) {
      const text = await readFile(join(root, path), 'utf8');
      const codes = [
        ...text.matchAll(/new Problem\(\s*\d+,\s*'([a-z-]+)'/g),
        ...text.matchAll(
          /v\.(?:min|max|is|url|email|check|picklist|integer|number|regex|length|iso)\w*\((?:[^()]|\([^()]*\))*?,\s*'([a-z]+(?:-[a-z]+)+)'\s*\)/g,
        ),
        ...text.matchAll(/refuse\('([a-z-]+)'\)/g),
      ].map(([, code]) => code ?? '');
      for (const code of codes) if (!said.has(code)) silent.push(`${path}: ${code}`);
    }
    expect(silent).toEqual([]);
  });
  it('are never empty, nor the same file of French in both', () => {
    for (const service of allServices)
      for (const [key, sentence] of Object.entries(service.words)) {
        expect(sentence.fr.trim(), key).not.toBe('');
        expect(sentence.en.trim(), key).not.toBe('');
      }
  });
});

describe('the live router', () => {
  let world: World;
  let site: NewsApp;
  beforeAll(async () => {
    world = await openWorld();
    site = newsApp(world);
  }, 60_000);
  afterAll(async () => {
    await site.close();
    await world.close();
  });
  const asked = async (method: string, path: string, by?: object) =>
    site.app.request(path.replace(/:\w+/g, 'x'), {
      method,
      headers: { 'content-type': 'application/json', ...(by && { 'x-asker': JSON.stringify(by) }) },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });

  const endpoints = () => site.app.routes.filter(({ handler }) => endpointSpec(handler) !== undefined);

  it('has no API route without its access', () => {
    const bare = site.app.routes
      .filter(({ path, method, handler }) => path.startsWith('/api/') && method !== 'ALL' && !endpointSpec(handler))
      .map(({ method, path }) => `${method} ${path}`);
    expect(bare).toEqual([]);
    expect(endpoints().length).toBeGreaterThan(10);
  });

  it('refuses visitors wherever somebody must be signed in', async () => {
    for (const { method, path, handler } of endpoints()) {
      const spec = endpointSpec(handler);
      const answer = await asked(method, path);
      if (spec?.who === 'anyone') expect(answer.status, `${method} ${path}`).not.toBe(401);
      else expect(answer.status, `${method} ${path}`).toBe(401);
    }
  });

  it('refuses people without the role wherever one is named', async () => {
    for (const { method, path, handler } of endpoints()) {
      const access = endpointSpec(handler)?.who;
      if (!Array.isArray(access)) continue;
      const answer = await asked(method, path, { person: 'zoe', roles: [] });
      expect(answer.status, `${method} ${path}`).toBe(403);
    }
  });

  it('is described whole by an OpenAPI document', () => {
    const document = openApi(site.app, 'http://localhost') as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(described.length).toBe(new Set(endpoints().map(({ method, path }) => method + path)).size);
    expect(document.paths['/api/news']).toMatchObject({
      get: { responses: { 200: { content: { 'text/event-stream': {} } } } },
    });
    const ids = described.map((operation) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});

describe('rooms', () => {
  it('stay small enough to be read in one sitting', async () => {
    const long: string[] = [];
    for (const path of await sources('services', 'shared', 'infra', 'web')) {
      // Vocabulary files are lists of words, not rooms.
      if (path.startsWith('shared/vocabulary/')) continue;
      const lines = (await readFile(join(root, path), 'utf8')).split('\n').length;
      if (lines > 251) long.push(`${path}: ${lines}`);
    }
    expect(long).toEqual([]);
  });
  it('have no barrel and no nameless folder', async () => {
    const all = await sources('services', 'shared', 'infra', 'web');
    expect(all.filter((path) => /(^|\/)(index\.ts$|(utils|common|helpers|manager)(\.ts$|\/))/.test(path))).toEqual([]);
  });
});
