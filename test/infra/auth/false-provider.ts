import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { Config } from '../../../infra/config.ts';

type Claims = Record<string, unknown>;

/** How the provider misbehaves. */
export type Tricks = Readonly<{
  idToken?: (honest: JWTPayload) => JWTPayload;
  /** Signed by a key that is not published, or not at all. */
  idTokenBy?: 'stranger' | 'nobody' | 'client-secret';
  userInfo?: (honest: Claims) => Claims;
  userInfoBy?: 'stranger' | 'nobody' | 'plain';
  noIdToken?: boolean;
  tokenStatus?: number;
  userInfoStatus?: number;
  issuerTold?: string;
}>;

export type FalseProvider = Readonly<{
  settings: NonNullable<Config['oidc']>;
  trick: (tricks: Tricks) => void;
  close: () => Promise<void>;
}>;

export const VICTIM = { sub: 'victim-sub', email: 'victime@sablieres.example', email_verified: true };

/** An identity provider that plays the tricks it is told to. */
export const openFalseProvider = async (): Promise<FalseProvider> => {
  const [own, stranger] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  const clientSecret = 'a client secret of thirty-two bytes, at least';
  let tricks: Tricks = {};
  let nonce = '';
  const sign = (claims: JWTPayload, by: string | undefined): Promise<string> | string => {
    if (by === 'nobody') return new UnsecuredJWT(claims).encode();
    if (by === 'client-secret')
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret));
    const key = by === 'stranger' ? stranger.privateKey : own.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key);
  };
  const tokens = async () => {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: issuer, aud: 'connecteur', iat: now, exp: now + 60, nonce, sub: VICTIM.sub };
    const idToken = await sign(tricks.idToken?.(honest) ?? honest, tricks.idTokenBy);
    return {
      access_token: 'access',
      token_type: 'Bearer',
      expires_in: 60,
      ...(tricks.noIdToken ? {} : { id_token: idToken }),
    };
  };
  const userInfo = async (): Promise<[string, string]> => {
    const honest = { ...VICTIM, iss: issuer, aud: 'connecteur' };
    const claims = tricks.userInfo?.(honest) ?? honest;
    if (tricks.userInfoBy === 'plain') return ['application/json', JSON.stringify(claims)];
    return ['application/jwt', await sign(claims as JWTPayload, tricks.userInfoBy)];
  };
  const discovery = () => ({
    issuer: tricks.issuerTold ?? issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email'],
  });
  const authorize = (asked: URLSearchParams): string => {
    nonce = asked.get('nonce') ?? '';
    const back = new URL(asked.get('redirect_uri') ?? issuer);
    back.searchParams.set('code', 'code');
    back.searchParams.set('state', asked.get('state') ?? '');
    return back.href;
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const answer = (status: number, body: unknown, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return answer(200, discovery());
      case '/jwks':
        return answer(200, { keys: [jwk] });
      case '/authorize':
        return response.writeHead(302, { location: authorize(searchParams) }).end();
      case '/token':
        return answer(tricks.tokenStatus ?? 200, await tokens());
      default: {
        const [type, body] = await userInfo();
        return answer(tricks.userInfoStatus ?? 200, body, type);
      }
    }
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { issuer, clientId: 'connecteur', clientSecret, label: 'Fournisseur' },
    trick: (next) => {
      tricks = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
