import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox, vault } from '../../../infra/db/precious.ts';
import { type SmtpSink, smtpSink } from '../../kit/smtp-sink.ts';
import { interest, type PostOffice, pause, postOffice, until } from './post-office.ts';

describe('a mail on its way to a real server', { timeout: 20_000 }, () => {
  let office: PostOffice;
  let smtp: SmtpSink;
  const rows = () => office.database.db.select().from(outbox);
  const settled = () => until(async () => (await rows()).every(({ state }) => state !== 'queued'));

  beforeAll(async () => {
    [office, smtp] = [await postOffice(), await smtpSink()];
  }, 60_000);
  beforeEach(async () => {
    await office.reset();
    smtp.mails.length = 0;
    smtp.sources.length = 0;
    smtp.rules.recipient = () => undefined;
    smtp.rules.text = () => undefined;
  });
  afterAll(async () => {
    await office.close();
    await smtp.close();
  });
  const open = (change = {}) => office.open({ smtpUrl: smtp.url, ...change });

  it('carries the words, a text twin and the headers, and says nothing else', async () => {
    const { outbox: out } = await open();
    await out.put(interest());
    await settled();
    const [mail] = smtp.mails;
    const [row] = await rows();
    expect(mail?.subject).toBe('Un intérêt pour « Cellule de crise »');
    expect(mail?.to).toMatchObject({ text: '"Ana Brume" <ana@example.org>' });
    expect(mail?.from?.text).toBe('"Connecteur" <connecteur@connecteur.example>');
    for (const body of [mail?.text, mail?.html || '']) {
      expect(body).toContain('Bonjour Ana Brume,');
      expect(body).toContain('Bob Field s’intéresse à votre terrain.');
      expect(body).toContain('votre terrain éclaire ma thèse.');
      expect(body).toContain('Lire et répondre');
      expect(body).toContain('https://connecteur.example/interets/1');
      expect(body).toContain('https://connecteur.example/desinscription/');
    }
    expect(mail?.messageId).toBe(row?.messageId);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('content-language')).toBe('fr');
    expect(smtp.sources[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(mail?.html).not.toMatch(/<img|<script|url\(|@import|src=/);
    expect(row).toMatchObject({ state: 'sent', attempts: 1, lastError: null, address: null });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('is written in the reader’s language, whoever asked', async () => {
    const { outbox: out } = await open();
    await out.put(interest({ to: { person: 'bob' }, language: 'fr' }));
    await settled();
    expect(smtp.mails[0]?.subject).toBe('Interest in “Cellule de crise”');
    expect(smtp.mails[0]?.text).toContain('Hello Bob Field,');
    expect(smtp.sources[0]).toContain('<html lang=3D"en">');
  });

  it('answers to the mails of its exchange', async () => {
    const { outbox: out } = await open();
    await out.put(interest());
    await out.put(interest({ to: { person: 'bob' } }));
    await out.put(interest({ thread: 'interest-t2-bob' }));
    await settled();
    const roots = smtp.mails.map(({ inReplyTo, references }) => [inReplyTo, references]);
    expect(roots.every(([inReplyTo, references]) => inReplyTo === references)).toBe(true);
    expect(new Set(roots.map(([root]) => root)).size).toBe(2);
    expect(smtp.sources.join()).not.toContain('interest-t1');
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('is sent once per key, asked for as often as one likes', async () => {
    const { outbox: out } = await open();
    await Promise.all(Array.from({ length: 8 }, () => out.put(interest({ dedupeKey: 'the-same' }))));
    await settled();
    await out.put(interest({ dedupeKey: 'the-same' }));
    await pause(100);
    expect(smtp.mails).toHaveLength(1);
  });

  it('stands and falls with the transaction it was asked for in', async () => {
    const { outbox: out } = await open();
    await expect(
      office.database.transaction(async (tx) => {
        await out.put(interest(), tx);
        throw new Error('the fact was not stored');
      }),
    ).rejects.toThrow('the fact was not stored');
    await office.database.transaction((tx) => out.put(interest({ dedupeKey: 'kept' }), tx));
    await settled();
    expect((await rows()).map(({ dedupeKey }) => dedupeKey)).toEqual(['kept']);
    await until(() => smtp.mails.length === 1);
  });

  it.each([421, 450, 451])('tries again after %i', async (code) => {
    let refusals = 2;
    smtp.rules.text = () => (refusals-- > 0 ? code : undefined);
    const { outbox: out } = await open({ retryMs: [30, 30, 30] });
    await out.put(interest());
    await settled();
    expect(smtp.mails).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('waits longer and longer, and gives up visibly', async () => {
    smtp.rules.text = () => 450;
    const { outbox: out, desk } = await open({ retryMs: [20, 150] });
    const asked = Date.now();
    await out.put(interest());
    await settled();
    expect(Date.now() - asked).toBeGreaterThanOrEqual(165);
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 3 });
    expect(await desk.figures()).toMatchObject({ queued: 0, failed: 1 });
  });

  it.each(['recipient', 'text'] as const)(
    'fails at once when the %s is refused for good, without quoting whom',
    async (what) => {
      smtp.rules[what] = () => 550;
      const before = smtp.tries();
      const { outbox: out } = await open({ retryMs: [10, 10, 10] });
      await out.put(interest());
      await settled();
      await pause(80);
      expect(smtp.tries() - before).toBe(1);
      const [row] = await rows();
      expect(row).toMatchObject({ state: 'failed', attempts: 1 });
      expect(row?.lastError).toContain('550');
      expect(JSON.stringify([row, office.errors])).not.toContain('@example.org');
    },
  );

  it('sends a digest at most once, where another mail would be sent again', async () => {
    smtp.rules.text = () => new Promise(() => {}); // taken or not: the server never tells
    const { outbox: out } = await open({ retryMs: [50, 50], silenceMs: 200 });
    await out.put(interest({ kind: 'digest', template: 'new-matches', data: {} }));
    await out.put(interest());
    await until(async () => (await rows()).every(({ attempts }) => attempts > 0));
    await settled();
    const ends = (await rows()).map(({ kind, attempts, lastError }) => [kind, attempts, lastError]).sort();
    expect(ends).toEqual([
      ['digest', 1, 'interrupted, perhaps sent'],
      ['own-items', 3, 'ETIMEDOUT CONN Timeout'],
    ]);
  });

  it('waits for a server that is away', async () => {
    const { outbox: out } = await open({ smtpUrl: 'smtp://127.0.0.1:1', retryMs: [60_000] });
    await out.put(interest());
    await until(async () => (await rows())[0]?.lastError != null);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'queued', attempts: 1 });
    expect(row?.lastError).toContain('ECONN');
  });

  it('asks for a person’s address and wishes when it leaves', async () => {
    const { outbox: out } = await open();
    office.recipients.delete('ana');
    office.recipients.set('bob', {
      address: 'new@example.org',
      name: '',
      language: 'fr',
      wants: (kind) => kind !== 'digest',
    });
    await out.put(interest());
    await out.put(interest({ to: { person: 'bob' }, kind: 'digest', template: 'new-matches', data: {} }));
    await out.put(interest({ to: { person: 'bob' } }));
    await settled();
    const states = (await rows()).map(({ state, lastError }) => [state, lastError]).sort();
    expect(states).toEqual([
      ['discarded', 'nobody to send to'],
      ['discarded', 'not wanted any more'],
      ['sent', null],
    ]);
    expect(smtp.mails.map(({ to }) => (to as { text: string }).text)).toEqual(['new@example.org']);
    expect(smtp.mails[0]?.text).toContain('Bonjour,');
  });

  it('sends what is essential whatever the wishes, without a link to stop it', async () => {
    office.recipients.set('ana', { address: 'ana@example.org', name: 'Ana', language: 'fr', wants: () => false });
    const { outbox: out } = await open();
    await out.put(interest({ kind: 'essential' }));
    await settled();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.sources[0]).not.toContain('List-Unsubscribe');
    expect(smtp.mails[0]?.text).not.toContain('desinscription');
  });

  it('says so where words were erased', async () => {
    const { outbox: out } = await open();
    await office.database.db.delete(vault).where(eq(vault.id, 'v1'));
    await out.put(interest());
    await out.put(
      interest({ to: { person: 'bob' }, data: { title: 'x', path: '/', messageVault: 'v1', fromPerson: 'zoe' } }),
    );
    await settled();
    expect(smtp.mails.find(({ subject }) => subject?.startsWith('Un'))?.text).toContain('[effacé]');
    expect(smtp.mails.find(({ subject }) => subject?.startsWith('In'))?.text).toContain('[erased]');
  });

  it('forgets the address and the link of a sign-in mail once it left', async () => {
    const { outbox: out } = await open();
    await out.put({
      dedupeKey: 'sign-in-1',
      kind: 'essential',
      to: { address: 'zoe@example.org' },
      language: 'en',
      template: 'sign-in',
      data: { nonce: 'n0nce' },
    });
    await settled();
    expect(smtp.mails[0]?.text).toContain('https://connecteur.example/connexion/lien?token=n0nce');
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'sent', address: null, data: {} });
  });

  it('lets no word of anybody become a header or another recipient', async () => {
    const evil = 'Ana\r\nBcc: eve@example.org\r\n\r\n<p>hello';
    office.recipients.set('ana', { address: 'ana@example.org', name: evil, language: 'fr', wants: () => true });
    office.recipients.set('bob', {
      address: 'bob@example.org\r\nBcc: eve@example.org',
      name: 'Bob',
      language: 'fr',
      wants: () => true,
    });
    const { outbox: out } = await open();
    await out.put(
      interest({ data: { title: evil, path: '/x\r\nBcc: eve@example.org', messageVault: 'v1', fromPerson: 'ana' } }),
    );
    await out.put(interest({ to: { person: 'bob' } }));
    await out.put(interest({ to: { address: 'a@example.org, eve@example.org' }, dedupeKey: 'two' }));
    await settled();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.bcc).toBeUndefined();
    expect(smtp.mails[0]?.to).toMatchObject({ value: [{ address: 'ana@example.org' }] });
    expect(smtp.sources[0]?.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc/im);
    expect(smtp.mails[0]?.html).not.toContain('<p>hello');
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['failed', 'failed', 'sent']);
  });

  it('keeps a mail whose template is at fault, and tells no word of it', async () => {
    const { outbox: out } = await open({ retryMs: [10] });
    await out.put(interest({ template: 'broken' }));
    await out.put(interest({ template: 'of-a-newer-release' }));
    await settled();
    const whys = (await rows()).map(({ lastError }) => lastError).sort();
    expect(whys).toEqual(['could not be written: TypeError', 'no template of-a-newer-release']);
    expect(JSON.stringify(office.errors)).not.toContain('ana@example.org');
  });

  it('can be held, released and discarded', async () => {
    const { outbox: out, desk } = await open({ smtpUrl: 'smtp://127.0.0.1:1', retryMs: [60_000] });
    await out.put(interest({ dedupeKey: 'a' }));
    await out.put(interest({ dedupeKey: 'b' }));
    await until(async () => (await rows()).every(({ lastError }) => lastError !== null));
    const [a, b] = await rows();
    expect(await desk.hold(a?.id ?? '')).toBe(true);
    expect(await desk.hold(a?.id ?? '')).toBe(false);
    expect(await desk.discard(b?.id ?? '', 'said twice')).toBe(true);
    expect(await desk.figures()).toMatchObject({ held: 1, queued: 0, failed: 0 });
    await open().then((mail) => mail.reconcile());
    await pause(100);
    expect(smtp.mails).toHaveLength(0);
    expect(await desk.release(a?.id ?? '')).toBe(true);
    await until(() => smtp.mails.length === 1);
    await settled();
    expect((await desk.list(['sent', 'discarded'])).map(({ dedupeKey, state }) => [dedupeKey, state]).sort()).toEqual([
      ['a', 'sent'],
      ['b', 'discarded'],
    ]);
  });
});
