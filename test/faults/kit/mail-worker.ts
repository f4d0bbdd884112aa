import { createServer } from 'node:http';
import { join } from 'node:path';
import { signInMails } from '../../../infra/auth/sign-in-link.mail.ts';
import { openPglite } from '../../../infra/db/open-pglite.ts';
import { openPostgres } from '../../../infra/db/open-postgres.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { openJobs } from '../../../infra/jobs/open-jobs.ts';
import { openMail } from '../../../infra/mail/open-mail.ts';
import type { Deps } from '../../../services/kit/ports.ts';

/* A process that sends mail until it is killed, as the server does, with leases as short as a test wants them. */

const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SMTP_URL: smtpUrl, DATA_DIR = '', PORT } = process.env;
const leaseMs = Number(process.env.LEASE_MS ?? 500);
const secret = 'a secret only these tests know, of some length';
const database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(join(DATA_DIR, 'db'));
const jobs = await openJobs({ database, databaseUrl, redisUrl, leaseMs: 500 });
const clock = { now: () => new Date(), today: () => '2026-11-24' };
const mail = openMail({
  database,
  jobs,
  vault: vaultOver(database.db),
  people: { cards: async () => new Map(), byAddress: async () => undefined },
  clock,
  recipients: async () => null,
  templates: signInMails(secret),
  from: 'connecteur@connecteur.example',
  publicUrl: 'https://connecteur.example',
  secret,
  smtpUrl,
  mailDir: join(DATA_DIR, 'mail'),
  leaseMs,
  reconcileMs: 100,
  lateMs: 100,
});
await jobs.work([mail.job], {} as Deps);
await mail.start();
// Says how many wait in the words of the server's own figures.
createServer(async (_, answer) => {
  const { queued } = await mail.desk.figures();
  answer.end(`connecteur_mails{state="queued"} ${queued}\n`);
}).listen(Number(PORT), '127.0.0.1', () => process.send?.({ listening: Number(PORT) }));
// The channel to whoever started it: without them, nobody would end it.
process.on('disconnect', () => process.exit());
