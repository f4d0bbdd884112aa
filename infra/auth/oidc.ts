import { createHash } from 'node:crypto';
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { Config } from '../config.ts';

type Settings = NonNullable<Config['oidc']>;
type Tokens = { accessToken?: string | undefined; idToken?: string | undefined };

const PATIENCE_MS = 10_000;
/** Asked for as far as the provider knows them; ProConnect has its own names for a name. */
const SCOPES = ['openid', 'email', 'profile', 'given_name', 'usual_name'];

const Discovery = v.object({
  issuer: v.string(),
  userinfo_endpoint: v.pipe(v.string(), v.url()),
  jwks_uri: v.pipe(v.string(), v.url()),
  scopes_supported: v.optional(v.array(v.string()), ['openid', 'email', 'profile']),
});
type Discovery = v.InferOutput<typeof Discovery>;

/** The identity provider of the settings. */
export type Oidc = Readonly<{
  /** Names the issuer, so that a subject of another issuer is never taken for one of this one. */
  providerId: string;
  label: string;
  config: GenericOAuthConfig;
  /** What to ask for, by what the provider says it knows. Throws when it cannot be reached or is another than expected. */
  scopes: () => Promise<string[]>;
}>;

export const oidcOf = (settings: Settings, log: (message: string) => void = () => {}): Oidc => {
  const issuer = settings.issuer.replace(/\/$/, '');
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  const discover = once(() => readDiscovery(discoveryUrl, issuer));
  const providerId = `oidc-${createHash('sha256').update(issuer).digest('hex').slice(0, 16)}`;
  return {
    providerId,
    label: settings.label,
    scopes: async () => {
      const { scopes_supported } = await discover();
      return SCOPES.filter((scope) => scope === 'openid' || scopes_supported.includes(scope));
    },
    config: {
      providerId,
      name: settings.label,
      discoveryUrl,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      scopes: ['openid'],
      pkce: true,
      requireIdTokenVerification: true,
      accountSubject: ({ profile }) => String(profile.sub ?? ''),
      getUserInfo: async (tokens: Tokens) => {
        // Without an ID token nothing would have tied this answer to this sign-in.
        if (!tokens.idToken) return null;
        try {
          return profileOf(await readUserInfo(await discover(), settings, tokens));
        } catch (error) {
          log(`The identity provider's userinfo was refused: ${(error as Error).name}`);
          return null;
        }
      },
    },
  };
};

const readDiscovery = async (url: string, issuer: string): Promise<Discovery> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  const found = v.parse(Discovery, await response.json());
  if (found.issuer.replace(/\/$/, '') !== issuer)
    throw new Error('The identity provider is not the issuer of the settings');
  return found;
};

/** Plain JSON, or a signed JWT as ProConnect answers: then issuer, audience and signature are verified. */
const readUserInfo = async (
  provider: Discovery,
  { clientId }: Settings,
  { accessToken }: Tokens,
): Promise<JWTPayload> => {
  const response = await fetch(provider.userinfo_endpoint, {
    headers: { authorization: `Bearer ${accessToken ?? ''}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`The identity provider refused its own token: ${response.status}`);
  if (!response.headers.get('content-type')?.includes('application/jwt')) return (await response.json()) as JWTPayload;
  const keys = createRemoteJWKSet(new URL(provider.jwks_uri));
  const signed = await jwtVerify(await response.text(), keys, { issuer: provider.issuer, audience: clientId });
  return signed.payload;
};

/** Null refuses the sign-in. The subject is compared with the verified ID token's by the caller. */
const profileOf = (claims: JWTPayload) => {
  const { sub, email } = claims;
  if (typeof sub !== 'string' || sub === '' || typeof email !== 'string') return null;
  return { id: sub, sub, email, emailVerified: claims.email_verified === true, name: nameIn(claims) };
};

const nameIn = (claims: JWTPayload): string => {
  const parts = [claims.given_name, claims.usual_name ?? claims.family_name].filter((part) => typeof part === 'string');
  return (typeof claims.name === 'string' ? claims.name : parts.join(' ')).trim().slice(0, 100);
};

/** Keeps the first success; a failure is tried again at the next call. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
};
