import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkToken, newLinkToken } from '../../../infra/auth/link-token.ts';
import { engines, truncate } from '../../kit/database.ts';
import { dump, openSignIn, SECRET, type SignInWorld } from './sign-in-world.ts';

const ADDRESS = 'lea.marchand@sablieres.example';

const count = async (world: SignInWorld, table: string): Promise<number> => {
  const found = (await world.database.db.execute(sql.raw(`select count(*)::int as n from ${table}`))) as unknown as {
    rows: { n: number }[];
  };
  return found.rows[0]?.n ?? -1;
};
const formOf = (link: string) => Object.fromEntries(new URL(link, 'http://localhost').searchParams);

describe.each(engines)('signing in by a mailed link on $name', ({ open }) => {
  let world: SignInWorld;
  beforeAll(async () => {
    world = await openSignIn({ open, adminEmail: 'maire@sablieres.example' });
  }, 60_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    await truncate(world.database);
    world.mails.length = 0;
    world.setNow('2026-09-01T08:00:00Z');
  });

  it('goes the whole way: address, mail, page with a button, session, sign out', async () => {
    const lea = world.browser();
    const form = await (await lea.get('/connexion?retour=/terrains?theme=eau')).text();
    expect(form).toContain('value="/terrains?theme=eau"');
    const sent = await lea.post('/connexion', { email: ` ${ADDRESS.toUpperCase()} `, retour: '/terrains?theme=eau' });
    expect(await sent.text()).toContain(ADDRESS);
    const page = await lea.get(world.lastLink());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Me connecter');
    const entered = await lea.post('/connexion/lien', formOf(world.lastLink()));
    expect([entered.status, entered.headers.get('location')]).toEqual([
      303,
      '/bienvenue?retour=%2Fterrains%3Ftheme%3Deau',
    ]);
    const me = (await (await lea.get('/api/me')).json()) as object;
    expect(me).toMatchObject({ joined: false, address: ADDRESS, roles: [] });
    await lea.send('PUT', '/api/me', { name: 'Léa Marchand', roles: ['practitioner'] });
    expect(await (await lea.get('/api/me')).json()).toMatchObject({ joined: true, roles: ['practitioner'] });
    const out = await lea.post('/deconnexion', {});
    expect(out.headers.get('location')).toBe('/');
    expect((await lea.get('/api/me')).status).toBe(401);
    expect(await count(world, 'auth_session')).toBe(0);
  });

  it('lets scanners open the link as often as they like', async () => {
    const lea = world.browser();
    await lea.post('/connexion', { email: ADDRESS });
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'GET'])
      await world.app.request(`http://localhost${world.lastLink()}`, { method });
    expect(await count(world, 'auth_session')).toBe(0);
    expect((await lea.post('/connexion/lien', formOf(world.lastLink()))).status).toBe(303);
  });

  it('gives one session to fifty racing posts', async () => {
    await world.browser().post('/connexion', { email: ADDRESS });
    const form = formOf(world.lastLink());
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.browser().post('/connexion/lien', form)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    expect(await count(world, 'auth_session')).toBe(1);
    expect(await count(world, 'auth_user')).toBe(1);
  });

  it('serves once, and ten minutes', async () => {
    const lea = await world.signIn(ADDRESS);
    expect((await lea.post('/connexion/lien', formOf(world.lastLink()))).status).toBe(410);

    await world.browser().post('/connexion', { email: ADDRESS });
    const left = (await world.database.db.execute(
      sql`select extract(epoch from expires_at - now())::int as s from auth_verification`,
    )) as unknown as { rows: { s: number }[] };
    expect(left.rows[0]?.s).toBeGreaterThan(590);
    expect(left.rows[0]?.s).toBeLessThanOrEqual(600);
    await world.database.exec(`update auth_verification set expires_at = now() - interval '1 second'`);
    const late = await world.browser().post('/connexion/lien', formOf(world.lastLink()));
    expect([late.status, late.headers.getSetCookie()]).toEqual([410, []]);
    expect(await late.text()).toContain('Ce lien ne sert plus');
  });

  it('refuses tokens it never made', async () => {
    for (const token of [
      '',
      'x',
      'x.y',
      newLinkToken('another secret, of another house'),
      linkToken(SECRET, 'unknown'),
    ])
      expect((await world.browser().post('/connexion/lien', { token })).status).toBe(410);
    expect(await count(world, 'auth_session')).toBe(0);
  });

  it('keeps nothing at rest from which a link could be rebuilt', async () => {
    await world.browser().post('/connexion', { email: ADDRESS });
    const token = formOf(world.lastLink()).token ?? '';
    const [nonce = '', signature = ''] = token.split('.');
    const kept = `${await dump(world.database)}\n${JSON.stringify(world.mails)}`;
    expect(kept).toContain(nonce);
    expect(kept).toContain('magic-link:');
    expect(kept).not.toContain(signature);
  });

  it('answers known and unknown addresses alike', async () => {
    await world.signIn(ADDRESS);
    const ask = async (email: string) => {
      const answer = await world.browser().post('/connexion', { email });
      const headers = [...answer.headers.keys()].sort();
      return [answer.status, headers, (await answer.text()).replaceAll(email, 'ADDRESS')];
    };
    expect(await ask('inconnu@sablieres.example')).toEqual(await ask(ADDRESS));
    expect(world.mails).toHaveLength(3);
  });

  it('says what is wrong with an address, beside it, and keeps it', async () => {
    const answer = await world.browser().post('/connexion', { email: 'lea.marchand', retour: '/terrains' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Indiquez une adresse complète');
    expect(page).toContain('value="lea.marchand"');
    expect(page).toContain('value="/terrains"');
    expect(world.mails).toEqual([]);
  });

  it('leads back to pages of this site only', async () => {
    const bad = [
      'https://example.org/',
      '//example.org',
      '/\\example.org',
      '/\t/example.org',
      '\\\\example.org',
      'javascript:alert(1)',
      '/%09/example.org/../..//example.org',
      '/a/..//example.org',
      '/connexion/identite',
      ' /terrains',
      '/ok\r\nX: y',
    ];
    for (const retour of bad) {
      const eve = world.browser();
      const page = await (await eve.get(`/connexion?retour=${encodeURIComponent(retour)}`)).text();
      expect(page, retour).not.toContain('name="retour"');
      await truncate(world.database);
      await eve.post('/connexion', { email: ADDRESS, retour });
      expect(world.lastLink(), retour).not.toContain('retour=');
      const entered = await eve.post('/connexion/lien', { ...formOf(world.lastLink()), retour });
      expect(entered.headers.get('location'), retour).toBe('/bienvenue');
      const again = await eve.get(`/connexion?retour=${encodeURIComponent(retour)}`);
      expect(again.headers.get('location'), retour).toBe('/mon-espace');
    }
  });

  it('limits mails to one address without locking its owner out, and callers', async () => {
    for (const _ of Array(10).keys())
      expect((await world.browser().post('/connexion', { email: ADDRESS })).status).toBe(200);
    expect(world.mails).toHaveLength(3);
    const other = { email: 'samir@sablieres.example' };
    expect((await world.browser().post('/connexion', other)).status).toBe(200);
    expect(world.mails).toHaveLength(4);
    // The last link sent still works, and after five minutes another may be asked for.
    expect((await world.browser().post('/connexion/lien', formOf(world.lastLink()))).status).toBe(303);
    world.setNow('2026-09-01T08:05:01Z');
    await world.browser().post('/connexion', { email: ADDRESS });
    expect(world.mails).toHaveLength(5);

    const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.9, 198.51.100.${n}` });
    const statuses = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        world.browser().post('/connexion', { email: `p${n}@sablieres.example` }, from(1)),
      ),
    );
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await world.browser().post('/connexion', other, from(2))).status).toBe(200);
    expect(await dump(world.database)).not.toContain('198.51.100');
  });

  it('limits guesses of tokens', async () => {
    const statuses = [];
    for (const n of Array(62).keys())
      statuses.push((await world.browser().post('/connexion/lien', { token: `t${n}` })).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('makes whom the settings name administrator and coordinator, and nobody else', async () => {
    const mayor = await world.signIn('maire@sablieres.example');
    expect(await (await mayor.get('/api/me')).json()).toMatchObject({ roles: ['administrator', 'coordinator'] });
    const lea = await world.signIn(ADDRESS);
    expect(await (await lea.get('/api/me')).json()).toMatchObject({ roles: [] });
  });

  it('finds again the person a coordinator registered', async () => {
    const mayor = await world.signIn('maire@sablieres.example');
    await mayor.send('PUT', '/api/me', { name: 'Odile Ferrand', roles: ['practitioner'] });
    const invitation = {
      name: 'Léa Marchand',
      email: ADDRESS,
      roles: ['practitioner'],
      organisation: 'Ville de Sablières',
    };
    const { id } = (await (await mayor.send('POST', '/api/people', invitation)).json()) as { id: string };
    const lea = await world.signIn(ADDRESS, '/terrains');
    expect(await (await lea.get('/api/me')).json()).toMatchObject({ person: id, name: 'Léa Marchand', joined: true });
  });

  it('keeps neither the browser nor the address of whoever signs in', async () => {
    const lea = world.browser();
    await lea.post('/connexion', { email: ADDRESS });
    await lea.post('/connexion/lien', formOf(world.lastLink()), {
      'user-agent': 'Canari/1.0',
      'x-forwarded-for': '198.51.100.77',
    });
    expect(await count(world, 'auth_session')).toBe(1);
    expect(await dump(world.database)).not.toMatch(/Canari|198\.51\.100/);
  });

  it('refuses a session whose cookie was altered', async () => {
    const lea = await world.signIn(ADDRESS);
    const [[name, value]] = [...lea.cookies] as [[string, string]];
    lea.cookies.set(name, `${value.slice(0, -6)}AAAA%3D`);
    expect((await lea.get('/api/me')).status).toBe(401);
  });

  it('refuses posts that come from another site', async () => {
    const foreign = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
    expect((await world.browser().post('/connexion', { email: ADDRESS }, foreign)).status).toBe(403);
    await world.browser().post('/connexion', { email: ADDRESS });
    expect((await world.browser().post('/connexion/lien', formOf(world.lastLink()), foreign)).status).toBe(403);
    expect(await count(world, 'auth_session')).toBe(0);
  });
});

describe('cookies', () => {
  it('belong to this very host when the site is on https', async () => {
    const world = await openSignIn({ publicUrl: 'https://connecteur.example' });
    const lea = world.browser();
    await lea.post('/connexion', { email: ADDRESS });
    const entered = await lea.post('/connexion/lien', formOf(world.lastLink()));
    const [cookie = ''] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-connecteur\.session_token=/);
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect((await lea.get('/api/me')).status).toBe(200);
    await world.close();
  }, 30_000);
});
