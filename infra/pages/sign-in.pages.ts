import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Ambient, Problem } from '../../services/kit/http.ts';
import { EmailAddress } from '../../shared/contracts/person.ts';
import { personWords } from '../../shared/contracts/person-words.ts';
import {
  linkLapsedPage,
  linkPage,
  linkSentPage,
  type ProviderFailure,
  providerFailedPage,
  signInPage,
} from '../../web/pages/sign-in.ts';
import { AUTH_PATH } from '../auth/auth-path.ts';
import { callerOf } from '../auth/caller.ts';
import type { Auth } from '../auth/open-auth.ts';
import type { Rule } from '../auth/rate-limit.ts';
import { returnPath } from '../auth/return-path.ts';
import { type PageKit, page } from './page-kit.ts';

/*
 * A whole town hall may sit behind one caller; nobody types their address thirty times. The window for one address is half
 * the life of a link: whoever is kept from asking by somebody else still has a link that works.
 */
const rules = {
  links: { name: 'links-by-caller', max: 30, seconds: 300 },
  mails: { name: 'links-to-address', max: 3, seconds: 300 },
  tries: { name: 'tries-by-caller', max: 60, seconds: 60 },
} satisfies Record<string, Rule>;

export type SignInPagesSpec = Readonly<{
  auth: Auth /** Where mails are read when none is really sent. */;
  mailbox: string | null;
}>;

/** Signing in by a mailed link or a provider, and out. Plain forms: they work without script. */
export const signInPages = (kit: PageKit, { auth, mailbox }: SignInPagesSpec): Hono<Ambient> => {
  const within = async (rule: Rule, c: Context): Promise<void> => {
    if (!(await auth.allow(rule, callerOf(c)))) throw new Problem(429, 'too-many-requests');
  };
  const enter = async (c: Context, cookies: readonly string[], joined: boolean, retour: string | null) => {
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    const welcome = retour ? `/bienvenue?retour=${encodeURIComponent(retour)}` : '/bienvenue';
    return c.redirect(joined ? (retour ?? '/mon-espace') : welcome, 303);
  };

  const pages = new Hono<Ambient>();
  for (const path of ['/connexion', '/connexion/*', '/deconnexion'])
    pages.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    });
  return pages
    .get(
      '/connexion',
      page(kit, 'anyone', ({ c, frame, who }) => {
        const retour = returnPath(c.req.query('retour'));
        return who ? c.redirect(retour ?? '/mon-espace', 303) : signInPage(frame, { retour, provider: auth.provider });
      }),
    )
    .post(
      '/connexion',
      page(kit, 'anyone', async ({ c, frame }) => {
        const form = await fieldsOf(c);
        const retour = returnPath(form.retour);
        await within(rules.links, c);
        const asked = v.safeParse(EmailAddress, form.email);
        if (!asked.success) {
          const error = personWords['email-invalid'][frame.language];
          return c.html(signInPage(frame, { retour, provider: auth.provider, address: form.email ?? '', error }), 422);
        }
        if (await auth.allow(rules.mails, asked.output))
          await auth.requestLink(asked.output, { retour, language: frame.language });
        return linkSentPage(frame, { address: asked.output, mailbox, retour });
      }),
    )
    .get(
      '/connexion/lien',
      page(kit, 'anyone', ({ c, frame }) => {
        const retour = returnPath(c.req.query('retour'));
        const token = c.req.query('token');
        return token ? linkPage(frame, { token, retour }) : linkLapsedPage(frame, retour);
      }),
    )
    .post(
      '/connexion/lien',
      page(kit, 'anyone', async ({ c, frame }) => {
        await within(rules.tries, c);
        const { token = '', retour: asked } = await fieldsOf(c);
        const retour = returnPath(asked);
        const redeemed = await auth.redeem(token);
        if (!redeemed) return c.html(linkLapsedPage(frame, retour), 410);
        return enter(c, redeemed.cookies, (await auth.arrived(redeemed.signedIn)).joined, retour);
      }),
    )
    .get(
      '/connexion/identite',
      page(kit, 'anyone', async ({ c }) => {
        await within(rules.tries, c);
        return lead(auth, c, { link: false });
      }),
    )
    .get(
      '/connexion/identite/relier',
      page(kit, 'member', async ({ c }) => {
        // A foreign page must not start this for somebody.
        if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
          throw new Problem(403, 'not-from-here');
        return lead(auth, c, { link: true });
      }),
    )
    .get(
      `${AUTH_PATH}/callback/:provider`,
      page(kit, 'anyone', async ({ c }) => {
        await within(rules.tries, c);
        return auth.fromProvider(c.req.raw);
      }),
    )
    .get(
      '/connexion/accueil',
      page(kit, 'anyone', async ({ c }) => {
        const found = await auth.session(c.req.raw.headers);
        if (!found) return c.redirect('/connexion', 303);
        const { joined } = await auth.arrived({ ...found, how: 'provider' });
        return enter(c, [], joined, returnPath(c.req.query('retour')));
      }),
    )
    .get(
      '/connexion/erreur',
      page(kit, 'anyone', ({ c, frame }) =>
        c.html(providerFailedPage(frame, { failure: failureOf(c), provider: auth.provider ?? '' }), 403),
      ),
    )
    .post(
      '/deconnexion',
      page(kit, 'anyone', async ({ c }) => {
        for (const cookie of await auth.signOut(c.req.raw.headers)) c.header('Set-Cookie', cookie, { append: true });
        return c.redirect('/', 303);
      }),
    )
    .get(
      '/sign-in',
      page(kit, 'anyone', ({ c }) => c.redirect(`/connexion${new URL(c.req.url).search}`, 301)),
    );
};

const lead = async (auth: Auth, c: Context<Ambient>, { link }: { link: boolean }): Promise<Response> => {
  if (!auth.provider) throw new Problem(404, 'not-found');
  const retour = returnPath(c.req.query('retour'));
  const back = link
    ? '/mon-espace/profil'
    : `/connexion/accueil${retour ? `?retour=${encodeURIComponent(retour)}` : ''}`;
  const way = await auth
    .toProvider({ back, failed: '/connexion/erreur', ...(link && { link: c.req.raw.headers }) })
    .catch(() => undefined);
  if (!way) return c.redirect('/connexion/erreur?error=provider_away', 303);
  for (const cookie of way.cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(way.address, 303);
};

const failureOf = (c: Context): ProviderFailure => {
  const error = c.req.query('error') ?? '';
  if (error === 'account_not_linked') return 'not-linked';
  return /already_linked|account_ownership/.test(error) ? 'other-person' : 'away';
};

/** The text fields of a posted form; files and repeated names count for nothing. */
const fieldsOf = async (c: Context): Promise<Readonly<Record<string, string | undefined>>> => {
  const form = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(form).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
};
