import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError, readConfig } from './config.ts';
import { supervise } from './supervisor.ts';

/* What `npm start` runs: the server, under a process small enough not to freeze with it. */

const built = fileURLToPath(new URL('./main.js', import.meta.url));

/** The server as built beside this file; or, run from the sources, as written. */
const server = (): readonly string[] => {
  if (existsSync(built)) return [built];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, fileURLToPath(new URL('./main.ts', import.meta.url))];
};

try {
  const { host } = readConfig(process.env);
  const { stopped, stop } = supervise({
    command: [...server(), ...process.argv.slice(2)],
    host,
    say: (line) => console.error(line),
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.exitCode = await stopped;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
