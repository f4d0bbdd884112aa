import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '../../../infra/db/precious.ts';
import { mailboxPages } from '../../../infra/mail/mailbox.pages.ts';
import { mailboxIsOpen, readMailbox } from '../../../infra/mail/mailbox.ts';
import { pageKit } from './page-kit.ts';
import { interest, type PostOffice, postOffice, until } from './post-office.ts';

describe('mail without a mail server', { timeout: 20_000 }, () => {
  let office: PostOffice;
  const app = () => new Hono().route('/', mailboxPages(pageKit, office.mailDir));
  const settled = async () => (await office.database.db.select().from(outbox)).every(({ state }) => state !== 'queued');

  beforeAll(async () => {
    office = await postOffice();
  }, 60_000);
  beforeEach(async () => {
    await office.reset();
    const { outbox: out } = await office.open();
    await out.put(interest({ data: { title: 'Cœur & <Cie>', path: '/x', messageVault: 'v1', fromPerson: 'bob' } }));
    await out.put(interest({ to: { address: 'zoé@example.org' }, dedupeKey: 'unusable' }));
    await out.put(interest({ to: { person: 'bob' } }));
    await until(settled);
  });
  afterAll(() => office.close());

  it('lies in files any mail program reads, and that we read alike', async () => {
    const mails = await readMailbox(office.mailDir);
    expect(mails.length).toBeGreaterThanOrEqual(2);
    for (const mail of mails) {
      const reference = await simpleParser(await readFile(join(office.mailDir, `${mail.id}.eml`)));
      expect(mail.subject).toBe(reference.subject);
      expect(mail.to).toContain((reference.to as { value: { address: string }[] }).value[0]?.address);
      expect(mail.text.trimEnd()).toBe(reference.text?.trimEnd());
      expect(mail.html.trimEnd()).toBe((reference.html || '').trimEnd());
      expect(mail.date).toEqual(reference.date);
      expect(mail.headers.get('message-id')).toBe(reference.messageId);
    }
  });

  it('is never half a file, and one file however often it is sent', async () => {
    const names = await readdir(office.mailDir);
    expect(names.every((name) => name.endsWith('.eml'))).toBe(true);
    const ids = (await readMailbox(office.mailDir)).map(({ headers }) => headers.get('message-id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is listed, and read as a mailbox shows it or as text, with its links', async () => {
    const list = await (await app().request('/courrier')).text();
    const mails = await readMailbox(office.mailDir);
    const mail = mails.find(({ subject }) => subject.includes('Cœur'));
    expect(list).toContain(`<a href="/courrier/${mail?.id}">Un intérêt pour «\u202fCœur &amp; &lt;Cie&gt;\u202f»</a>`);
    const shown = await (await app().request(`/courrier/${mail?.id}`)).text();
    expect(shown).toContain('href="https://connecteur.example/x"');
    expect(shown).toContain('votre terrain éclaire ma thèse.');
    expect(shown).not.toMatch(/style=|<style|<script/);
    const text = await (await app().request(`/courrier/${mail?.id}/texte`)).text();
    expect(text).toContain('<a href="https://connecteur.example/x">');
    const file = await app().request(`/courrier/${mail?.id}/fichier`);
    expect(file.headers.get('content-type')).toBe('message/rfc822');
    expect((await app().request('/courrier/feuille.css')).headers.get('content-type')).toContain('text/css');
  });

  it.each(['..%2f..%2fetc%2fpasswd', 'absent', '%00', '..'])('reads nothing else: %s', async (id) => {
    await writeFile(join(office.mailDir, '..', 'outside.eml'), 'Subject: no\n\nno').catch(() => {});
    for (const path of [`/courrier/${id}`, `/courrier/${id}/texte`, `/courrier/${id}/fichier`])
      expect((await app().request(path)).status).toBe(404);
  });

  it('is a page on one’s own machine alone, without any server set', () => {
    const alone = { smtpUrl: undefined, databaseUrl: undefined, publicUrl: 'http://localhost:3000' };
    expect(mailboxIsOpen(alone)).toBe(true);
    expect(mailboxIsOpen({ ...alone, publicUrl: 'http://[::1]:3000' })).toBe(true);
    expect(mailboxIsOpen({ ...alone, smtpUrl: 'smtp://mail.example' })).toBe(false);
    expect(mailboxIsOpen({ ...alone, databaseUrl: 'postgres://db.example/x' })).toBe(false);
    expect(mailboxIsOpen({ ...alone, publicUrl: 'https://connecteur.example' })).toBe(false);
    expect(mailboxIsOpen({ ...alone, publicUrl: 'https://localhost.example' })).toBe(false);
  });

  it('is an empty box, with a way to fill it, where no mail was written', async () => {
    const empty = new Hono().route('/', mailboxPages(pageKit, join(office.mailDir, 'absent')));
    const page = await (await empty.request('/courrier')).text();
    expect(page).toContain('Aucun message');
    expect(page).toContain('/connexion');
  });

  it.each([
    '',
    'no headers at all',
    'Content-Type: multipart/mixed; boundary=x\n\n--x\n',
    '\u0000\u0001=?utf-8?q?=E9?=',
  ])('survives a file that is no mail: %j', async (source) => {
    await writeFile(join(office.mailDir, 'odd.eml'), source);
    expect((await readMailbox(office.mailDir)).some(({ id }) => id === 'odd')).toBe(true);
    expect((await app().request('/courrier')).status).toBe(200);
    expect((await app().request('/courrier/odd/texte')).status).toBe(200);
  });
});
