import { setTimeout as pause } from 'node:timers/promises';
import { asc, lte } from 'drizzle-orm';
import { accountsOver } from '../../../infra/auth/accounts.ts';
import { systemClock } from '../../../infra/clock.ts';
import { compose, type House } from '../../../infra/compose.ts';
import type { Database } from '../../../infra/db/database.ts';
import { events, vault } from '../../../infra/db/precious.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { verifyChain } from '../../../infra/event-store/verify-chain.ts';
import { officialPlaces } from '../../../infra/places.ts';
import { personalDataOver } from '../../../infra/privacy/personal-data.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import { verifyView } from '../../../infra/runner/verify-views.ts';
import { allServices } from '../../../infra/services.ts';
import { peopleOver } from '../../../services/members/members.service.ts';
import { proposalStream } from '../../../shared/contracts/proposal.ts';
import { contents } from '../../kit/view-contents.ts';
import { posted } from './much-posted.ts';

const PAUSE_MS = 10;
export const views = allServices.flatMap((service) => service.views);

/** The house over a database, its views at the end of its log; no mail leaves it. */
export const houseOn = async (database: Database): Promise<House> => {
  const accounts = accountsOver(database.db, systemClock);
  const house = compose(allServices, {
    database,
    clock: systemClock,
    accounts,
    outbox: { put: async () => {} },
    jobs: { add: async () => {} },
    people: peopleOver(database.db, vaultOver(database.db), accounts),
    personalData: personalDataOver(database, systemClock),
    places: officialPlaces(),
    publicUrl: 'http://localhost',
  });
  await bringViewsUp(database, house.log, views);
  return house;
};

/** Several writers, each terrain with a word in the vault, until told to stop; `acknowledged` is the last position answered so far. */
export const keepWriting = (house: House, { writers, from }: Readonly<{ writers: number; from: string }>) => {
  let [over, acknowledged, written] = [false, 0, 0];
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; !over; n += 1) {
      const id = `${from}-${writer}-${n}`;
      const keep = [{ id: wordOf(proposalStream(id)), person: `p-${writer}`, text: `mot de ${id}` }];
      const { position } = await house.store.append(proposalStream(id), 0, [posted(id)], { by: `p-${writer}`, keep });
      acknowledged = Math.max(acknowledged, position);
      written += 1;
      await pause(PAUSE_MS);
      // As a request would: timers alone, due again before an append is done, would keep files and sockets waiting.
      await new Promise((done) => setImmediate(done));
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, i) => write(i)));
  return {
    acknowledged: () => acknowledged,
    stop: async (): Promise<number> => {
      over = true;
      await all;
      return written;
    },
  };
};

const wordOf = (stream: string): string => `word-of-${stream}`;

/** The log up to a position, hashes included. */
export const factsUpTo = ({ db }: Database, position: number) =>
  db.select().from(events).where(lte(events.position, position)).orderBy(asc(events.position));

/** Facts of writers whose word is not there. */
export const wordless = async ({ db }: Database): Promise<number> => {
  const known = new Set((await db.select({ id: vault.id }).from(vault)).map(({ id }) => id));
  const streams = await db.select({ stream: events.stream, by: events.by }).from(events);
  return streams.filter(({ stream, by }) => /^p-\d/.test(by) && !known.has(wordOf(stream))).length;
};

/** What is wrong with a database: in its log, and the views that are not what the log makes of them. */
export const faultsIn = async (database: Database, house: House): Promise<readonly string[]> => {
  const faults = (await verifyChain(database.db)).map(({ code }) => code as string);
  for (const view of views) {
    const seen = await verifyView(database, house.log, view);
    if (seen.is !== 'equal') faults.push(`${view.name} ${seen.is}`);
  }
  return faults;
};

/** All that the views hold. */
export const viewsOf = async (database: Database): Promise<string> => {
  const held: unknown[] = [];
  for (const view of views) held.push(await contents(database, view));
  return JSON.stringify(held);
};
