import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { truncate } from '../../kit/database.ts';
import { type FalseProvider, openFalseProvider, type Tricks, VICTIM } from './false-provider.ts';
import { type Account, openRealProvider, type RealProvider } from './real-provider.ts';
import { type Browser, dump, openSignIn, type SignInWorld } from './sign-in-world.ts';

const PUBLIC = 'http://localhost';

const rowsOf = async (world: SignInWorld, table: string): Promise<Record<string, unknown>[]> =>
  (
    (await world.database.db.execute(sql.raw(`select * from ${table}`))) as unknown as {
      rows: Record<string, unknown>[];
    }
  ).rows;

describe('an identity provider', () => {
  let provider: RealProvider;
  let world: SignInWorld;
  beforeAll(async () => {
    provider = await openRealProvider(PUBLIC);
    world = await openSignIn({ publicUrl: PUBLIC, oidc: provider.settings, adminEmail: 'maire@sablieres.example' });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await provider.close();
  });
  beforeEach(() => truncate(world.database));

  const nadia = {
    sub: 'sub-nadia',
    email: 'nadia.roussel@sablieres.example',
    email_verified: true,
    given_name: 'Nadia',
    usual_name: 'Roussel',
  };

  /** From the button to the callback, which is not yet called. */
  const walkAs = async (
    browser: Browser,
    account: Account,
    way = '/connexion/identite?retour=/terrains',
  ): Promise<string> => {
    provider.become(account);
    const led = await browser.get(way);
    expect(led.status).toBe(303);
    return provider.walk(led.headers.get('location') ?? '');
  };
  const enterAs = async (browser: Browser, account: Account, way?: string): Promise<Response> =>
    browser.get(await walkAs(browser, account, way));

  it('signs in, with its signed answer, and fills the name in', async () => {
    const browser = world.browser();
    expect(await (await browser.get('/connexion')).text()).toContain('Se connecter avec ProConnect');
    const back = await enterAs(browser, nadia);
    expect([back.status, back.headers.get('location')]).toEqual([302, '/connexion/accueil?retour=%2Fterrains']);
    expect(provider.lastUserInfo()).toContain('application/jwt');
    const entered = await browser.get('/connexion/accueil?retour=%2Fterrains');
    expect(entered.headers.get('location')).toBe('/bienvenue?retour=%2Fterrains');
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      joined: false,
      name: 'Nadia Roussel',
      address: nadia.email,
    });
  });

  it('finds the same person again by subject, whatever their address has become, and keeps no token', async () => {
    const first = world.browser();
    await enterAs(first, nadia);
    const { person } = (await (await first.get('/api/me')).json()) as { person: string };
    const second = world.browser();
    await enterAs(second, { ...nadia, email: 'n.roussel@autre.example' });
    expect(await (await second.get('/api/me')).json()).toMatchObject({ person });
    const [account] = await rowsOf(world, 'auth_account');
    expect(account).toMatchObject({ account_id: 'sub-nadia', access_token: null, refresh_token: null, id_token: null });
  });

  it('does not let another subject with the same address into a profile, linked or not', async () => {
    for (const enter of [
      () => world.signIn(nadia.email),
      async () => {
        const browser = world.browser();
        await enterAs(browser, nadia);
        return browser;
      },
    ]) {
      await truncate(world.database);
      const owner = await enter();
      const { person } = (await (await owner.get('/api/me')).json()) as { person: string };
      const thief = world.browser();
      const back = await enterAs(thief, { ...nadia, sub: 'sub-of-somebody-else' });
      expect(back.headers.get('location')).toContain('/connexion/erreur?error=account_not_linked');
      expect(await (await thief.get(back.headers.get('location') ?? '')).text()).toContain(
        'reliez ProConnect depuis votre profil',
      );
      expect((await thief.get('/api/me')).status).toBe(401);
      expect(await rowsOf(world, 'auth_user')).toHaveLength(1);
      expect(await (await owner.get('/api/me')).json()).toMatchObject({ person });
    }
  });

  it('links an identity on purpose, from the profile of somebody signed in', async () => {
    const owner = await world.signIn(nadia.email);
    const { person } = (await (await owner.get('/api/me')).json()) as { person: string };
    const back = await enterAs(owner, nadia, '/connexion/identite/relier');
    expect(back.headers.get('location')).toBe('/mon-espace/profil');
    const other = world.browser();
    await enterAs(other, nadia);
    expect(await (await other.get('/api/me')).json()).toMatchObject({ person });
    const foreign = await owner.get('/connexion/identite/relier', { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
  });

  it('does not link an identity that is somebody else’s', async () => {
    await enterAs(world.browser(), nadia);
    const other = await world.signIn('samir@sablieres.example');
    const back = await enterAs(other, nadia, '/connexion/identite/relier');
    expect(back.headers.get('location')).toContain('/connexion/erreur');
    expect(await rowsOf(world, 'auth_account')).toHaveLength(1);
  });

  it('never makes an administrator of an address it merely says', async () => {
    const browser = world.browser();
    await enterAs(browser, { ...nadia, email: 'maire@sablieres.example' });
    await browser.get('/connexion/accueil');
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ roles: [] });
  });

  it('leaves an account nobody proved to whoever proves the address', async () => {
    await enterAs(world.browser(), { ...nadia, email_verified: false });
    await world.signIn(nadia.email);
    expect(await rowsOf(world, 'auth_account')).toEqual([]);
  });

  it.each([
    ['a state nobody gave', (url: URL) => url.searchParams.set('state', 'x'.repeat(32))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['a code nobody gave', (url: URL) => url.searchParams.set('code', 'x')],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['an issuer that is another', (url: URL) => url.searchParams.set('iss', 'https://elsewhere.example')],
    ['an error', (url: URL) => url.searchParams.set('error', 'access_denied')],
    [
      'another provider’s path',
      (url: URL) => {
        url.pathname = '/connexion/auth/callback/google';
      },
    ],
  ])('refuses a return with %s', async (_, alter) => {
    const browser = world.browser();
    const url = new URL(await walkAs(browser, nadia));
    alter(url);
    const back = await browser.get(url.href);
    expect(back.status).toBe(302);
    expect(new URL(back.headers.get('location') ?? '', PUBLIC).pathname).toBe('/connexion/erreur');
    expect(await rowsOf(world, 'auth_session')).toEqual([]);
  });

  it('refuses a return in another browser, and a second return', async () => {
    const mine = world.browser();
    const url = await walkAs(mine, nadia);
    await world.browser().get(url);
    expect(await rowsOf(world, 'auth_session')).toEqual([]);
    const again = world.browser();
    const second = await walkAs(again, nadia);
    await again.get(second);
    await again.get(second);
    expect(await rowsOf(world, 'auth_session')).toHaveLength(1);
  });

  it('has no way in but its callback', async () => {
    for (const path of [
      'sign-in/social',
      'sign-in/magic-link',
      'get-session',
      'update-user',
      'list-sessions',
      'ok',
      'link-social',
    ])
      for (const method of ['GET', 'POST'])
        expect((await world.app.request(`${PUBLIC}/connexion/auth/${path}`, { method })).status, path).toBe(404);
  });
});

