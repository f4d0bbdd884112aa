import type { Hono } from 'hono';
import { expect } from 'vitest';
import { accountsOver } from '../../infra/auth/accounts.ts';
import { compose, type House, type Outside } from '../../infra/compose.ts';
import type { Database } from '../../infra/db/database.ts';
import { createApp } from '../../infra/http/app.ts';
import { officialPlaces } from '../../infra/places.ts';
import { personalDataOver } from '../../infra/privacy/personal-data.ts';
import { catchUp } from '../../infra/runner/follower.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import type { Ambient } from '../../services/kit/http.ts';
import type { Embeddings, Mail } from '../../services/kit/ports.ts';
import type { Service } from '../../services/kit/service.ts';
import type { Role } from '../../shared/contracts/person.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { testDatabase, truncate } from './database.ts';

/** Somebody who asks. A name is kept so that answers can be read. */
export type Asker = Readonly<{ person: string; roles: readonly Role[]; name: string }>;
export const asker = (person: string, ...roles: Role[]): Asker => ({ person, roles, name: person });
export const ana = asker('ana', 'practitioner');
export const bob = asker('bob', 'researcher');
export const cleo = asker('cleo', 'coordinator');
export const drisse = asker('drisse', 'coordinator');
export const eve = asker('eve', 'practitioner', 'researcher');

type Ask = Readonly<{ method: string; path: string; body?: unknown; headers?: Record<string, string>; by?: Asker }>;
type Asking = Ask & { as: (who: Asker) => Ask };

const ask =
  (method: string) =>
  (path: string, body?: unknown, headers: Record<string, string> = {}): Asking => {
    const plain = { method, path, ...(body === undefined ? {} : { body }), headers };
    return { ...plain, as: (by) => ({ ...plain, by }) };
  };
export const get = (path: string, headers?: Record<string, string>) => ask('GET')(path, undefined, headers);
export const post = ask('POST');
export const put = ask('PUT');
export const del = ask('DELETE');

export type Answer = Readonly<{ status: number; body: never; headers: Headers }>;

/** The whole house on one real database, its HTTP application, and a clock that tests set. */
export type World = Readonly<{
  house: House;
  app: Hono<Ambient>;
  database: Database;
  /** Mails put into the outbox so far. */
  mails: Mail[];
  /** Jobs asked for so far. */
  jobs: { name: string; data: object }[];
  setNow: (iso: string) => void;
  ask: (asking: Ask) => Promise<Answer>;
  /** Runs every async view and reactor to the end of the log, twice: reactors may add facts. */
  settle: () => Promise<void>;
  /** Runs a service's job by its name. */
  runJob: (name: string, data?: Record<string, string | number>) => Promise<void>;
  /** Types of the facts recorded since the given ones were. */
  recorded: () => Promise<string[]>;
  given: (...facts: { stream: string; events: Event[]; by?: string }[]) => Given;
  clear: () => Promise<void>;
  close: () => Promise<void>;
}>;

type Given = {
  when: (asking: Ask) => {
    then: (status: number, recorded?: string[]) => Promise<Answer>;
    refused: (status: number, code: string) => Promise<void>;
  };
};

export const openWorld = async (
  options: {
    open?: () => Promise<Database>;
    active?: readonly Service[];
    /** An operator's model over the world's database; none when absent. */
    embeddings?: (database: Database) => Embeddings;
  } = {},
): Promise<World> => {
  const database = await (options.open ?? testDatabase)();
  const mails: Mail[] = [];
  const jobs: { name: string; data: object }[] = [];
  let now = new Date('2026-09-01T08:00:00Z');
  const outside: Outside = {
    database,
    clock: { now: () => now, today: () => now.toISOString().slice(0, 10) },
    outbox: {
      put: async (mail) => {
        if (!mails.some(({ dedupeKey }) => dedupeKey === mail.dedupeKey)) mails.push(mail);
      },
    },
    jobs: {
      add: async (name, data = {}) => {
        jobs.push({ name, data });
      },
    },
    people: {
      cards: async (ids) => new Map(ids.map((id) => [id, { name: id, organisation: '' }])),
      byAddress: async (email) => /^(\w+)@example\.fr$/.exec(email)?.[1],
    },
    accounts: accountsOver(database.db, { now: () => now }),
    personalData: personalDataOver(database, { now: () => now }),
    places: officialPlaces(),
    embeddings: options.embeddings?.(database) ?? null,
    publicUrl: 'http://localhost',
  };
  const house = compose(allServices, outside, options.active);
  await bringViewsUp(
    database,
    house.log,
    house.services.flatMap((service) => service.views),
  );
  const app = createApp({
    house,
    identify: async (c) => JSON.parse(c.req.header('x-asker') ?? 'null'),
    unexpected: (error) => {
      throw error;
    },
  });

  let mark = 0;
  const recorded = async () => {
    const head = await house.log.head(database.db);
    return (await house.log.page(database.db, { after: mark, upTo: head })).map((fact) => fact.type);
  };
  const settle = async () => {
    const spec = { database, log: house.log, now: () => now };
    for (const _ of [1, 2]) for (const follower of house.followers) await catchUp(spec, follower);
  };
  const send = async ({ method, path, body, headers, by }: Ask): Promise<Answer> => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(by ? { 'x-asker': JSON.stringify({ person: by.person, roles: by.roles }) } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as never, headers: response.headers };
  };
  return {
    house,
    app,
    database,
    mails,
    jobs,
    setNow: (iso) => {
      now = new Date(iso);
    },
    ask: send,
    settle,
    runJob: async (name, data = {}) => {
      const job = house.services.flatMap((service) => service.jobs).find((known) => known.name === name);
      if (!job) throw new Error(`No job named ${name}`);
      await job.run(data, house.deps);
    },
    recorded,
    given: (...facts) => ({
      when: (asking) => {
        const run = async () => {
          for (const { stream, events, by } of facts) {
            const version = (await house.store.read(stream)).length;
            await house.store.append(stream, version, events, { by: by ?? 'ana' });
          }
          await settle();
          mark = await house.log.head(database.db);
          return send(asking);
        };
        return {
          then: async (status, expected) => {
            const answer = await run();
            expect({ status: answer.status, body: answer.status === status ? '' : answer.body }).toEqual({
              status,
              body: '',
            });
            if (expected) expect(await recorded()).toEqual(expected);
            return answer;
          },
          refused: async (status, code) => {
            const answer = await run();
            expect(answer.body).toMatchObject({ status, code });
            expect(await recorded()).toEqual([]);
          },
        };
      },
    }),
    clear: async () => {
      await truncate(database);
      mails.length = 0;
      jobs.length = 0;
      mark = 0;
      now = new Date('2026-09-01T08:00:00Z');
    },
    close: () => database.close(),
  };
};
