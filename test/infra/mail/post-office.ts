import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../infra/db/database.ts';
import { vault } from '../../../infra/db/precious.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { type JobQueue, type JobsSpec, openJobs } from '../../../infra/jobs/open-jobs.ts';
import { type MailSpec, type MailSystem, openMail } from '../../../infra/mail/open-mail.ts';
import type { Recipient } from '../../../infra/mail/recipients.ts';
import type { MailTemplates } from '../../../services/kit/mail.ts';
import type { Deps, Mail } from '../../../services/kit/ports.ts';
import { testDatabase, truncate } from '../../kit/database.ts';

export const SECRET = 'a secret only these tests know, of some length';
export const PUBLIC_URL = 'https://connecteur.example';

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const until = async (met: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> => {
  for (const end = Date.now() + ms; !(await met()); await pause(15))
    if (Date.now() > end) throw new Error('waited in vain');
};

export const templates: MailTemplates = {
  'interest-received': ({ language, data, words, people, publicUrl }) => ({
    subject: language === 'fr' ? `Un intérêt pour « ${data.title} »` : `Interest in “${data.title}”`,
    blocks: [
      language === 'fr'
        ? `${people.from} s’intéresse à votre terrain.`
        : `${people.from} is interested in your terrain.`,
      { quote: words.message ?? '', by: people.from ?? '' },
    ],
    action: { label: language === 'fr' ? 'Lire et répondre' : 'Read and answer', url: `${publicUrl}${data.path}` },
  }),
  'new-matches': () => ({ subject: 'Deux terrains', blocks: [{ list: [{ title: 'Un terrain', url: PUBLIC_URL }] }] }),
  'sign-in': ({ data }) => ({
    subject: 'Votre lien',
    blocks: ['Voici le lien.'],
    action: { label: 'Se connecter', url: `${PUBLIC_URL}/connexion/lien?token=${data.nonce}` },
  }),
  broken: () => {
    throw new TypeError('this template has a fault and quotes ana@example.org');
  },
};

/** Who can be written to in these tests; changed by them. */
export const people = (): Map<string, Recipient> =>
  new Map([
    ['ana', { address: 'ana@example.org', name: 'Ana Brume', language: 'fr', wants: () => true }],
    ['bob', { address: 'bob@example.org', name: 'Bob Field', language: 'en', wants: () => true }],
  ]);

let count = 0;
export const interest = (change: Partial<Mail> = {}): Mail => ({
  dedupeKey: `interest:${count++}`,
  kind: 'own-items',
  to: { person: 'ana' },
  thread: 'interest-t1-bob',
  template: 'interest-received',
  data: { title: 'Cellule de crise', path: '/interets/1', messageVault: 'v1', fromPerson: 'bob' },
  ...change,
});

export type PostOffice = Readonly<{
  database: Database;
  jobs: JobQueue;
  recipients: Map<string, Recipient>;
  mailDir: string;
  errors: [string, string][];
  open: (change?: Partial<MailSpec>) => Promise<MailSystem>;
  reset: () => Promise<void>;
  close: () => Promise<void>;
}>;

/** The whole way of a mail on the embedded database: outbox, queue, sender. */
export const postOffice = async (database?: Database, store: Partial<JobsSpec> = {}): Promise<PostOffice> => {
  const own = database ?? (await testDatabase());
  const mailDir = await mkdtemp(join(tmpdir(), 'mail-'));
  const recipients = people();
  const errors: [string, string][] = [];
  const jobs = await openJobs({ database: own, leaseMs: 1_000, backoffMs: 20, ...store });
  let current: MailSystem | undefined;
  let working = false;
  const office: PostOffice = {
    database: own,
    jobs,
    recipients,
    mailDir,
    errors,
    open: async (change = {}) => {
      await current?.close();
      current = openMail({
        database: own,
        jobs,
        vault: vaultOver(own.db),
        people: {
          cards: async (ids) =>
            new Map(
              ids.flatMap((id) => {
                const known = recipients.get(id);
                return known ? [[id, { name: known.name, organisation: '' }] as const] : [];
              }),
            ),
          byAddress: async () => undefined,
        },
        clock: { now: () => new Date(), today: () => '2026-11-24' },
        recipients: async (person) => recipients.get(person) ?? null,
        templates,
        from: 'Connecteur <connecteur@connecteur.example>',
        publicUrl: PUBLIC_URL,
        secret: SECRET,
        mailDir,
        onError: (what, error) => errors.push([what, (error as Error).message]),
        ...change,
      });
      if (!working) {
        working = true;
        await jobs.work(
          [
            { name: 'send-mail', run: (data, deps) => current?.job.run(data, deps) ?? Promise.resolve() },
            // Something with a clock, as every house has.
            { name: 'yearly', every: '0 0 1 1 *', run: async () => {} },
          ],
          {} as Deps,
        );
      }
      await current.start();
      return current;
    },
    reset: async () => {
      await current?.close();
      current = undefined;
      errors.length = 0;
      recipients.clear();
      for (const [id, recipient] of people()) recipients.set(id, recipient);
      await truncate(own);
      await own.db.insert(vault).values({ id: 'v1', person: 'bob', text: 'Bonjour,\nvotre terrain éclaire ma thèse.' });
    },
    close: async () => {
      await current?.close();
      await jobs.close();
      await own.close();
      await rm(mailDir, { recursive: true, force: true });
    },
  };
  return office;
};
