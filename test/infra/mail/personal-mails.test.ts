import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { outbox } from '../../../infra/db/precious.ts';
import { outboxOver } from '../../../infra/mail/outbox.ts';
import { personalMails } from '../../../infra/mail/outbox-desk.ts';
import { engines, truncate } from '../../kit/database.ts';
import { interest, PUBLIC_URL } from './post-office.ts';

describe.each(engines)('the mails of one person on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    await truncate(database);
    const out = outboxOver({ database, clock: { now: () => new Date() }, publicUrl: PUBLIC_URL });
    await out.put(interest({ dedupeKey: 'to-ana' }));
    await out.put(interest({ dedupeKey: 'to-bob', to: { person: 'bob' } }));
    await out.put(interest({ dedupeKey: 'to-address', to: { address: 'ana@example.org' }, kind: 'essential' }));
  });
  const ana = { person: 'ana', address: 'ana@example.org' };
  const keys = async () => (await database.db.select().from(outbox)).map(({ dedupeKey }) => dedupeKey).sort();

  it('are all in their export, and nobody else’s', async () => {
    expect(await personalMails.of(database.db, ana)).toHaveLength(2);
    expect(await personalMails.of(database.db, { person: 'ana', address: null })).toHaveLength(1);
    expect(await personalMails.of(database.db, { person: 'zoe', address: null })).toEqual([]);
  });

  it('go with them, and nobody else’s', async () => {
    await database.transaction((tx) => personalMails.erase(tx, ana));
    expect(await keys()).toEqual(['to-bob']);
  });

  it('of nobody known leave everybody’s alone', async () => {
    await database.transaction((tx) => personalMails.erase(tx, { person: 'zoe', address: null }));
    expect(await keys()).toHaveLength(3);
  });
});
