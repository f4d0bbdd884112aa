import type { House } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { DirectoryInUse } from './db/directory-lock.ts';
import { MigrationRefused } from './db/migrate.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { demoContact, demoGreeting } from './demo/greeting.ts';
import { openLog } from './observe/log.ts';
import type { Opened } from './outside.ts';
import { startServer } from './server.ts';

/* The server itself. `npm start` runs it under a supervisor; alone it does the same without being replaced. */

/** Errors whose message already says what to do: no stack helps. */
const isTold = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof DirectoryInUse || error instanceof MigrationRefused;

try {
  const isDemo = process.argv.includes('--demo');
  const config = readConfig(isDemo ? { ...demoContact, ...process.env } : process.env);
  let greeting = '';
  const demo = async (house: House, { outside }: Opened) => {
    greeting = demoGreeting(await fillDemo(house, outside), config.publicUrl);
  };
  const log = openLog(config.logLevel);
  const running = await startServer(config, log, isDemo ? demo : undefined);
  console.log(`Connecteur répond à / is at ${config.publicUrl}`);
  if (!config.smtpUrl) console.log(`Courriels / e-mails: ${config.publicUrl}/courrier`);
  if (greeting) console.log(greeting);
  process.send?.({ listening: running.port });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
} catch (error) {
  console.error(isTold(error) ? error.message : error);
  process.exit(1);
}
