import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { parked } from '../../infra/db/precious.ts';
import type { ColumnMark } from '../../infra/db/privacy-marks.ts';
import { tableName } from '../../infra/db/view-tables.ts';
import { addressOf, type DemoName } from '../../infra/demo/people.ts';
import { catchUp } from '../../infra/runner/follower.ts';
import { allServices } from '../../infra/services.ts';
import { daysAfter } from '../../shared/kernel/days.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { engines } from '../kit/database.ts';
import { form, type Visit } from '../kit/visit.ts';
import { findCanaries, markedColumns, marksOfView, rowsOf, views } from './columns.ts';
import { NEVER_KEPT, type Personal, type Walker, walkJourney, words } from './journey.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

const eventMarks = Object.assign({}, ...allServices.map((service) => service.privacy)) as Record<
  string,
  Record<string, ColumnMark>
>;
const personal: readonly Personal[] = Object.values(words);

/** Asked in addresses, forms and bodies that lead nowhere: they may be in no line of the log. */
const passing = { query: 'zqxrecherche', path: 'zqxchemin', unknown: 'zqxinconnue', broken: 'zqxcasse' };

type Field = Readonly<{ name: string; mark: ColumnMark | undefined; value: unknown }>;

const fieldsOf = ({ type, data }: Logged): Field[] =>
  Object.entries(data).map(([field, value]) => ({ name: `${type}.${field}`, mark: eventMarks[type]?.[field], value }));

const complaintOf = ({ name, mark, value }: Field, kept: ReadonlySet<string>): string[] => {
  if (mark === undefined) return [`${name} has no mark`];
  if (mark === 'vault') return value === null || kept.has(String(value)) ? [] : [`${name} is no vault id`];
  return kept.has(String(value)) || /zqx/i.test(JSON.stringify(value)) ? [`${name} says something of somebody`] : [];
};

