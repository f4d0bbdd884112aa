import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { warmSearch } from '../services/board/board.service.ts';
import type { Ambient } from '../services/kit/http.ts';
import { joined } from '../services/kit/joined.ts';
import { eraseAgain } from '../services/members/members.service.ts';
import { errorPage } from '../web/pages/error-page.ts';
import { compose, type House } from './compose.ts';
import type { Config } from './config.ts';
import { standingOf } from './event-store/standing.ts';
import { accessLog } from './http/access-log.ts';
import { createApp } from './http/app.ts';
import { readAssets } from './http/assets.ts';
import { closing } from './http/closing.ts';
import { docsRoutes } from './http/docs.ts';
import { healthRoutes } from './http/health.ts';
import { keptAnswers } from './http/kept-answers.ts';
import { backupJob } from './jobs/backup.job.ts';
import { mailboxIsOpen } from './mail/mailbox.ts';
import { openNews } from './news/open-news.ts';
import type { Metrics } from './observe/metrics.ts';
import { type Opened, openOutside } from './outside.ts';
import { allPages } from './pages/all-pages.ts';
import { frameOf } from './pages/page-kit.ts';
import { waitingFor } from './pages/space.pages.ts';
import { ledgerFile } from './privacy/ledger-file.ts';
import { ROOT } from './root.ts';
import { bringViewsUp } from './runner/rebuild.ts';
import { type Runner, runFollowers } from './runner/runner.ts';
import { allServices } from './services.ts';
import { openSigningIn } from './signing-in.ts';

/** A server under way. `close` lets what runs finish and leaves nothing half done. */
export type Running = Readonly<{
  port: number;
  /** What answers at the port; laws ask it for its routes. */
  app: Hono<Ambient>;
  house: House;
  opened: Opened;
  /** Loads what the first to sign in, and the first to name a place, would otherwise wait for. */
  warm: () => Promise<void>;
  close: () => Promise<void>;
}>;

const WEB = join(ROOT, 'dist/web');
const ANYWHERE = { level: 'region', code: '11', label: '' } as const;

/** What is done to the house before anything follows its log or answers: the demonstration fills it here. */
type Prepare = (house: House, opened: Opened) => Promise<void>;

/** Starts the parts the settings name (`ROLES`): pages and API, followers of the log, jobs. */
export const startServer = async (config: Config, log: Logger, prepare?: Prepare): Promise<Running> => {
  const opened = await openOutside(config, log);
  try {
    return await startOver(opened, config, log, prepare);
  } catch (error) {
    await opened.close();
    throw error;
  }
};

const startOver = async (opened: Opened, config: Config, log: Logger, prepare?: Prepare): Promise<Running> => {
  const { database } = opened.outside;
  const active = allServices.filter((service) => config.services.some((name) => name === service.name));
  const house = compose(allServices, opened.outside, active);
  const rebuilt = await bringViewsUp(
    database,
    house.log,
    house.services.flatMap((service) => service.views),
  );
  if (rebuilt.length > 0) log.info({ views: rebuilt }, 'views made anew');
  const again = await eraseAgain(house.deps, await ledgerFile(config.dataDir).read());
  if (again > 0) log.info({ people: again }, 'people erased again after a restore');
  await prepare?.(house, opened);
  const { metrics } = opened;
  // The port opens first: who waits for a page need not wait for what runs behind it.
  const http = await listen(config, log, house, opened, metrics);
  const runner = await runBehind(config, log, house, opened, metrics).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });
  return {
    port: http.port,
    app: http.app,
    house,
    opened,
    warm: async () => {
      await http.warm();
      opened.outside.places.find(ANYWHERE);
      warmSearch();
    },
    close: async () => {
      await http.close();
      await runner?.stop();
      await opened.close();
    },
  };
};

