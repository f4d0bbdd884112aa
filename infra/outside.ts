import { join } from 'node:path';
import type { Logger } from 'pino';
import { wantsAlerts } from '../services/board/board.service.ts';
import { placeIndex } from '../services/matching/matching.service.ts';
import { peopleOver, recipientOf } from '../services/members/members.service.ts';
import { accountsOver } from './auth/accounts.ts';
import { secretOf } from './auth/secret.ts';
import { signInMails } from './auth/sign-in-link.mail.ts';
import { systemClock } from './clock.ts';
import type { Outside } from './compose.ts';
import type { Config } from './config.ts';
import { openEmbeddings } from './embedding/open-embeddings.ts';
import { eventStore } from './event-store/event-store.ts';
import { vaultOver } from './event-store/vault.ts';
import { type JobQueue, openJobs } from './jobs/open-jobs.ts';
import { forgetMailsIn } from './mail/forget-mails.ts';
import { type MailSystem, openMail } from './mail/open-mail.ts';
import { personalMails } from './mail/outbox-desk.ts';
import { calmly } from './observe/calmly.ts';
import { type Metrics, openMetrics } from './observe/metrics.ts';
import { slowQueries } from './observe/slow-queries.ts';
import { cause } from './observe/trail.ts';
import type { Patience } from './patience.ts';
import { officialPlaces } from './places.ts';
import { ledgerFile } from './privacy/ledger-file.ts';
import { personalDataOver } from './privacy/personal-data.ts';
import { allServices } from './services.ts';
import { openStorage } from './storage.ts';

/** The database's and Redis's, one after the other, stay within what the supervisor allows a start. */
const PATIENCE_MS = 60_000;

/** Everything with a socket, a file or a clock behind it, opened as the settings say; `close` ends it in the safe order. */
export type Opened = Readonly<{
  outside: Outside;
  queue: JobQueue;
  mail: MailSystem;
  metrics: Metrics;
  secret: string;
  /** Where mails lie when there is no server to send them. */
  mailDir: string;
  close: () => Promise<void>;
}>;

export const openOutside = async (config: Config, log: Logger): Promise<Opened> => {
  const { publicUrl, dataDir } = config;
  const patience: Patience = { forMs: PATIENCE_MS, say: (sentence) => log.warn(sentence) };
  const metrics = openMetrics();
  const { database, beforeAppend } = await openStorage(config, patience, watchOver(config, log, metrics));
  placeIndex(database.db, config.matchIndex);
  const embeddings = await openEmbeddings(config, database, log).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const secret = await secretOf(config);
  const clock = systemClock;
  const vault = vaultOver(database.db);
  const accounts = accountsOver(database.db, clock);
  const people = peopleOver(database.db, vault, accounts);
  const onError = calmly((what, error) => log.warn({ err: error, what }, 'a job or a mail did not go through'));
  const { databaseUrl, redisUrl } = config;
  const queue = await openJobs({ database, databaseUrl, redisUrl, patience, onError }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const mailDir = join(dataDir, 'mail');
  const mail = openMail({
    database,
    jobs: queue,
    vault,
    people,
    clock,
    recipients: async (person) => {
      const found = await recipientOf({ db: database.db, vault, accounts }, person);
      if (!found) return null;
      const { address, name, language, digest, ownItems } = found;
      const alert = await wantsAlerts(database.db, person);
      const wanted = { essential: true, digest: digest !== 'never', 'own-items': ownItems, alert };
      return { address, name, language, wants: (kind) => wanted[kind] };
    },
    read: readerOfLog(database).read,
    templates: Object.assign({}, signInMails(secret), ...allServices.map((service) => service.mails ?? {})),
    from: config.mailFrom,
    publicUrl,
    secret,
    smtpUrl: config.smtpUrl,
    mailDir,
    onError,
    onAsked: (mail, template) => log.info({ ...cause(), mail, template }, 'a mail was asked for'),
    onSent: (sent) => log.info(sent, 'a mail left'),
  });
  return {
    outside: {
      database,
      clock,
      outbox: mail.outbox,
      jobs: queue,
      people,
      accounts,
      personalData: personalDataOver(database, clock, {
        mails: personalMails,
        forgetFiles: forgetMailsIn(mailDir),
        note: ledgerFile(dataDir).note,
      }),
      places: officialPlaces(),
      embeddings,
      publicUrl,
      ...(beforeAppend && { beforeAppend }),
    },
    queue,
    mail,
    metrics,
    secret,
    mailDir,
    close: async () => {
      await queue.close();
      await mail.close();
      await database.close();
    },
  };
};

/** Reads streams before the house is put together; nothing is appended through it. */
const readerOfLog = (database: Opened['outside']['database']) =>
  eventStore({
    database,
    clock: systemClock,
    inline: [],
    upcasters: Object.assign({}, ...allServices.map((service) => service.upcasters ?? {})),
  });

const watchOver = ({ slowQueryMs }: Config, log: Logger, metrics: Metrics) =>
  slowQueryMs > 0 ? slowQueries({ log, metrics, overMs: slowQueryMs }) : undefined;
