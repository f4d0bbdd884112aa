import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for `/metrics`. Routes are named by their pattern, never by the address asked for. */
export const openMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'connecteur_http_seconds',
      help: 'Time to answer, by method, route and status class',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 5],
      registers: [registry],
    }),
    parked: new Counter({
      name: 'connecteur_parked_total',
      help: 'Facts a follower put aside',
      labelNames: ['follower'],
      registers: [registry],
    }),
    lag: new Gauge({
      name: 'connecteur_follower_lag',
      help: 'Facts a follower has still to read',
      labelNames: ['follower'],
      registers: [registry],
    }),
    queue: new Gauge({
      name: 'connecteur_queue_jobs',
      help: 'Jobs by state',
      labelNames: ['state'],
      registers: [registry],
    }),
    queueAge: new Gauge({
      name: 'connecteur_queue_oldest_seconds',
      help: 'Age of the oldest job that could run now',
      registers: [registry],
    }),
    backupAge: new Gauge({
      name: 'connecteur_backup_age_seconds',
      help: 'Age of the last backup, or of the database when it has none',
      registers: [registry],
    }),
    well: new Gauge({
      name: 'connecteur_part_well',
      help: 'What this process stands on, part by part as /readyz names them: 1 well, 0 sick',
      labelNames: ['part'],
      registers: [registry],
    }),
    slowQueries: new Counter({
      name: 'connecteur_slow_queries_total',
      help: 'Statements the database took longer over than SLOW_QUERY_MS',
      registers: [registry],
    }),
    parkedNow: new Gauge({
      name: 'connecteur_parked_facts',
      help: 'Facts put aside that still wait, by follower',
      labelNames: ['follower'],
      registers: [registry],
    }),
    mails: new Gauge({
      name: 'connecteur_mails',
      help: 'Mails not out of the way, by state: queued, held, failed',
      labelNames: ['state'],
      registers: [registry],
    }),
    newsStreams: new Gauge({
      name: 'connecteur_news_streams',
      help: 'Open pages that are told what changes, in this process',
      registers: [registry],
    }),
    mailAge: new Gauge({
      name: 'connecteur_mail_oldest_seconds',
      help: 'How long the oldest mail that should have left has been due',
      registers: [registry],
    }),
  };
};
export type Metrics = ReturnType<typeof openMetrics>;
