import { join } from 'node:path';
import { accountsOver } from '../../../infra/auth/accounts.ts';
import { systemClock } from '../../../infra/clock.ts';
import { compose, type House } from '../../../infra/compose.ts';
import type { Database } from '../../../infra/db/database.ts';
import { openPglite } from '../../../infra/db/open-pglite.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { verifyChain } from '../../../infra/event-store/verify-chain.ts';
import { officialPlaces } from '../../../infra/places.ts';
import { personalDataOver } from '../../../infra/privacy/personal-data.ts';
import { rebuild } from '../../../infra/runner/rebuild.ts';
import { allServices } from '../../../infra/services.ts';
import { peopleOver } from '../../../services/members/members.service.ts';
import { contents } from '../../kit/view-contents.ts';

/** What a stopped server's data directory holds. */
export type Kept = Readonly<{
  facts: number;
  /** What each terrain posted says, in the order of the log. */
  posted: readonly Readonly<Record<string, unknown>>[];
  /** What is wrong with the log: gaps, versions, hashes, counter. */
  logFaults: readonly string[];
  /** How many views were compared, and those that did not equal themselves made anew from the log. */
  views: number;
  unequal: readonly string[];
}>;

/** Opens it as the product does, reads it all, makes every view anew beside what it was, and closes it. */
export const keptIn = async (dataDir: string): Promise<Kept> => {
  const database = await openPglite(join(dataDir, 'db'));
  try {
    const house = houseOver(database);
    const upTo = await house.log.head(database.db);
    const facts = await house.log.page(database.db, { after: 0, upTo });
    const posted = facts.flatMap(({ type, data }) =>
      type === 'ProposalPosted' ? [(data as { content: Record<string, unknown> }).content] : [],
    );
    const logFaults = (await verifyChain(database.db)).map((fault) => JSON.stringify(fault));
    const views = house.services.flatMap((service) => service.views);
    const unequal: string[] = [];
    for (const view of views) {
      const before = JSON.stringify(await contents(database, view));
      await rebuild(database, house.log, view);
      if (JSON.stringify(await contents(database, view)) !== before) unequal.push(view.name);
    }
    return { facts: facts.length, posted, logFaults, views: views.length, unequal };
  } finally {
    await database.close();
  }
};

const LAGGING = /^connecteur_follower_lag\S*\{[^}]*\} [1-9]/m;

/** Waits until whatever follows the log of the server at this address stands at its end. */
export const caughtUp = async (url: string): Promise<void> => {
  while (LAGGING.test(await (await fetch(`${url}/metrics`)).text())) await new Promise((done) => setTimeout(done, 100));
};

const houseOver = (database: Database): House => {
  const accounts = accountsOver(database.db, systemClock);
  return compose(allServices, {
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
};
