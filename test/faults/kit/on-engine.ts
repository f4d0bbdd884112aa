import { engines, freshPostgresUrl } from '../../kit/database.ts';
import type { Visit } from '../../kit/visit.ts';
import { isFull } from '../volume.ts';
import { type Process, startProcess } from './process.ts';
import { joined, lettersIn } from './signed-in.ts';

/** The engines there are here, or just one of them where little time is given: starting servers takes most of it. */
export const enginesOrJust = (one: 'PGlite' | 'PostgreSQL'): string[] => {
  const there = engines.map(({ name }) => name);
  return isFull || !there.includes(one) ? there : [one];
};

/** The server on a fresh database of one engine, and Ana, signed in to it, who may post terrains and questions. */
export type Served = Readonly<{ server: Process; ana: Visit; close: () => Promise<void> }>;

export const serveOn = async (engine: string): Promise<Served> => {
  const postgres = engine === 'PostgreSQL' ? await freshPostgresUrl() : undefined;
  const server = await startProcess({ env: postgres ? { DATABASE_URL: postgres.url } : {} });
  const ana = await joined({ url: server.url, letters: lettersIn(server.dataDir) }, 'ana@sablieres.example');
  return {
    server,
    ana,
    close: async () => {
      await server.kill();
      await postgres?.drop();
    },
  };
};
