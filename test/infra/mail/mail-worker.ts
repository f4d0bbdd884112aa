import { openPostgres } from '../../../infra/db/open-postgres.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { openJobs } from '../../../infra/jobs/open-jobs.ts';
import { openMail } from '../../../infra/mail/open-mail.ts';
import type { Deps } from '../../../services/kit/ports.ts';

/* A process that sends mail until it is killed. */

const [databaseUrl = '', smtpUrl = '', leaseMs = '500'] = process.argv.slice(2);
const database = await openPostgres(databaseUrl);
const jobs = await openJobs({ database, databaseUrl, leaseMs: 500 });
const mail = openMail({
  database,
  jobs,
  vault: vaultOver(database.db),
  people: { cards: async () => new Map(), byAddress: async () => undefined },
  clock: { now: () => new Date(), today: () => '2026-11-24' },
  recipients: async (person) => ({ address: `${person}@example.org`, name: '', language: 'fr', wants: () => true }),
  templates: { plain: ({ data }) => ({ subject: `Message ${data.n}`, blocks: ['Bonjour.'] }) },
  from: 'connecteur@connecteur.example',
  publicUrl: 'https://connecteur.example',
  secret: 'a secret only these tests know, of some length',
  smtpUrl,
  mailDir: '/nowhere',
  leaseMs: Number(leaseMs),
  reconcileMs: 100,
  lateMs: 100,
});
await jobs.work([mail.job], {} as Deps);
await mail.start();
// The channel to whoever started it: without them, nobody would end it.
process.on('disconnect', () => process.exit());
