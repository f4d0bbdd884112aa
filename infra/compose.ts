import { randomUUID } from 'node:crypto';
import type {
  Accounts,
  Clock,
  Deps,
  Embeddings,
  EventStore,
  Jobs,
  Outbox,
  People,
  PersonalData,
  Places,
} from '../services/kit/ports.ts';
import type { Service } from '../services/kit/service.ts';
import type { Upcasters } from '../services/kit/upcast.ts';
import { generalWords } from '../shared/contracts/general.ts';
import type { Words } from '../shared/kernel/words.ts';
import type { Database } from './db/database.ts';
import { eventStore } from './event-store/event-store.ts';
import { type LogReader, logReader } from './event-store/log-reader.ts';
import { vaultOver } from './event-store/vault.ts';
import { type Follower, viewFollower } from './runner/follower.ts';

/** What the outside gives: everything with a socket, a file or a clock behind it. */
export type Outside = Readonly<{
  database: Database;
  clock: Clock;
  outbox: Outbox;
  jobs: Jobs;
  people: People;
  accounts: Accounts;
  personalData: PersonalData;
  places: Places;
  embeddings?: Embeddings | null;
  publicUrl: string;
  beforeAppend?: () => Promise<void> | void;
}>;

/** The house put together: the same in a test, in one process or in several. */
export type House = Readonly<{
  /** Every service: all of them mark, name and keep their views, wherever a fact is stored. */
  services: readonly Service[];
  /** Those whose routes, followers and jobs run in this process. */
  active: readonly Service[];
  deps: Deps;
  store: EventStore;
  log: LogReader;
  words: Words;
  followers: readonly Follower[];
}>;

export const compose = (
  services: readonly Service[],
  outside: Outside,
  active: readonly Service[] = services,
): House => {
  const { database, clock, outbox, jobs, people, accounts, personalData, places, publicUrl, beforeAppend } = outside;
  const { embeddings = null } = outside;
  const upcasters: Upcasters = Object.assign({}, ...services.map((service) => service.upcasters ?? {}));
  const views = services.flatMap((service) => service.views);
  const store = eventStore({
    database,
    clock,
    inline: views.filter((view) => view.when === 'inline'),
    upcasters,
    ...(beforeAppend && { beforeAppend }),
  });
  const deps: Deps = {
    db: database.db,
    store,
    vault: vaultOver(database.db),
    outbox,
    jobs,
    people,
    accounts,
    personalData,
    places,
    embeddings,
    clock,
    newId: randomUUID,
    publicUrl,
  };
  return {
    services,
    active,
    deps,
    store,
    log: logReader(upcasters),
    words: Object.assign({}, generalWords, ...services.map((service) => service.words)),
    followers: [
      ...active
        .flatMap((service) => service.views)
        .filter((view) => view.when === 'async')
        .map(viewFollower),
      ...active
        .flatMap((service) => service.reactors)
        .map(
          ({ name, subscribes, react }) =>
            ({ name, subscribes, react: (fact) => react(fact, deps) }) satisfies Follower,
        ),
    ],
  };
};
