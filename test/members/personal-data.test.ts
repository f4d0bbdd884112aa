import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emlFolder } from '../../infra/mail/eml-folder.ts';
import { ledgerFile } from '../../infra/privacy/ledger-file.ts';
import { replayErasures } from '../../infra/privacy/replay-erasures.ts';
import { eraseAgain, members } from '../../services/members/members.service.ts';
import type { PersonalExport } from '../../shared/contracts/person-answers.ts';
import { dump, openSignIn, type SignInWorld } from '../infra/auth/sign-in-world.ts';
import { engines, truncate } from '../kit/database.ts';

const LEA = {
  name: 'Léa Canari-Marchand',
  email: 'lea.canari@sablieres.example',
  words: 'Des mots que seule Léa a écrits.',
};
const SAM = { name: 'Samir Témoin', email: 'samir.temoin@sablieres.example', words: 'Des mots de Samir, qui restent.' };

describe.each(engines)('one person’s data on $name', ({ open }) => {
  let world: SignInWorld;
  beforeAll(async () => {
    world = await openSignIn({ open });
  }, 60_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    await truncate(world.database);
    world.mails.length = 0;
    world.setNow('2026-09-01T08:00:00Z');
  });

  /** Signs in, joins, and writes words kept in the vault; another link waits unfollowed. */
  const settleIn = async (who: typeof LEA, stream: string) => {
    const browser = await world.signIn(who.email);
    await browser.send('PUT', '/api/me', {
      name: who.name,
      roles: ['practitioner'],
      organisation: 'Ville de Sablières',
    });
    const { person } = (await (await browser.get('/api/me')).json()) as { person: string };
    const id = `vault-${person}`;
    await world.house.store.append(stream, 0, [{ type: 'MessageSent', data: { text: id } }], {
      by: person,
      keep: [{ id, person, text: who.words }],
    });
    await world.browser().post('/connexion', { email: who.email });
    return { browser, person };
  };

  it('is exported whole, and holds nobody else’s', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    const sam = await settleIn(SAM, 'conversation-2');
    await world.house.store.append('proposal-1', 0, [{ type: 'CoOwnerAdded', data: { person: lea.person } }], {
      by: sam.person,
    });
    const response = await lea.browser.get('/api/me/data');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const text = await response.text();
    const data = JSON.parse(text) as PersonalExport;
    expect(data).toMatchObject({
      person: lea.person,
      profile: { name: LEA.name, address: LEA.email, roles: ['practitioner'] },
      account: { address: LEA.email, identities: [], sessions: [{}] },
    });
    expect(data.words.map((word) => word.text).sort()).toEqual([LEA.words, LEA.name].sort());
    expect(data.facts.map(({ type, yours }) => [type, yours])).toEqual([
      ['PersonJoined', true],
      ['RoleClaimed', true],
      ['MessageSent', true],
      ['CoOwnerAdded', false],
    ]);
    for (const foreign of [SAM.name, SAM.email, SAM.words]) expect(text).not.toContain(foreign);
    expect((await world.browser().get('/api/me/data')).status).toBe(401);
  });

  it('is nowhere after erasing, while others’ stays', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    const sam = await settleIn(SAM, 'conversation-2');
    const canaries = [LEA.name, LEA.email, LEA.words];
    const before = await dump(world.database);
    for (const canary of canaries) expect(before, 'the dump sees it before').toContain(canary);
    expect(before).toMatch(new RegExp(`public.outbox .*${LEA.email}`));
    const erased = await lea.browser.send('POST', '/api/me/erase', { understood: true });
    expect(erased.status).toBe(200);
    const after = await dump(world.database);
    for (const canary of canaries) expect(after).not.toContain(canary);
    for (const kept of [SAM.name, SAM.email, SAM.words]) expect(after).toContain(kept);
    expect(after).toContain(`erasure_ledger {"at"`);
    expect((await lea.browser.get('/api/me')).status).toBe(401);
    expect(await world.house.deps.people.cards([lea.person, sam.person])).toEqual(
      new Map([[sam.person, { name: SAM.name, organisation: 'Ville de Sablières' }]]),
    );
  });

  it('is gone from the mails kept as files: those to them, and those that hold their words', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    const transport = emlFolder(world.mailDir);
    const write = (id: string, to: string, text: string) => {
      const message = { from: 'connecteur@sablieres.example', to, subject: id, text, html: `<p>${text}</p>` };
      return transport.send({ id, createdAt: new Date('2026-09-01'), message } as never);
    };
    await write('to-her', LEA.email, 'Bonjour.');
    await write('her-words', SAM.email, `On vous écrit :\n> Des mots que seule\n> Léa a écrits.\nà bientôt`);
    await write('her-name', SAM.email, `${LEA.name} s’intéresse à votre terrain.`);
    await write('others', SAM.email, SAM.words);
    await lea.browser.send('POST', '/api/me/erase', { understood: true });
    expect(await readdir(world.mailDir)).toEqual(['2026-09-01T00-00-00-000Z_others.eml']);
  });

  it('comes back as somebody new', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    await lea.browser.send('POST', '/api/me/erase', { understood: true });
    world.setNow('2026-09-01T09:00:00Z');
    const again = await world.signIn(LEA.email);
    const me = (await (await again.get('/api/me')).json()) as { person: string; joined: boolean };
    expect(me.person).not.toBe(lea.person);
    expect(me.joined).toBe(false);
  });

  it('is erased by the reactor when the request could not finish', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    const stream = `person-${lea.person}`;
    const { length } = await world.house.store.read(stream);
    await world.house.store.append(stream, length, [{ type: 'PersonErased', data: { person: lea.person } }], {
      by: lea.person,
    });
    expect(await dump(world.database)).toContain(LEA.words);
    await world.settle();
    expect(await dump(world.database)).not.toContain(LEA.words);
  });

  it('is erased again after an older backup is restored', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    const backup = (await world.database.db.execute(sql`select * from vault`)) as unknown as {
      rows: { id: string; person: string; text: string }[];
    };
    await lea.browser.send('POST', '/api/me/erase', { understood: true });
    for (const row of backup.rows)
      await world.database.db.execute(
        sql`insert into vault values (${row.id}, ${row.person}, ${row.text}) on conflict do nothing`,
      );
    expect(await dump(world.database)).toContain(LEA.words);
    expect(await replayErasures(world.database, { now: () => new Date() })).toBe(1);
    expect(await dump(world.database)).not.toContain(LEA.words);
  });

  it('is erased again at the next start when the whole database was put back as it had been', async () => {
    const lea = await settleIn(LEA, 'conversation-1');
    await lea.browser.send('POST', '/api/me/erase', { understood: true });
    expect(await ledgerFile(world.dataDir).read()).toContain(lea.person);
    expect(await eraseAgain(world.house.deps, [lea.person])).toBe(0);
    // As if from before she was ever erased: neither the ledger's row nor the fact is there.
    await truncate(world.database);
    await world.house.store.append(
      `person-${lea.person}`,
      0,
      [
        {
          type: 'PersonJoined',
          data: { person: lea.person, name: 'v', organisation: '', language: 'fr', invitedBy: null },
        },
      ],
      { by: lea.person, keep: [{ id: 'v', person: lea.person, text: LEA.name }] },
    );
    expect(await eraseAgain(world.house.deps, [lea.person])).toBe(1);
    expect(await dump(world.database)).not.toContain(LEA.name);
    expect((await world.house.store.read(`person-${lea.person}`)).map(({ type }) => type)).toEqual([
      'PersonJoined',
      'PersonErased',
    ]);
  });

  it('is erased two years and thirty days after the last visit, with one warning', async () => {
    await settleIn(LEA, 'conversation-1');
    const sam = await settleIn(SAM, 'conversation-2');
    const night = async (iso: string) => {
      world.setNow(iso);
      await members.jobs.find(({ name }) => name === 'close-idle-accounts')?.run({}, world.house.deps);
      await world.settle();
      return world.mails.filter(({ template }) => template === 'account-idle');
    };
    world.setNow('2027-01-15T10:00:00Z');
    await world.auth.arrived({ person: sam.person, address: SAM.email, how: 'link' });
    expect(await night('2028-08-31T03:00:00Z')).toEqual([]);
    expect(await night('2028-09-02T03:00:00Z')).toMatchObject([{ kind: 'essential', data: { until: '2028-10-02' } }]);
    expect(await night('2028-10-01T03:00:00Z')).toHaveLength(1);
    expect(await dump(world.database)).toContain(LEA.words);
    await night('2028-10-02T03:00:00Z');
    const left = await dump(world.database);
    for (const canary of [LEA.name, LEA.email, LEA.words]) expect(left).not.toContain(canary);
    expect(left).toContain(SAM.words);
  });

  it('is swept when it lapses: sessions, unfollowed links, counted attempts', async () => {
    await settleIn(LEA, 'conversation-1');
    world.setNow('2027-09-01T08:00:00Z');
    await world.house.deps.accounts.sweep();
    const left = await dump(world.database);
    expect(left).not.toMatch(/auth_(session|verification|rate_limit)/);
    expect(left).toContain(LEA.email);
  });
});
