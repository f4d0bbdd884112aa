import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptAnswers } from '../../../infra/http/kept-answers.ts';
import type { Ambient } from '../../../services/kit/http.ts';

describe('answers kept for strangers', () => {
  let standing: string;
  let today: string;
  let made: number;
  let site: Hono<Ambient>;
  beforeEach(() => {
    [standing, today, made] = ['1', '2026-09-01', 0];
    site = new Hono<Ambient>();
    site.use(async (c, next) => {
      const person = c.req.header('x-person');
      c.set('who', person ? { person, roles: [] } : null);
      c.set('language', c.req.header('x-language') === 'en' ? 'en' : 'fr');
      await next();
    });
    site.use(keptAnswers({ standing: async () => standing, today: () => today, limitBytes: 100_000 }));
    site.get('/terrains', (c) => {
      made++;
      if (c.req.query('lang')) c.header('Set-Cookie', 'lang=en');
      if (c.req.query('q') === 'absent') return c.text('no', 404);
      return c.html(`<p>${c.get('who')?.person ?? 'nobody'} ${c.get('language')} ${made} ${'x'.repeat(2000)}</p>`);
    });
    site.get('/api/proposals/t1', (c) => {
      made++;
      c.header('ETag', '"3"');
      return c.json({ long: 'x'.repeat(2000) });
    });
    site.get('/mon-espace', (c) => c.text(`${++made}`));
  });
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await site.request(path, { headers });
    return { status: answer.status, text: (await answer.text()).slice(0, 20), headers: answer.headers };
  };

  it('are given again while nothing has changed', async () => {
    const [first, second] = [await read('/terrains'), await read('/terrains')];
    expect([first.text, made]).toEqual([second.text, 1]);
  });

  it('are made anew once the log has moved, and once the day has', async () => {
    await read('/terrains');
    standing = '2';
    expect((await read('/terrains')).text).toContain('fr 2');
    today = '2026-09-02';
    expect((await read('/terrains')).text).toContain('fr 3');
  });

  it('are never given to somebody signed in, nor made of what they saw', async () => {
    expect((await read('/terrains', { 'x-person': 'ana' })).text).toContain('ana');
    expect((await read('/terrains')).text).toContain('nobody');
    expect((await read('/terrains', { 'x-person': 'ana' })).text).toContain('ana');
    expect(made).toBe(3);
  });

  it('keep languages and addresses apart', async () => {
    expect((await read('/terrains')).text).toContain('fr 1');
    expect((await read('/terrains', { 'x-language': 'en' })).text).toContain('en 2');
    expect((await read('/terrains?theme=housing')).text).toContain('fr 3');
  });

  it('are not kept when they set a cookie, refuse, or are of no public page', async () => {
    for (const path of ['/terrains?lang=en', '/terrains?q=absent', '/mon-espace'])
      for (const _ of [1, 2]) await read(path);
    expect(made).toBe(6);
  });

  it('tell a browser that still holds them so', async () => {
    const { headers } = await read('/terrains');
    const again = await read('/terrains', { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('vary')).toContain('Cookie');
    standing = '2';
    expect((await read('/terrains', { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(200);
  });

  it('are packed for who unpacks, under another name, but never where the name is a version', async () => {
    const packed = await read('/terrains', { 'accept-encoding': 'gzip' });
    const plain = await read('/terrains');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const versioned = await read('/api/proposals/t1', { 'accept-encoding': 'gzip' });
    expect([versioned.headers.get('etag'), versioned.headers.get('content-encoding')]).toEqual(['"3"', null]);
  });

  it('are made once for all who ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => read('/terrains')));
    expect([new Set(answers.map(({ text }) => text)).size, made]).toEqual([1, 1]);
  });

  it('take no more room than they may: those not asked for lately go first', async () => {
    for (let i = 0; i < 40; i++) {
      await read(`/terrains?n=${i}`);
      await read('/terrains?n=0');
    }
    expect(made).toBe(40);
    await read('/terrains?n=1');
    expect(made).toBe(41);
  });
});