describe.each(engines)('personal data on $name', { timeout: 60_000 }, ({ name }) => {
  let server: LiveServer;
  let database: Database;
  const visits = new Map<Walker, Visit>();
  const facts = async (): Promise<Logged[]> => {
    const { log } = server.running.house;
    return log.page(database.db, { after: 0, upTo: await log.head(database.db) });
  };

  const vaultIds = async () =>
    new Set((await rowsOf<{ id: string }>(database, 'select id from vault')).map(({ id }) => id));

  beforeAll(async () => {
    server = await openLiveServer(name);
    database = server.running.opened.outside.database;
    const addresses = { paula: words.address.words, rene: words.otherAddress.words };
    for (const [who, address] of Object.entries(addresses)) visits.set(who as Walker, await server.signIn(address));
    for (const who of ['coordination', 'administration'] as const)
      visits.set(who, await server.signIn(addressOf(who as DemoName)));
    await walkJourney({
      settle: server.settle,
      dayFromNow: (days) => daysAfter(server.running.opened.outside.clock.today(), days),
      ask: async (by, method, path, body) => {
        const answer = await visits.get(by)?.(path, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        });
        const text = (await answer?.text()) ?? '';
        if (!answer?.ok) throw new Error(`${by} ${method} ${path}: ${answer?.status} ${text}`);
        return JSON.parse(text);
      },
    });
    visits.set('gilles', await server.signIn(words.invitedAddress.words));
    await wander(server, visits);
    await server.settle();
  }, 240_000);
  afterAll(() => server.close());

  it('has a mark for every column of every table, and no mark for another', async () => {
    const columns = await rowsOf<{ name: string }>(
      database,
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    expect([...markedColumns().keys()].sort()).toEqual(columns.map(({ name }) => name).sort());
  });

  it('lies in no other schema but the queue’s', async () => {
    const schemas = await rowsOf<{ name: string }>(
      database,
      `select distinct schemaname as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(schemas.map(({ name }) => name).sort()).toEqual(['bullmq', 'public']);
  });

  it('is found where it was put, in columns marked as personal and nowhere else', async () => {
    const found = await findCanaries(database, [...personal.map(({ canary }) => canary), NEVER_KEPT]);
    const marks = markedColumns();
    const astray = [...found].flatMap(([canary, places]) =>
      [...places]
        .filter((place) => marks.get(place.replace('public.', '')) !== 'personal')
        .map((at) => `${canary} in ${at}`),
    );
    expect(astray).toEqual([]);
    for (const { canary } of personal.filter(({ canary: one }) => one !== words.firstName.canary))
      expect([...(found.get(canary) ?? [])], `${canary} is kept somewhere`).not.toEqual([]);
    expect(found.get(NEVER_KEPT)).toBeUndefined();
  });

  it('is in no line of the log, nor is what people asked for', async () => {
    const lines = server.logged().toLowerCase();
    expect(lines).toContain('"route":"/terrains"');
    for (const canary of [...personal.map((one) => one.canary), NEVER_KEPT, ...Object.values(passing)])
      expect(lines, canary).not.toContain(canary);
    for (const address of ['@sablieres.example', '@demo.example']) expect(lines).not.toContain(address);
  });

  it('is named by vault ids in the log, field by field as the contracts mark them', async () => {
    const kept = await vaultIds();
    const fields = (await facts()).flatMap(fieldsOf);
    expect([...new Set(fields.flatMap((field) => complaintOf(field, kept)))]).toEqual([]);
    const filled = new Set(fields.filter(({ value }) => value !== null).map(({ name: field }) => field));
    const vaultFields = Object.entries(eventMarks).flatMap(([type, marks]) =>
      Object.entries(marks).flatMap(([field, mark]) => (mark === 'vault' ? [`${type}.${field}`] : [])),
    );
    expect(vaultFields.filter((field) => !filled.has(field))).toEqual([]);
  });

  it('is named by vault ids in the views', async () => {
    const kept = await vaultIds();
    const vaultColumns = views.flatMap((view) =>
      Object.entries(marksOfView(view)).flatMap(([table, columns]) =>
        Object.entries(columns).flatMap(([column, mark]) => (mark === 'vault' ? [[table, column] as const] : [])),
      ),
    );
    expect(vaultColumns.length).toBeGreaterThan(4);
    for (const [table, column] of vaultColumns) {
      const ids = await rowsOf<{ id: string }>(
        database,
        `select "${column}" as id from "${table}" where "${column}" is not null`,
      );
      expect(ids, `${table}.${column} holds something`).not.toEqual([]);
      expect(
        ids.filter(({ id }) => !kept.has(id)),
        `${table}.${column}`,
      ).toEqual([]);
    }
    // And a vault id is in no other column of a view.
    for (const table of views.flatMap((view) => view.tables.map(tableName))) {
      const values = await rowsOf<{ column: string; value: string }>(
        database,
        `select e.key as "column", e.value from "${table}" t, jsonb_each_text(to_jsonb(t)) e where e.value is not null`,
      );
      const marks = markedColumns();
      const unmarked = values.filter(
        ({ column, value }) => kept.has(value) && marks.get(`${table}.${column}`) !== 'vault',
      );
      expect([...new Set(unmarked.map(({ column }) => `${table}.${column}`))]).toEqual([]);
    }
  });

  it('is not quoted by a fact put aside', async () => {
    const { house } = server.running;
    const follower = 'stumbles-over-words';
    const react = async () => {
      await database.db.execute(sql`select ${words.address.words}::int`);
    };
    await catchUp(
      { database, log: house.log, now: () => new Date() },
      { name: follower, subscribes: new Set(['ProposalHidden']), react },
    );
    const rows = (await database.db.select().from(parked)).filter((row) => row.follower === follower);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.error).toMatch(/22P02/);
    expect(JSON.stringify(rows)).not.toMatch(/zqx/i);
  });

  it('is gone from the database, the mails and the log once everybody is erased', async () => {
    for (const who of ['paula', 'rene', 'gilles', 'coordination'] as const) {
      const visit = visits.get(who) ?? server.visitor();
      // A link never followed holds the address too.
      const { address } = (await (await visit('/api/me')).json()) as { address: string };
      await server.visitor()('/connexion', form({ email: address }));
      const erased = await visit('/api/me/erase', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ understood: true }),
      });
      expect(erased.status).toBe(200);
    }
    await server.settle();
    const canaries = personal.filter(({ of }) => of !== 'speaker').map(({ canary }) => canary);
    expect([...(await findCanaries(database, canaries))]).toEqual([]);
    // A mail under way at that moment is taken back just after it was written.
    const { mailDir } = server.running.opened;
    await expect.poll(() => mailsHolding(mailDir, canaries), { timeout: 20_000 }).toEqual([]);
    expect(server.logged()).not.toMatch(/zqx/i);
  });
});

const mailsHolding = async (dir: string, canaries: readonly string[]): Promise<string[]> => {
  const files = await Promise.all(
    (await readdir(dir)).map(async (file) => [file, await readFile(join(dir, file), 'utf8').catch(() => '')] as const),
  );
  return files.filter(([, text]) => canaries.some((one) => text.toLowerCase().includes(one))).map(([file]) => file);
};

/** Requests that fail or lead nowhere, with words in them; and every page a person of the journey reads. */
const wander = async (server: LiveServer, visits: ReadonlyMap<Walker, Visit>): Promise<void> => {
  const anybody = server.visitor();
  await anybody(`/terrains?q=${passing.query}`);
  await anybody(`/ressources?q=${passing.query}`);
  await anybody(`/api/terrains?q=${passing.query}&theme=${passing.query}`);
  await anybody(`/${passing.path}`, { headers: { 'x-request-id': 'a b' } });
  await anybody(`/terrains/${passing.path}`);
  await anybody(`/connexion/lien?token=${passing.unknown}`);
  await anybody('/connexion/lien', form({ token: passing.unknown }));
  await anybody('/connexion', form({ email: `${passing.unknown} pas une adresse` }));
  await anybody(`/desinscription/${passing.path}`);
  const rene = visits.get('rene');
  const json = { 'content-type': 'application/json' };
  await rene?.('/api/questions', { method: 'POST', headers: json, body: `{"title": "${passing.broken}` });
  await rene?.('/api/questions', { method: 'POST', headers: json, body: JSON.stringify({ title: passing.broken }) });
  await rene?.(`/api/people?q=${passing.query}`);
  await visits.get('coordination')?.(`/coordination/personnes?q=${encodeURIComponent(words.name.words)}`);
  await visits.get('coordination')?.(`/api/people?q=${encodeURIComponent(words.address.words)}`);
  for (const visit of visits.values())
    for (const path of ['/mon-espace', '/mon-espace/donnees', '/mon-espace/echanges']) await visit(path);
};
