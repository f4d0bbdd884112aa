import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../infra/demo/people.ts';
import { readMailbox } from '../../infra/mail/mailbox.ts';
import { endpointSpec } from '../../services/kit/http.ts';
import { languages } from '../../shared/kernel/words.ts';
import { form, type Visit } from '../kit/visit.ts';
import { chromeSentences } from './chrome-sentences.ts';
import { foreignBody, foreignWrites, unguarded } from './guards.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';
import { type Actor, actors, addressFor, pageTable } from './page-table.ts';
import { crawl, languageFaults } from './reading.ts';

const HTML = { accept: 'text/html' };
const JSON_BODY = { 'content-type': 'application/json' };

describe('every page', { timeout: 120_000 }, () => {
  let server: LiveServer;
  let as: Record<Actor, Visit>;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    server = await openLiveServer('PGlite');
    as = {
      visitor: server.visitor(),
      roleless: await server.signIn('pas-encore-inscrite@sablieres.example'),
      practitioner: await server.signIn(addressOf('praticienne')),
      researcher: await server.signIn(addressOf('chercheuse')),
      coordinator: await server.signIn(addressOf('coordination')),
      administrator: await server.signIn(addressOf('administration')),
    };
    Object.assign(ids, await thingsOfTheDemo(server, as));
    await server.settle();
  }, 240_000);
  afterAll(() => server.close());

  const liveRoutes = () =>
    server.running.app.routes.filter(({ method, handler }) => method !== 'ALL' && !endpointSpec(handler));
  const open = (actor: Actor, method: string, asked: string) =>
    as[actor](addressFor(asked, ids), { method, headers: HTML });

  it('is in the authorization table, and the table names nothing else', () => {
    const live = liveRoutes().map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(live)].sort()).toEqual(Object.keys(pageTable).sort());
  });

  it.each(Object.entries(pageTable).filter(([route]) => route !== 'POST /deconnexion'))(
    '%s answers each kind of person as the table says',
    async (route, rows) => {
      for (const [asked, expected] of rows) {
        const got: number[] = [];
        for (const actor of actors) got.push((await open(actor, route.split(' ')[0] ?? '', asked)).status);
        expect(got, `${asked} for ${actors.join(', ')}`).toEqual(expected);
      }
    },
  );

  /** One address of each kind of reply; `by` is signed in where it matters. */
  const replies = (): [string, () => Promise<Response>][] => [
    ...Object.entries(pageTable)
      .filter(([route]) => route.startsWith('GET '))
      .flatMap(([, rows]) => rows.map(([asked]) => asked))
      .flatMap((asked): [string, () => Promise<Response>][] => [
        [`visitor ${asked}`, () => open('visitor', 'GET', asked)],
        [`coordinator ${asked}`, () => open('coordinator', 'GET', asked)],
      ]),
    ['HEAD', () => open('visitor', 'HEAD', '/terrains')],
    ['OPTIONS', () => open('visitor', 'OPTIONS', '/terrains')],
    ['a method nobody takes', () => open('visitor', 'DELETE', '/terrains')],
    ['nowhere', () => open('visitor', 'GET', '/nulle-part')],
    ['nowhere below the API', () => as.visitor('/api/nowhere')],
    ['an address cut in a character', () => open('visitor', 'GET', '/terrains/%E0%A4%A')],
    ['API read', () => as.visitor('/api/terrains')],
    ['API read, signed in', () => as.coordinator('/api/me')],
    ['API refused', () => as.visitor('/api/me')],
    ['news', () => as.practitioner('/api/news?on=/')],
    ['news refused', () => as.visitor('/api/news')],
    ['API forbidden', () => as.practitioner('/api/people')],
    ['API wrong fields', () => as.practitioner('/api/terrains', { method: 'POST', headers: JSON_BODY, body: '{}' })],
    ['API broken body', () => as.practitioner('/api/terrains', { method: 'POST', headers: JSON_BODY, body: '{' })],
    [
      'too large',
      () => as.practitioner('/api/terrains', { method: 'POST', headers: JSON_BODY, body: 'x'.repeat(2 ** 20 + 1) }),
    ],
    [
      'not from here',
      () => as.practitioner('/api/terrains', { method: 'POST', headers: { origin: 'https://evil.example' } }),
    ],
    ['signing in', () => as.visitor('/connexion', form({ email: 'not an address' }))],
  ];

  it('and every other reply carries the guarding headers', async () => {
    const bare: string[] = [];
    for (const [what, ask] of replies()) {
      const { headers } = await ask();
      for (const complaint of unguarded(headers)) bare.push(`${what}: ${complaint}`);
    }
    expect(bare).toEqual([]);
  });

  it('is kept by no cache when somebody is signed in', async () => {
    const pages = Object.entries(pageTable).flatMap(([route, rows]) => (route.startsWith('GET ') ? rows : []));
    const paths = pages.map(([asked]) => asked).filter((asked) => !/^\/(assets|docs)\//.test(asked));
    const api = ['/api/news', '/api/me', '/api/interests', '/api/terrains', '/api/nowhere', '/api/people'];
    const kept: string[] = [];
    for (const asked of [...paths, ...api]) {
      const cached = (await open('practitioner', 'GET', asked)).headers.get('cache-control');
      if (cached !== 'no-store') kept.push(`${asked}: ${cached}`);
    }
    expect(kept).toEqual([]);
  });

  it('refuses writes that another site makes somebody send', async () => {
    const { log } = server.running.house;
    const { database } = server.running.opened.outside;
    const before = await log.head(database.db);
    const writes = server.running.app.routes.filter(({ method }) => /POST|PUT|DELETE|PATCH/.test(method));
    expect(writes.length).toBeGreaterThan(50);
    const through: string[] = [];
    for (const { method, path } of writes)
      for (const headers of foreignWrites) {
        const address = path.replace(':id', ids.terrain ?? '').replace(/:\w+/g, 'x');
        const answer = await as.coordinator(address, { method, headers, body: foreignBody(headers) });
        if (answer.status !== 403 || answer.headers.getSetCookie().length > 0)
          through.push(`${method} ${path} ${JSON.stringify(headers)}: ${answer.status}`);
      }
    expect(through).toEqual([]);
    // Chores go on meanwhile: what people did is asked.
    const added = await log.page(database.db, { after: before, upTo: await log.head(database.db) });
    expect(added.filter(({ by }) => by !== 'system')).toEqual([]);
    expect((await as.coordinator('/api/me')).status, 'still signed in').toBe(200);
    // The same without the foreign mark goes through to its own check.
    const own = { method: 'POST', headers: JSON_BODY, body: '{}' };
    expect((await as.coordinator('/api/proposals/nowhere/pause', own)).status).toBe(404);
  });

  it('speaks the language asked for, and no sentence of the other', async () => {
    const sentences = await chromeSentences();
    for (const language of languages) expect(sentences[language].length).toBeGreaterThan(250);
    const wrong: string[] = [];
    for (const asked of publicPages())
      for (const language of languages) {
        const path = addressFor(asked, ids);
        const inIt = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
        const html = await (await server.visitor()(inIt, { headers: HTML })).text();
        wrong.push(...languageFaults(html, language, sentences).map((fault) => `${asked} in ${language}: ${fault}`));
      }
    expect(wrong).toEqual([]);
  });

  it('leads a visitor nowhere that does not answer', async () => {
    const { broken, seen } = await crawl(server.url, (path) => as.visitor(path, { headers: HTML }));
    expect(broken).toEqual([]);
    expect(seen).toBeGreaterThan(80);
  });

  it('POST /deconnexion signs each of them out', async () => {
    for (const actor of actors) {
      const answer = await open(actor, 'POST', '/deconnexion');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
      expect((await as[actor]('/api/me')).status).toBe(401);
    }
  });
});

