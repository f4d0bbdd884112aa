import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import type { Frame } from '../../web/pages/frame.ts';

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const YEAR_S = 365 * 24 * 3600;
const HOUR_S = 3600;

type Bytes = Uint8Array<ArrayBuffer>;
type Built = Readonly<{
  type: string;
  plain: Bytes;
  br: Bytes | undefined;
  gzip: Bytes | undefined;
  hashed: boolean;
}>;

/** What the web build made. */
export type Assets = Readonly<{
  /** Addresses for the frame of every page. */
  page: Frame['assets'];
  /** Serves `/assets/*`; mount it at `/`. */
  routes: Hono<Ambient>;
}>;

/** Nobody has built the web yet, or not this version of it. */
class WebNotBuilt extends Error {
  override readonly name = 'WebNotBuilt';
  constructor(missing: string) {
    super(
      `Les pages ne sont pas construites (${missing} manque). Lancez : npm run build\nThe pages are not built (${missing} is missing). Run: npm run build`,
    );
  }
}

/** Reads the build in `dir` into memory, compressed twins included. Throws when nobody has built the web yet. */
export const readAssets = (dir: string): Assets => {
  const manifestFile = `${dir}/manifest.json`;
  if (!existsSync(manifestFile)) throw new WebNotBuilt(manifestFile);
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, { file: string }>;
  const built = readBuilt(dir, new Set(Object.values(manifest).map(({ file }) => file)));
  const address = (source: string): string => {
    const entry = manifest[source];
    if (!entry) throw new WebNotBuilt(source);
    return `/assets/${entry.file}`;
  };
  return {
    page: { css: address('main.css'), js: address('main.ts'), theme: address('theme.ts') },
    routes: new Hono<Ambient>().get('/assets/:file', (c) => {
      const file = built.get(c.req.param('file'));
      return file ? answer(file, c.req.header('accept-encoding') ?? '') : c.notFound();
    }),
  };
};

const readBuilt = (dir: string, listed: ReadonlySet<string>): Map<string, Built> => {
  const names = readdirSync(dir);
  const twin = (name: string) => (names.includes(name) ? bytes(`${dir}/${name}`) : undefined);
  const files = names.flatMap((name): [string, Built][] => {
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    if (!type) return [];
    const plain = bytes(`${dir}/${name}`);
    return [[name, { type, plain, br: twin(`${name}.br`), gzip: twin(`${name}.gz`), hashed: isHashed(name, listed) }]];
  });
  return new Map(files);
};

const bytes = (path: string): Bytes => new Uint8Array(readFileSync(path));

/** Shared chunks are not all in the manifest under a source, so the shape of the name counts too. */
const isHashed = (name: string, listed: ReadonlySet<string>) => listed.has(name) || /-[\w-]{8}\.(js|css)$/.test(name);

const answer = (file: Built, accepted: string): Response => {
  const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one) && file[one]);
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': file.hashed ? `public, max-age=${YEAR_S}, immutable` : `public, max-age=${HOUR_S}`,
    vary: 'accept-encoding',
  });
  if (encoding) headers.set('content-encoding', encoding);
  return new Response((encoding && file[encoding]) ?? file.plain, { headers });
};
