import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { tableName } from '../../infra/db/view-tables.ts';
import { addressOf, type DemoName } from '../../infra/demo/people.ts';
import { createApp } from '../../infra/http/app.ts';
import { rebuild } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import { rolesOf } from '../../services/members/members.service.ts';
import { daysAfter } from '../../shared/kernel/days.ts';
import { engines } from '../kit/database.ts';
import { contents } from '../kit/view-contents.ts';
import { type FilledHouse, fillHouse } from './filled-house.ts';
import { type Walk, type Walker, walkJourney, words } from './journey.ts';

const views = allServices.flatMap((service) => service.views);

describe.each(engines)('every view on $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database;
  let filled: FilledHouse;
  beforeAll(async () => {
    database = await open();
    filled = await fillHouse(database);
    await walkJourney(await inProcess(database, filled));
    await completed(filled);
  }, 180_000);
  afterAll(() => database.close());

  it('was given every kind of fact it subscribes to', async () => {
    const seen = new Set((await filled.facts()).map(({ type }) => type));
    const missing = views.flatMap((view) =>
      [...view.subscribes].filter((type) => !seen.has(type)).map((type) => `${view.name}: ${type}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(views.map((view) => [view.name, view] as const))('%s equals itself rebuilt', async (_, view) => {
    const before = await contents(database, view);
    for (const [table, rows] of Object.entries(before))
      expect(rows, `${table} holds something to compare`).not.toEqual([]);
    const [mails, head] = [filled.mails.length, await filled.house.log.head(database.db)];
    await rebuild(database, filled.house.log, view);
    expect(await contents(database, view)).toEqual(before);
    await filled.settle();
    expect(filled.mails.length - mails, 'mails put by the rebuild').toBe(0);
    expect((await filled.house.log.head(database.db)) - head, 'facts added by the rebuild').toBe(0);
  });

  it.each(views.map((view) => [view.name, view] as const))(
    'a row of %s lost behind the log’s back would be seen, and comes back',
    async (_, view) => {
      const before = await contents(database, view);
      for (const name of view.tables.map(tableName))
        await database.exec(`delete from "${name}" where ctid = (select min(ctid) from "${name}")`);
      expect(await contents(database, view)).not.toEqual(before);
      await rebuild(database, filled.house.log, view);
      expect(await contents(database, view)).toEqual(before);
    },
  );
});

/** The API in this process: a header says who asks. */
const inProcess = async (database: Database, { house, outside, settle }: FilledHouse): Promise<Walk> => {
  const ids = new Map<string, string>([
    ['paula', 'p-paula'],
    ['rene', 'p-rene'],
  ]);
  await outside.accounts.open('p-paula', words.address.words);
  await outside.accounts.open('p-rene', words.otherAddress.words);
  const idOf = async (who: Walker) =>
    ids.get(who) ?? (await outside.accounts.byAddress(addressOf(who as DemoName))) ?? '';
  const app = createApp({
    house,
    identify: async (c) => {
      const person = c.req.header('x-person') ?? '';
      return { person, roles: await rolesOf(database.db, person) };
    },
    unexpected: (error) => {
      throw error;
    },
  });
  return {
    settle,
    dayFromNow: (days) => daysAfter(outside.clock.today(), days),
    ask: async (by, method, path, body) => {
      const headers = { 'content-type': 'application/json', 'x-person': await idOf(by) };
      const answer = await app.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${by} ${method} ${path}: ${answer.status} ${text}`);
      return JSON.parse(text);
    },
  };
};

/** What no route says yet or what a chore does: digests, and somebody erased. */
const completed = async ({ house, outside, runJob, settle, facts }: FilledHouse): Promise<void> => {
  const { store } = house;
  const contested = (await facts()).find(({ type }) => type === 'MatchContested');
  const { terrain } = { terrain: '', ...contested?.data };
  const saved = (await facts()).filter(({ type }) => type === 'SearchSaved').at(-1);
  const { search } = { search: '', ...saved?.data };
  const alerts = saved?.stream ?? '';
  const told = { type: 'AlertPrepared', data: { found: [{ search, proposals: [terrain] }] } };
  await store.append(alerts, (await store.read(alerts)).length, [told], { by: 'system' });
  await runJob('suggest-matches');
  await settle();
  await runJob('prepare-digests');
  const gone = (await outside.accounts.byAddress(addressOf('carole'))) ?? '';
  const stream = `person-${gone}`;
  await store.append(stream, (await store.read(stream)).length, [{ type: 'PersonErased', data: { person: gone } }], {
    by: gone,
  });
  await settle();
};
