import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { etag } from 'hono/etag';
import { type Ambient, Problem } from '../../services/kit/http.ts';
import type { House } from '../compose.ts';
import { NEWS_PATH } from '../news/news-path.ts';
import { ambient, guardHeaders, type Identify, refuseForeignWrites, refuseUnreadable } from './ambient.ts';
import { type OnUnexpected, onError, type ProblemBody } from './problems.ts';

const BODY_LIMIT = 1024 * 1024;

export type AppSpec = Readonly<{
  house: House;
  identify: Identify;
  /** Run around everything: access log. */
  before?: readonly MiddlewareHandler<Ambient>[];
  /** Pages, sign-in, assets, health: what is not the API of a service. Mounted at `/`. */
  mounts?: readonly Hono<Ambient>[];
  /** Answers strangers with what was made before. */
  kept?: MiddlewareHandler<Ambient>;
  unexpected?: OnUnexpected;
  errorPage?: (c: Parameters<OnUnexpected>[1], body: ProblemBody) => Response | Promise<Response>;
}>;

/** The one HTTP application: guards first, then the services under `/api`, then pages. */
export const createApp = (spec: AppSpec) => {
  const { house, identify, before = [], mounts = [], kept, unexpected = () => {}, errorPage } = spec;
  const { publicUrl } = house.deps;
  const app = new Hono<Ambient>();
  app.onError(
    onError(house.words, unexpected, errorPage ?? ((_, body) => new Response(body.title, { status: body.status }))),
  );
  app.notFound(() => {
    throw new Problem(404, 'not-found');
  });
  for (const middleware of before) app.use(middleware);
  app.use(guardHeaders(publicUrl));
  app.use(ambient(identify));
  app.use(refuseUnreadable);
  app.use(refuseForeignWrites(publicUrl));
  if (kept) app.use(kept);
  app.use(closeAfterTooLarge);
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: () => Promise.reject(new Problem(413, 'too-large')) }));
  // An answer's name is made of the whole of it, and a stream has no end to wait for.
  app.use('/api/*', except(NEWS_PATH, etag({ weak: false })));
  for (const service of house.active) app.route('/api', service.routes(house.deps));
  for (const mount of mounts) app.route('/', mount);
  return app;
};

/** The rest of the body is not read, so nothing more can be asked on this connection: says so, or the next request is lost. */
const closeAfterTooLarge: MiddlewareHandler<Ambient> = async (c, next) => {
  await next();
  if (c.res.status === 413) c.header('Connection', 'close');
};
