import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { type Ambient, Problem, type Visitor } from '../../services/kit/http.ts';
import { type Language, languages } from '../../shared/kernel/words.ts';
import { trail } from '../observe/trail.ts';

/** Who a request comes from, by its session; null when nobody is signed in. */
export type Identify = (c: Context<Ambient>) => Promise<Visitor | null>;

/** What answers whoever asks, also while the database is away: nobody is looked up for it. */
const FOR_WHOEVER = /^\/(?:healthz|readyz|metrics|assets\/.*)$/;

const YEAR_S = 365 * 24 * 3600;

/** Gives every request its id, language and visitor. A caller's `X-Request-Id` is kept when it looks like one. */
export const ambient =
  (identify: Identify): MiddlewareHandler<Ambient> =>
  async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    Object.assign(trail() ?? {}, { request: requestId });
    c.set('language', languageOf(c));
    c.set('who', FOR_WHOEVER.test(c.req.path) ? null : await identify(c));
    await next();
    // On the answer itself: `c.header` would make another one around the body of this one.
    const { headers } = c.res;
    headers.set('X-Request-Id', requestId);
    if (c.get('who') && !headers.has('cache-control')) headers.set('Cache-Control', 'no-store');
  };

/** `?lang=` (then kept in a cookie), the cookie, what the browser prefers, French. */
const languageOf = (c: Context): Language => {
  const asked = known(c.req.query('lang'));
  if (asked) {
    setCookie(c, 'lang', asked, { path: '/', maxAge: YEAR_S, sameSite: 'Lax', httpOnly: true });
    return asked;
  }
  const kept = known(getCookie(c, 'lang'));
  if (kept) return kept;
  const preferred = (c.req.header('accept-language') ?? '').split(',').map((tag) => known(tag.trim().slice(0, 2)));
  return preferred.find((language) => language !== undefined) ?? 'fr';
};

const known = (text: string | undefined): Language | undefined => languages.find((language) => language === text);

/** Headers on every reply. No page may be framed, and nothing runs that this server did not serve as a file. */
export const guardHeaders = (publicUrl: string): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: publicUrl.startsWith('https:')
      ? `max-age=${YEAR_S}; includeSubDomains`
      : `max-age=${YEAR_S}`,
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });

/** No address of ours holds a NUL, and no database can look for one. */
export const refuseUnreadable: MiddlewareHandler<Ambient> = async (c, next) => {
  if (/%00/.test(c.req.url)) throw new Problem(400, 'address-unreadable');
  await next();
};

/** Writes come from our own pages, or from programs that send no origin at all; a foreign page's are refused. */
export const refuseForeignWrites =
  (publicUrl: string): MiddlewareHandler<Ambient> =>
  async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && isForeign(c, publicUrl))
      throw new Problem(403, 'not-from-here');
    await next();
  };

const isForeign = (c: Context, publicUrl: string): boolean => {
  const site = c.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  return origin !== undefined && origin !== new URL(publicUrl).origin && origin !== new URL(c.req.url).origin;
};