describe('a provider that lies', () => {
  let provider: FalseProvider;
  let world: SignInWorld;
  beforeAll(async () => {
    provider = await openFalseProvider();
    world = await openSignIn({ publicUrl: PUBLIC, oidc: provider.settings });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await provider.close();
  });
  beforeEach(() => truncate(world.database));

  const enter = async (tricks: Tricks, headers: Record<string, string> = {}): Promise<Response> => {
    provider.trick(tricks);
    const browser = world.browser();
    const led = await browser.get('/connexion/identite');
    const authorized = await fetch(led.headers.get('location') ?? '', { redirect: 'manual' });
    return browser.get(authorized.headers.get('location') ?? '', headers);
  };

  it('is believed while it is honest', async () => {
    expect((await enter({})).headers.get('location')).toBe('/connexion/accueil');
    expect((await enter({ userInfoBy: 'plain' })).headers.get('location')).toBe('/connexion/accueil');
    expect(await rowsOf(world, 'auth_session')).toHaveLength(2);
    expect(await rowsOf(world, 'auth_user')).toHaveLength(1);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const attacks: [string, Tricks][] = [
    ['a nonce of another sign-in', { idToken: (t) => ({ ...t, nonce: 'another' }) }],
    ['no nonce', { idToken: ({ nonce: _, ...t }) => t }],
    ['a token of another issuer', { idToken: (t) => ({ ...t, iss: 'https://elsewhere.example' }) }],
    ['a token for another client', { idToken: (t) => ({ ...t, aud: 'another-client' }) }],
    ['a token that lapsed', { idToken: (t) => ({ ...t, iat: now() - 7200, exp: now() - 3600 }) }],
    ['a token from the future', { idToken: (t) => ({ ...t, nbf: now() + 3600 }) }],
    ['a token signed by a stranger', { idTokenBy: 'stranger' }],
    ['a token signed by nobody', { idTokenBy: 'nobody' }],
    ['a token signed with the client’s secret', { idTokenBy: 'client-secret' }],
    ['a token without a subject', { idToken: ({ sub: _, ...t }) => t }],
    ['no ID token', { noIdToken: true }],
    ['another subject in the ID token', { idToken: (t) => ({ ...t, sub: 'attacker' }) }],
    ['another subject in userinfo', { userInfo: (u) => ({ ...u, sub: 'attacker' }) }],
    ['userinfo without a subject', { userInfo: ({ sub: _, ...u }) => u }],
    ['userinfo without an address', { userInfo: ({ email: _, ...u }) => u }],
    ['userinfo signed by a stranger', { userInfoBy: 'stranger' }],
    ['userinfo signed by nobody', { userInfoBy: 'nobody' }],
    ['userinfo of another issuer', { userInfo: (u) => ({ ...u, iss: 'https://elsewhere.example' }) }],
    ['userinfo for another client', { userInfo: (u) => ({ ...u, aud: 'another-client' }) }],
    ['userinfo that lapsed', { userInfo: (u) => ({ ...u, exp: now() - 3600 }) }],
    ['a subject that is a list', { userInfo: (u) => ({ ...u, sub: [VICTIM.sub] }) }],
    ['a refusal of the code', { tokenStatus: 400 }],
    ['a refusal of userinfo', { userInfoStatus: 500 }],
  ];
  it.each(attacks)('gives no session for %s', async (_, tricks) => {
    const back = await enter(tricks);
    expect(back.status).toBe(302);
    expect(new URL(back.headers.get('location') ?? '', PUBLIC).pathname).toBe('/connexion/erreur');
    expect([await rowsOf(world, 'auth_session'), await rowsOf(world, 'auth_user')]).toEqual([[], []]);
  });

  it('is not asked at all when its discovery names another issuer', async () => {
    const other = await openFalseProvider();
    other.trick({ issuerTold: 'https://elsewhere.example' });
    const strict = await openSignIn({ publicUrl: PUBLIC, oidc: other.settings });
    const led = await strict.browser().get('/connexion/identite');
    expect(led.headers.get('location')).toBe('/connexion/erreur?error=provider_away');
    await strict.close();
    await other.close();
  }, 30_000);

  it('does not keep people out while it is away: it is asked again later, and links by mail work', async () => {
    const away = await openSignIn({ publicUrl: PUBLIC, oidc: { ...provider.settings, issuer: 'http://127.0.0.1:9' } });
    const led = await away.browser().get('/connexion/identite');
    expect(led.headers.get('location')).toBe('/connexion/erreur?error=provider_away');
    const lea = await away.signIn('lea@sablieres.example');
    expect((await lea.get('/api/me')).status).toBe(200);
    await away.close();
  }, 30_000);

  it('leaves no token of its own in the database, nor whence one came', async () => {
    await enter({}, { 'user-agent': 'Canari/1.0', 'x-forwarded-for': '198.51.100.77' });
    expect(await rowsOf(world, 'auth_session')).toHaveLength(1);
    expect(await dump(world.database)).not.toMatch(/Canari|198\.51\.100/);
    expect(await dump(world.database)).not.toMatch(/"access"|eyJ/);
  });
});