const runBehind = async (config: Config, log: Logger, house: House, opened: Opened, metrics: Metrics) => {
  const runner = config.roles.includes('followers') ? await follow(house, opened, metrics, log) : undefined;
  try {
    if (config.roles.includes('jobs')) await work(house, opened, config);
    return runner;
  } catch (error) {
    await runner?.stop();
    throw error;
  }
};

const follow = (house: House, { outside }: Opened, metrics: Metrics, log: Logger): Promise<Runner> =>
  runFollowers(
    {
      database: outside.database,
      log: house.log,
      now: outside.clock.now,
      onError: (follower, error) => log.error({ follower, err: error }, 'a follower stumbled and will try again'),
      onParked: (follower, fact, error) => {
        metrics.parked.inc({ follower });
        log.error({ follower, position: fact.position, type: fact.type, err: error }, 'a fact was put aside');
      },
      onUnparked: (follower, facts) => log.info({ follower, facts }, 'facts put aside went through after all'),
    },
    house.followers,
  );

const work = async (house: House, { queue, mail, outside }: Opened, { backup }: Config): Promise<void> => {
  const chores = backup.everyHours > 0 ? [backupJob(outside.database, backup)] : [];
  await queue.work([mail.job, ...chores, ...house.active.flatMap((service) => service.jobs)], house.deps);
  await mail.start();
};

const listen = async (config: Config, log: Logger, house: House, opened: Opened, metrics: Metrics) => {
  const { outside, queue, mail, secret, mailDir } = opened;
  const health = healthRoutes({
    database: outside.database,
    log: house.log,
    followers: house.followers.map(({ name }) => name),
    queue: () => queue.depth(),
    mails: () => mail.desk.figures(),
    metrics,
    backup: config.backup,
    now: outside.clock.now,
  });
  const auth = openSigningIn(config, opened, house, log);
  if (auth.callback) log.info({ callback: auth.callback }, 'register this return address with the identity provider');
  const assets = readAssets(WEB);
  const isServing = config.roles.includes('http');
  const { database } = outside;
  const news = openNews({
    house,
    database,
    secret,
    identify: auth.identify,
    onCount: (open) => metrics.newsStreams.set(open),
    onError: (error) => log.warn({ err: error }, 'news could not be read and will be looked for again'),
  });
  const frame = frameOf({
    house,
    assets: assets.page,
    contact: config.contact,
    waiting: waitingFor(house),
    bookmark: news.bookmark,
  });
  // The one who reads is named from the database, which may be what is wrong.
  const frameWhateverHappens: typeof frame = (c) =>
    frame(c).catch(() => {
      c.set('who', null);
      return frame(c);
    });
  const app = createApp({
    house: isServing ? house : { ...house, active: [] },
    identify: auth.identify,
    before: [accessLog(log, metrics)],
    kept: keptAnswers({
      standing: joined(
        standingOf(
          outside.database,
          house.services.flatMap((service) => service.views.map((view) => view.name)),
        ),
      ),
      today: outside.clock.today,
    }),
    mounts: isServing
      ? [
          health,
          assets.routes,
          news.routes,
          ...allPages(
            { house, frame },
            {
              auth,
              secret,
              mailDir: mailboxIsOpen(config) ? mailDir : null,
              operations: {
                database,
                jobs: queue.desk,
                mails: mail.desk,
                backup: config.backup,
                tell: (what, details) => log.info(details, what),
              },
            },
          ),
        ]
      : [health],
    unexpected: (error, c) => log.error({ request: c.get('requestId'), err: error }, 'unexpected'),
    errorPage: async (c, body) =>
      c.html(
        errorPage(await frameWhateverHappens(c), body.status, body.reference ? { reference: body.reference } : {}),
        body.status as 500,
      ),
  });
  app.route('/', docsRoutes(app, config.publicUrl));
  return new Promise<Pick<Running, 'port' | 'app' | 'warm' | 'close'>>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) =>
      resolve({
        port,
        app,
        warm: auth.warm,
        close: async () => {
          const closed = closing(server as Server);
          await news.close();
          await closed;
        },
      }),
    );
    server.once('error', reject);
  });
};
