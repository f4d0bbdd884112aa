import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError, readConfig } from '../config.ts';
import { supervise } from '../supervisor.ts';
import { roundRobin } from './round-robin.ts';

/*
 * `npm run several`: the parts in processes of their own, two of each, on one PostgreSQL and one Redis (`DATABASE_URL`,
 * `REDIS_URL`), behind one address. Each is replaced when it ends or freezes. Tells each process as a line of JSON.
 */

const EACH = 2;
const parts = ['http', 'followers', 'jobs'] as const;
const built = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** The server as `npm run build` left it, which starts sooner; or as written. */
const command = existsSync(built) ? [built] : ['--import', tsx, fileURLToPath(new URL('../main.ts', import.meta.url))];

const start = (): void => {
  const config = readConfig(process.env);
  if (!config.databaseUrl || !config.redisUrl)
    throw new ConfigError(['DATABASE_URL and REDIS_URL are needed: several processes share a PostgreSQL and a Redis']);
  const { host, port, publicUrl } = config;
  const { server, set } = roundRobin(host);
  const shared = { PUBLIC_URL: publicUrl, SECRET: config.secret ?? randomBytes(32).toString('hex'), PORT: '0' };
  const kept = parts.flatMap((part) =>
    Array.from({ length: EACH }, (_, nth) => {
      const name = `${part}-${nth + 1}`;
      const tell = (what: object) => console.log(JSON.stringify({ process: name, ...what }));
      return supervise({
        command,
        host,
        env: { ...shared, ROLES: part },
        say: (line) => console.error(`${name}: ${line}`),
        firstWaitMs: 100,
        onStarted: (pid) => tell({ pid }),
        onListening: (at) => {
          if (part === 'http') set(name, at);
          tell({ listening: at });
        },
      });
    }),
  );
  server.listen(port, host, () => console.log(`Connecteur répond à / is at ${publicUrl}`));
  const stop = () => {
    server.close();
    server.closeAllConnections();
    for (const one of kept) one.stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  Promise.all(kept.map(({ stopped }) => stopped)).then(() => process.exit(0));
};

try {
  start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
