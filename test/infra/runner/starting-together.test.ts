import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import type { Database } from '../../../infra/db/database.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { logReader } from '../../../infra/event-store/log-reader.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import { counted, tally, tallyTable } from '../../kit/counting.ts';
import { engines } from '../../kit/database.ts';

const log = logReader({});
const server = engines.find(({ name }) => name === 'PostgreSQL');

describe.runIf(server)('several processes starting at once on one server', () => {
  const opened: Database[] = [];
  let database: Database;
  beforeEach(async () => {
    if (!server) return;
    database = await server.open();
    opened.push(database);
    // Connections ready, so that nobody is late for the race.
    await Promise.all(Array.from({ length: 8 }, () => database.db.execute(sql`select pg_sleep(0.1)`)));
  });
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  const together = async (revision: number) => {
    const touched = await Promise.all([1, 2, 3, 4].map(() => bringViewsUp(database, log, [tally('inline', revision)])));
    return touched.flat();
  };

  it('lay the tables once: who comes second may not empty what the first recorded', async () => {
    expect(await together(1)).toEqual(['tally']);
    expect(await database.db.select().from(tallyTable)).toEqual([]);
  });

  it('rebuild a changed view once', async () => {
    await bringViewsUp(database, log, [tally('inline', 1)]);
    const store = eventStore({ database, clock: systemClock, inline: [tally('inline', 1)], upcasters: {} });
    for (let n = 0; n < 20; n++) await store.append('s-1', n, [counted(1)], { by: 'ana' });
    expect(await together(2)).toEqual(['tally']);
    expect(await database.db.select().from(tallyTable)).toEqual([{ stream: 's-1', times: 20, total: 20 }]);
  });
});
