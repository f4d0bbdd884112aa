import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Ambient } from '../../services/kit/http.ts';
import type { Metrics } from '../observe/metrics.ts';
import { onBehalfOf, type Trail } from '../observe/trail.ts';

/**
 * One line and one figure per request, by route pattern: addresses hold ids and words people searched for. A command's line
 * names the positions it recorded, from which the followers' lines lead on to its mails.
 */
export const accessLog = (log: Logger, metrics: Metrics): MiddlewareHandler<Ambient> => {
  // Its keys are the ones written here, none of them personal: looking for those that are would take longer than the line.
  const lines = log.child({}, { redact: [] });
  return async (c, next) => {
    const began = performance.now();
    const trail: Trail = {};
    await onBehalfOf(trail, next);
    const ms = performance.now() - began;
    const route = routePath(c, -1);
    const status = c.res.status;
    metrics.requests.observe({ method: c.req.method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
    const level = status >= 500 ? 'error' : route.startsWith('/assets') || route === '/healthz' ? 'debug' : 'info';
    const { positions } = trail;
    const line = { request: c.get('requestId'), method: c.req.method, route, status, ms: Math.round(ms) };
    lines[level]({ ...line, ...(positions && { positions }) }, 'answered');
  };
};