const publicPages = (): string[] => [
  ...Object.values(pageTable)
    .flat()
    .filter(
      ([asked, [visitor]]) => visitor === 200 && !/^\/(assets|docs|healthz|readyz|metrics|api|courrier)/.test(asked),
    )
    .map(([asked]) => asked),
  // What a visitor reads where the way ends.
  '/nulle-part',
  '/mon-espace',
  '/connexion/erreur',
  '/desinscription/cut',
];

type Named = { id: string };
type Owned = { items: (Named & { status: string })[] };
/** Ids the table speaks of; one terrain is hidden on the way, and the administrator keeps that role alone. */
const thingsOfTheDemo = async (server: LiveServer, as: Record<Actor, Visit>): Promise<Record<string, string>> => {
  const ask = async <T>(actor: Actor, path: string, body?: object): Promise<T> => {
    const answer = await as[actor](path, body && { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${actor} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const mine = async (actor: Actor, path: string) => (await ask<{ items: Named[] }>(actor, path)).items;
  const both = async (path: string) => {
    const hers = new Set((await mine('researcher', path)).map(({ id }) => id));
    return (await mine('practitioner', path)).find(({ id }) => hers.has(id))?.id ?? '';
  };
  const silent = async () => {
    const own = new Set((await mine('practitioner', '/api/interests')).map(({ id }) => id));
    return (await mine('coordinator', '/api/queue/interests')).find(({ id }) => !own.has(id))?.id ?? '';
  };
  const { items: own } = await ask<Owned>('practitioner', '/api/me/proposals');
  const [hidden, terrain] = own.filter(({ status }) => status === 'open');
  const [question] = (await ask<Owned>('researcher', '/api/me/proposals')).items.filter(
    ({ status }) => status === 'open',
  );
  const editions = await ask<{ meetings: (Named & { status: string })[] }[]>('coordinator', '/api/meetings');
  const meetings = editions.flatMap((edition) => edition.meetings);
  await ask('coordinator', `/api/proposals/${hidden?.id}/hide`, { reason: 'Annonce en double' });
  const { person } = await ask<{ person: string }>('administrator', '/api/me');
  await ask('administrator', `/api/people/${person}/roles`, { role: 'coordinator', held: false });
  await server.settle();
  return {
    hidden: hidden?.id ?? '',
    terrain: terrain?.id ?? '',
    question: question?.id ?? '',
    meeting: meetings.find(({ status }) => status === 'published')?.id ?? '',
    draft: meetings.find(({ status }) => status !== 'published')?.id ?? '',
    interest: await both('/api/interests'),
    partnership: await both('/api/partnerships'),
    foreignInterest: await silent(),
    foreignPartnership: (await mine('coordinator', '/api/queue/partnerships'))[0]?.id ?? '',
    mail: (await readMailbox(server.running.opened.mailDir))[0]?.id ?? '',
  };
};
