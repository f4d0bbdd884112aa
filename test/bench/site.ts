import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../infra/config.ts';
import type { Database } from '../../infra/db/database.ts';
import { checkpoints } from '../../infra/db/precious.ts';
import { openLog } from '../../infra/observe/log.ts';
import { type Running, startServer } from '../../infra/server.ts';
import { allServices } from '../../infra/services.ts';
import { openStorage } from '../../infra/storage.ts';
import { freshPostgresUrl } from '../kit/database.ts';
import type { Visit } from '../kit/visit.ts';
import { fillLog } from './made-log.ts';
import { joined } from './member.ts';

export const benchEngines = ['PGlite', 'PostgreSQL'] as const;
export type BenchEngine = (typeof benchEngines)[number];

export type Site = Readonly<{
  engine: BenchEngine;
  running: Running;
  url: string;
  facts: number;
  /** From opening a database whose log is full and whose views are empty to answering. */
  rebuildMs: number;
  mailDir: string;
  /** A browser of somebody who has joined as practitioner and researcher. */
  member: () => Promise<Visit>;
  close: () => Promise<void>;
}>;

/** The real server over a made log: real socket, jobs and followers; on disk for PGlite, as people run it. */
export const openSite = async (
  engine: BenchEngine,
  { proposals, each }: Readonly<{ proposals: number; each: number }>,
): Promise<Site> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'connecteur-bench-'));
  const postgres = engine === 'PostgreSQL' ? await freshPostgresUrl() : undefined;
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://localhost',
    ...(postgres && { DATABASE_URL: postgres.url }),
  });
  const { database } = await openStorage(config);
  const facts = await fillLog(database, { proposals, each });
  await passReactors(database, facts);
  await database.close();
  const began = performance.now();
  // Written and thrown away: a server writes its lines too.
  const log = openLog('info', { write: () => {} });
  const running = await startServer(config, log);
  const rebuildMs = performance.now() - began;
  await running.warm();
  await running.opened.outside.database.exec('vacuum analyze');
  const url = `http://127.0.0.1:${running.port}`;
  return {
    engine,
    running,
    url,
    facts,
    rebuildMs,
    mailDir: running.opened.mailDir,
    member: () => joined(url, running.opened.mailDir),
    close: async () => {
      await running.close();
      await postgres?.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};

/** What happened before is no news: nobody is told of it, as on a site that has been running. */
const passReactors = async (database: Database, facts: number): Promise<void> => {
  for (const { name } of allServices.flatMap((service) => service.reactors))
    await database.db.insert(checkpoints).values({ follower: name, position: facts });
};
