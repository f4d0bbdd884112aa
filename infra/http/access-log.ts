import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Ambient } from '../../services/kit/http.ts';
import type { Metrics } from '../observe/metrics.ts';

/** One line and one figure per request, by route pattern: addresses hold ids and words people searched for. */
export const accessLog =
  (log: Logger, metrics: Metrics): MiddlewareHandler<Ambient> =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    const route = routePath(c, -1);
    const status = c.res.status;
    metrics.requests.observe({ method: c.req.method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
    const level = status >= 500 ? 'error' : route.startsWith('/assets') || route === '/healthz' ? 'debug' : 'info';
    log[level]({ request: c.get('requestId'), method: c.req.method, route, status, ms: Math.round(ms) }, 'answered');
  };
