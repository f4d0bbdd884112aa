import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError, readConfig } from './config.ts';
import { supervise } from './supervisor.ts';

/* What `npm start` runs: the server, under a process small enough not to freeze with it. */

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

try {
  const { host } = readConfig(process.env);
  const { stopped, stop } = supervise({
    command: ['--import', tsx, main, ...process.argv.slice(2)],
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
