import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Database } from '../db/database.ts';
import { AUTH_PATH } from './auth-path.ts';
import { authAccount, authSession, authUser, authVerification } from './auth-tables.ts';
import { newLinkToken } from './link-token.ts';
import type { Oidc } from './oidc.ts';

const LINK_LASTS_S = 10 * 60;
const SESSION_LASTS_S = 30 * 24 * 3600;

export type LibrarySpec = Readonly<{
  database: Database;
  publicUrl: string;
  secret: string;
  newId: () => string;
  oidc: Oidc | undefined;
  sendLink: (address: string, token: string, about: Readonly<Record<string, unknown>>) => Promise<void>;
  log: (message: string) => void;
}>;

/**
 * The sign-in library as we use it: links by mail and one identity provider, sessions in the database. Only its callback
 * is reachable from outside, through our own routes, which count attempts; so its own counting is off.
 */
export const authLibrary = ({ database, publicUrl, secret, newId, oidc, sendLink, log }: LibrarySpec) => {
  const https = publicUrl.startsWith('https:');
  return betterAuth({
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [publicUrl],
    database: drizzleAdapter(database.db, {
      provider: 'pg',
      transaction: true,
      schema: { user: authUser, session: authSession, account: authAccount, verification: authVerification },
    }),
    session: { expiresIn: SESSION_LASTS_S, disableSessionRefresh: true },
    account: {
      updateAccountOnSignIn: false,
      // An address proves nothing about an identity: linking is done on purpose, from a profile.
      accountLinking: { enabled: true, disableImplicitLinking: true, allowDifferentEmails: true },
    },
    advanced: {
      database: { generateId: newId },
      ipAddress: { disableIpTracking: true },
      // With `__Host-` a cookie belongs to this very host; browsers accept the prefix on secure pages only.
      useSecureCookies: false,
      cookiePrefix: https ? '__Host-connecteur' : 'connecteur',
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    databaseHooks: {
      session: { create: { before: async (session) => ({ data: { ...session, ipAddress: null, userAgent: null } }) } },
      account: { create: { before: async (account) => ({ data: { ...account, ...noTokens } }) } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log(message) },
    // What is unexpected is for our own error page and log; the library would print it, claims and all.
    onAPIError: { throw: true, errorURL: `${publicUrl}/connexion/erreur` },
    plugins: [
      magicLink({
        expiresIn: LINK_LASTS_S,
        storeToken: 'hashed',
        generateToken: () => newLinkToken(secret),
        sendMagicLink: ({ email, token, metadata }) => sendLink(email, token, metadata ?? {}),
      }),
      genericOAuth({ config: oidc ? [oidc.config] : [] }),
    ],
  });
};

/** We sign people in and ask nothing more of the provider: its tokens are not kept. */
const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};
