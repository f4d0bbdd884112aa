import { resolve } from 'node:path';
import type { House } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { demoGreeting, demoSettings } from './demo/greeting.ts';
import { mailboxIsOpen } from './mail/mailbox.ts';
import { openLog } from './observe/log.ts';
import type { Opened } from './outside.ts';
import { startServer } from './server.ts';
import { toldOf } from './told.ts';

/* The server itself, from the settings to the signal that ends it. */

/** Where people find the mails: a page, a folder, or (nothing) their own boxes. */
const mailsOf = (config: Config): string | null => {
  if (config.smtpUrl) return null;
  return mailboxIsOpen(config) ? `${config.publicUrl}/courrier` : resolve(config.dataDir, 'mail');
};

/** Runs until told to stop; ends the process itself, with 1 when it could not start. */
export const runServer = async (): Promise<void> => {
  try {
    const isDemo = process.argv.includes('--demo');
    const config = readConfig(isDemo ? { ...demoSettings, ...process.env } : process.env);
    let greeting = '';
    const demo = async (house: House, { outside }: Opened) => {
      greeting = demoGreeting(await fillDemo(house, outside), config.publicUrl, mailsOf(config));
    };
    const log = openLog(config.logLevel);
    const running = await startServer(config, log, isDemo ? demo : undefined);
    console.log(`Connecteur répond à / is at ${config.publicUrl}`);
    if (!config.smtpUrl) console.log(`Courriels / e-mails: ${mailsOf(config)}`);
    if (greeting) console.log(greeting);
    if (process.connected) process.send?.({ listening: running.port });
    setTimeout(() => void running.warm(), 1_000).unref();

    let stopping = false;
    const stop = async () => {
      if (stopping) return;
      stopping = true;
      await running.close();
      process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
    process.on('disconnect', () => void stop());
    // The supervisor may have died meanwhile.
    if (process.send && !process.connected) await stop();
  } catch (error) {
    console.error(toldOf(error) ?? error);
    process.exit(1);
  }
};
