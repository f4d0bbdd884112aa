import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { unsubscribePages } from '../../../infra/mail/unsubscribe.pages.ts';
import { readUnsubscribeToken, type Unsubscription, unsubscribeToken } from '../../../infra/mail/unsubscribe-token.ts';
import { pageKit } from './page-kit.ts';
import { SECRET } from './post-office.ts';

const asked: Unsubscription[] = [];
const app = new Hono().route(
  '/',
  unsubscribePages(pageKit, { secret: SECRET, unsubscribe: async (one) => void asked.push(one) }),
);
const path = `/desinscription/${unsubscribeToken(SECRET, { person: 'ana', kind: 'digest' })}`;

describe('stopping mails from a mail', () => {
  afterEach(() => {
    asked.length = 0;
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('changes nothing on %s, which scanners follow', async (method) => {
    for (let n = 0; n < 3; n += 1) await app.request(path, { method });
    expect(asked).toEqual([]);
  });

  it('shows what it is about, and a button that posts', async () => {
    const reply = await app.request(path);
    const page = await reply.text();
    expect(reply.status).toBe(200);
    expect(page).toContain('<form method="post">');
    expect(page).toContain('noindex');
  });

  it('is done by the mailbox’s own button, signed in or not (RFC 8058)', async () => {
    const reply = await app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(reply.status).toBe(200);
    expect(asked).toEqual([{ person: 'ana', kind: 'digest' }]);
  });

  it.each([
    ['another signature', `${path}x`],
    ['cut short', path.slice(0, -4)],
    ['another person', path.replace(/\/[^/.]+\./, `/${Buffer.from('digest:bob').toString('base64url')}.`)],
    ['another secret', `/desinscription/${unsubscribeToken('not this one', { person: 'ana', kind: 'digest' })}`],
    ['no signature', '/desinscription/ZGlnZXN0OmFuYQ'],
    ['nonsense', '/desinscription/%F0%9F%92%A5'],
  ])('refuses a link with %s, and says what to do', async (_, wrong) => {
    const [read, post] = [await app.request(wrong), await app.request(wrong, { method: 'POST' })];
    expect([read.status, post.status]).toEqual([404, 404]);
    expect(await post.text()).toContain('/mon-espace');
    expect(asked).toEqual([]);
  });

  it('says in its token one person and one kind, whatever the id', () => {
    for (const person of ['p-1', 'a:b', 'é'])
      for (const kind of ['own-items', 'digest', 'alert'] as const)
        expect(readUnsubscribeToken(SECRET, unsubscribeToken(SECRET, { person, kind }))).toEqual({ person, kind });
    const essential = unsubscribeToken(SECRET, { person: 'ana', kind: 'essential' as 'digest' });
    expect(readUnsubscribeToken(SECRET, essential)).toBeUndefined();
  });
});
