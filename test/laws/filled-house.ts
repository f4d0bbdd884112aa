import { accountsOver } from '../../infra/auth/accounts.ts';
import { compose, type House, type Outside } from '../../infra/compose.ts';
import type { Database } from '../../infra/db/database.ts';
import { fillDemo } from '../../infra/demo/fill-demo.ts';
import { vaultOver } from '../../infra/event-store/vault.ts';
import { officialPlaces } from '../../infra/places.ts';
import { personalDataOver } from '../../infra/privacy/personal-data.ts';
import { catchUp } from '../../infra/runner/follower.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import type { Mail } from '../../services/kit/ports.ts';
import { peopleOver } from '../../services/members/members.service.ts';
import type { Logged } from '../../shared/kernel/decider.ts';

const NOW = new Date('2027-03-04T10:30:00Z');

/** The whole house, filled with the months of the demonstration. */
export type FilledHouse = Readonly<{
  house: House;
  outside: Outside;
  /** Mails put so far. */
  mails: Mail[];
  settle: () => Promise<void>;
  facts: () => Promise<readonly Logged[]>;
  runJob: (name: string) => Promise<void>;
}>;

/** Fills an empty database with facts of nearly every kind, made by the product's own rules. */
export const fillHouse = async (database: Database): Promise<FilledHouse> => {
  const clock = { now: () => NOW, today: () => NOW.toISOString().slice(0, 10) };
  const accounts = accountsOver(database.db, clock);
  const mails: Mail[] = [];
  const outside: Outside = {
    database,
    clock,
    outbox: { put: async (mail) => void mails.push(mail) },
    jobs: { add: async () => {} },
    accounts,
    people: peopleOver(database.db, vaultOver(database.db), accounts),
    personalData: personalDataOver(database, clock),
    places: officialPlaces(),
    publicUrl: 'http://localhost',
  };
  const house = compose(allServices, outside);
  const views = allServices.flatMap((service) => service.views);
  await bringViewsUp(database, house.log, views);
  await fillDemo(house, outside);
  const settle = async () => {
    // Twice: reactors may add facts.
    for (const _ of [1, 2])
      for (const follower of house.followers)
        await catchUp(
          {
            database,
            log: house.log,
            now: clock.now,
            onParked: (name, fact, error) => {
              throw new Error(`${name} could not digest ${fact.type}`, { cause: error });
            },
          },
          follower,
        );
  };
  await settle();
  return {
    house,
    outside,
    mails,
    settle,
    facts: async () => house.log.page(database.db, { after: 0, upTo: await house.log.head(database.db) }),
    runJob: async (name) => {
      const job = house.services.flatMap((service) => service.jobs).find((known) => known.name === name);
      if (!job) throw new Error(`No job named ${name}`);
      await job.run({}, house.deps);
    },
  };
};
