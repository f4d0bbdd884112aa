import { randomUUID } from 'node:crypto';
import type { MailTemplates } from '../../services/kit/mail.ts';
import type { Clock, Outbox } from '../../services/kit/ports.ts';
import type { Role } from '../../shared/contracts/person.ts';
import type { Language } from '../../shared/kernel/words.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Identify } from '../http/ambient.ts';
import { accountsOver } from './accounts.ts';
import { AUTH_PATH } from './auth-path.ts';
import { isLinkToken, nonceOf } from './link-token.ts';
import { oidcOf } from './oidc.ts';
import { type Limiter, limiter } from './rate-limit.ts';
import { signInMails } from './sign-in-link.mail.ts';

/** Somebody who has just signed in. A link proves the address; what a provider says of one proves nothing. */
export type SignedIn = Readonly<{ person: string; address: string; how: 'link' | 'provider' }>;

export type AuthSpec = Readonly<{
  database: Database;
  config: Pick<Config, 'publicUrl' | 'oidc'>;
  secret: string;
  outbox: Outbox;
  clock: Clock;
  rolesOf: (person: string) => Promise<readonly Role[]>;
  /** Called at each sign-in; answers whether the person has a profile already. */
  onSignIn: (signedIn: SignedIn) => Promise<Readonly<{ joined: boolean }>>;
  newId?: () => string;
  /** For what the library has to say; never holds personal data. */
  log?: (message: string) => void;
}>;

/** Cookies to hand to the browser, and where it should go or whom it now is. */
type Cookies = readonly string[];

export type Auth = Readonly<{
  identify: Identify;
  allow: Limiter;
  /** The provider's name on the button; null without one. */
  provider: string | null;
  /** The return address to register with the provider; null without one. */
  callback: string | null;
  mails: MailTemplates;
  /** Mails a link. Says nothing about whether the address is known. */
  requestLink: (address: string, about: Readonly<{ retour: string | null; language: Language }>) => Promise<void>;
  /** Uses a link up; nothing when it lapsed, was used, or never was. */
  redeem: (token: string) => Promise<Readonly<{ cookies: Cookies; signedIn: SignedIn }> | undefined>;
  /** Leads to the provider; with `headers` of a session, to link its identity to that person. */
  toProvider: (
    ways: Readonly<{ back: string; failed: string; link?: Headers }>,
  ) => Promise<Readonly<{ cookies: Cookies; address: string }>>;
  /** The provider's answer, verified. */
  fromProvider: (request: Request) => Promise<Response>;
  /** Who the session of these headers belongs to. */
  session: (headers: Headers) => Promise<Readonly<{ person: string; address: string }> | undefined>;
  signOut: (headers: Headers) => Promise<Cookies>;
  /** Loads what takes long to load, so that the first to sign in need not wait for it. */
  warm: () => Promise<void>;
  /** Notes that they came, and does what the house does at each sign-in. */
  arrived: AuthSpec['onSignIn'];
}>;

export const openAuth = (spec: AuthSpec): Auth => {
  const { database, config, secret, outbox, clock, rolesOf, onSignIn, newId = randomUUID, log = () => {} } = spec;
  const { publicUrl } = config;
  const accounts = accountsOver(database.db, clock);
  const oidc = config.oidc && oidcOf(config.oidc, log);

  const sendLink = async (address: string, token: string, about: Readonly<Record<string, unknown>>) => {
    const nonce = nonceOf(token);
    await outbox.put({
      dedupeKey: `sign-in-link-${nonce}`,
      kind: 'essential',
      to: { address },
      language: about.language as Language,
      template: 'sign-in-link',
      data: { nonce, retour: (about.retour as string | null) ?? null },
    });
  };
  // Half a second to load: the site answers before that, and nobody is signed in before somebody asks.
  let opened: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { authLibrary } = await import('./auth-library.ts');
    return authLibrary({ database, publicUrl, secret, newId, oidc, sendLink, log });
  };
  const library = () => {
    opened ??= load();
    return opened;
  };

  const session: Auth['session'] = async (headers) => {
    if (!headers.get('cookie')?.includes('session_token')) return undefined;
    const { api } = await library();
    const found = await api.getSession({ headers });
    return found ? { person: found.user.id, address: found.user.email } : undefined;
  };

  return {
    allow: limiter(database.db, clock, secret),
    provider: oidc?.label ?? null,
    callback: oidc ? `${publicUrl}${AUTH_PATH}/callback/${oidc.providerId}` : null,
    mails: signInMails(secret),
    arrived: async (signedIn) => {
      await accounts.seen(signedIn.person);
      return onSignIn(signedIn);
    },
    session,
    identify: async (c) => {
      const found = await session(c.req.raw.headers);
      return found ? { person: found.person, roles: await rolesOf(found.person) } : null;
    },
    requestLink: async (address, about) => {
      const { api } = await library();
      await api.signInMagicLink({ body: { email: address, metadata: about }, headers: new Headers() });
    },
    redeem: async (token) => {
      if (!isLinkToken(secret, token)) return undefined;
      const { api } = await library();
      const answer = await api.magicLinkVerify({ query: { token }, headers: new Headers(), asResponse: true });
      if (answer.status !== 200) return undefined;
      const { user } = (await answer.json()) as { user: { id: string; email: string } };
      const signedIn = { person: user.id, address: user.email, how: 'link' } as const;
      return { cookies: answer.headers.getSetCookie(), signedIn };
    },
    toProvider: async ({ back, failed, link }) => {
      if (!oidc) throw new Error('No identity provider is configured');
      const body = {
        provider: oidc.providerId,
        callbackURL: back,
        errorCallbackURL: failed,
        disableRedirect: true,
        scopes: await oidc.scopes(),
      };
      const { api } = await library();
      const answer = link
        ? await api.linkSocialAccount({ body, headers: link, asResponse: true })
        : await api.signInSocial({ body, headers: new Headers(), asResponse: true });
      const { url } = (await answer.json()) as { url?: string };
      if (!url) throw new Error(`The identity provider could not be reached: ${answer.status}`);
      return { cookies: answer.headers.getSetCookie(), address: url };
    },
    fromProvider: async (request) => (await library()).handler(request),
    signOut: async (headers) => {
      const { api } = await library();
      return (await api.signOut({ headers, asResponse: true })).headers.getSetCookie();
    },
    warm: async () => void (await library()),
  };
};
