import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { oidcOf } from '../../../infra/auth/oidc.ts';
import type { Config } from '../../../infra/config.ts';

/** Somebody the provider knows. */
export type Account = Readonly<{
  sub: string;
  email: string;
  email_verified?: boolean;
  given_name?: string;
  usual_name?: string;
}>;

export type RealProvider = Readonly<{
  settings: NonNullable<Config['oidc']>;
  /** Who will sign in there next. */
  become: (account: Account) => void;
  /** What its userinfo endpoint answered last, and as what. */
  lastUserInfo: () => string;
  /** Follows the provider's own pages from its address to the one it sends back to. */
  walk: (address: string) => Promise<string>;
  close: () => Promise<void>;
}>;

/** A certified identity provider in this process, which answers userinfo as a signed JWT, like ProConnect. */
export const openRealProvider = async (publicUrl: string): Promise<RealProvider> => {
  let account: Account = { sub: 'nobody', email: 'nobody@example.org' };
  let told = '';
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = {
    issuer,
    clientId: 'connecteur',
    clientSecret: 'a secret between the two of them',
    label: 'ProConnect',
  };
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [`${publicUrl}/connexion/auth/callback/${oidcOf(settings).providerId}`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of the tests'] },
    scopes: ['openid', 'email', 'given_name', 'usual_name'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: async () => ({ accountId: account.sub, claims: async () => account }),
    loadExistingGrant: async (ctx: { oidc: { session: { accountId: string }; client: { clientId: string } } }) => {
      const { session, client } = ctx.oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid email given_name usual_name');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  const listener = (request: Parameters<typeof serve>[0], response: Parameters<typeof serve>[1]) => {
    if (request.url?.startsWith('/interaction/'))
      return void provider.interactionFinished(request, response, { login: { accountId: account.sub } });
    if (request.url === '/me')
      response.on('finish', () => {
        told = String(response.getHeader('content-type'));
      });
    return serve(request, response);
  };
  return {
    settings,
    become: (next) => {
      account = next;
    },
    lastUserInfo: () => told,
    walk: (address) => walk(address, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

const walk = async (address: string, issuer: string): Promise<string> => {
  const cookies = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 10; step++) {
    if (!at.startsWith(issuer)) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(`the provider stopped at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(next, at).href;
  }
  throw new Error('the provider turns in circles');
};
