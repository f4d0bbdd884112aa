import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { outbox } from '../../../infra/db/precious.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { emlFolder } from '../../../infra/mail/eml-folder.ts';
import { outboxOver } from '../../../infra/mail/outbox.ts';
import { personalMails } from '../../../infra/mail/outbox-desk.ts';
import { sendMail } from '../../../infra/mail/sender.ts';
import { engines, truncate } from '../../kit/database.ts';
import { interest, PUBLIC_URL, people, SECRET, templates } from './post-office.ts';

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

  it('being written at the moment they are erased leave no file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mail-'));
    const [row] = await database.db.select().from(outbox).where(eq(outbox.dedupeKey, 'to-ana'));
    const folder = emlFolder(dir);
    const written: string[] = [];
    const spec = {
      database,
      jobs: { add: async () => {} },
      vault: vaultOver(database.db),
      people: { cards: async () => new Map(), byAddress: async () => undefined },
      clock: { now: () => new Date() },
      recipients: async () => people().get('ana') ?? null,
      templates,
      transport: {
        ...folder,
        send: async (mail: Parameters<typeof folder.send>[0]) => {
          await database.transaction((tx) => personalMails.erase(tx, ana));
          await folder.send(mail);
          written.push(...(await readdir(dir)));
        },
      },
      from: 'Connecteur <connecteur@connecteur.example>',
      publicUrl: PUBLIC_URL,
      secret: SECRET,
    };
    await sendMail(spec, row?.id ?? '');
    expect([written.length, await readdir(dir)]).toEqual([1, []]);
    await rm(dir, { recursive: true });
  });
});
