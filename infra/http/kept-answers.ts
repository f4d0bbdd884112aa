import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { type Kept, shelfOf } from './shelf.ts';

/** What strangers may read and what is made of views alone. Anything else is made anew for each asker. */
const PUBLIC =
  /^\/(?:|a-propos|confidentialite|accessibilite|ressources|(?:terrains|questions|seances)(?:\/[\w-]+)?|api\/(?:terrains|questions|resources|meetings)|api\/(?:proposals|meetings)\/[\w-]+|api\/proposals\/[\w-]+\/(?:timeline|outcomes))$/;

const LIMIT_BYTES = 16 * 1024 * 1024;
/** One of them must not push out a hundred others. */
const LARGEST_BYTES = 512 * 1024;
/** Worth compressing from here on. */
const SMALL_BYTES = 1024;

const compressed = promisify(gzip);

export type KeptAnswersSpec = Readonly<{
  /** Names what public answers are made of at this moment; the same name twice means that nothing changed in between. */
  standing: () => Promise<string>;
  /** Answers say what is late today. */
  today: () => string;
  limitBytes?: number;
}>;

/**
 * Answers strangers with what was made for the stranger before, for as long as nothing has changed. The standing is read from
 * the database for each question, so this stays exact with several processes.
 * Nothing is kept of, or given to, somebody signed in.
 */
export const keptAnswers = (spec: KeptAnswersSpec): MiddlewareHandler<Ambient> => {
  const shelf = shelfOf(spec.limitBytes ?? LIMIT_BYTES, LARGEST_BYTES);
  const making = new Map<string, Promise<Kept | undefined>>();

  return async (c, next) => {
    if (c.get('who') || c.req.method !== 'GET' || !PUBLIC.test(c.req.path)) return next();
    const at = `${spec.today()} ${await spec.standing()}`;
    const key = `${c.get('language')} ${addressIn(c.req.url)}`;
    const name = `${at} ${key}`;
    const found = shelf.find(at, key);
    if (found) return answerOf(c, found);
    // Whoever asks for what is being made waits for it, rather than have it made twice.
    const under = making.get(name);
    const shared = under && (await under.catch(() => undefined));
    if (shared) return answerOf(c, shared);
    const made = next().then(() => keptOf(c));
    making.set(name, made);
    const kept = await made.finally(() => making.delete(name));
    if (!kept) return;
    shelf.put(at, key, kept);
    c.res = undefined;
    c.res = await answerOf(c, kept);
  };
};

const addressIn = (url: string): string => url.slice(url.indexOf('/', url.indexOf('://') + 3));

/** A page or answer anybody would get; nothing for a refusal, a redirect, or what is meant for one asker alone. */
const keptOf = async (c: Context<Ambient>): Promise<Kept | undefined> => {
  const { status, headers } = c.res;
  if (status !== 200 || headers.has('set-cookie') || headers.has('cache-control')) return undefined;
  const body = new Uint8Array(await c.res.arrayBuffer());
  return {
    body,
    headers: {
      'content-type': headers.get('content-type') ?? '',
      etag: headers.get('etag') ?? `"${createHash('sha1').update(body).digest('base64url')}"`,
      // A browser keeps it and asks whether it still holds; whoever signs in or changes language asks for another.
      'cache-control': 'no-cache',
      vary: 'Cookie, Accept-Language, Accept-Encoding',
    },
  };
};

const answerOf = async (c: Context<Ambient>, kept: Kept): Promise<Response> => {
  const { etag = '', ...others } = kept.headers;
  const packs = wantsPacked(c, kept);
  // Other bytes, another name; what a program may send back as `If-Match` is never packed.
  const name = packs ? etag.replace(/"$/, '-gzip"') : etag;
  if (isHeld(c.req.header('if-none-match'), name)) {
    const { 'content-type': _, ...headers } = others;
    return new Response(null, { status: 304, headers: { ...headers, etag: name } });
  }
  if (!packs) return new Response(kept.body, { status: 200, headers: { ...others, etag: name } });
  kept.packed ??= compressed(kept.body).then((bytes) => new Uint8Array(bytes));
  return new Response(await kept.packed, {
    status: 200,
    headers: { ...others, etag: name, 'content-encoding': 'gzip' },
  });
};

const wantsPacked = (c: Context, { body, headers }: Kept): boolean =>
  body.byteLength > SMALL_BYTES &&
  (headers['content-type'] ?? '').startsWith('text/html') &&
  /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');

const isHeld = (asked: string | undefined, etag: string): boolean =>
  (asked ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
