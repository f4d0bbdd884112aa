import type { Clock, Outbox } from '../../services/kit/ports.ts';
import type { Job } from '../../services/kit/reactor.ts';
import { emlFolder } from './eml-folder.ts';
import { CHANNEL, outboxOver, overdue } from './outbox.ts';
import { type OutboxDesk, outboxDesk } from './outbox-desk.ts';
import { SEND_MAIL, type SenderSpec, sendMail, wake } from './sender.ts';
import { smtpTransport } from './smtp.ts';

/** How often mails whose job was lost are looked for, and how late a mail must be to be one of them. */
const RECONCILE_MS = 15_000;
const LATE_MS = 10_000;

export type MailSpec = Omit<SenderSpec, 'transport'> &
  Readonly<{
    clock: Clock;
    /** Where mails go; without one they are files in `mailDir`. */
    smtpUrl?: string | undefined;
    /** How long a mail server may say nothing before it counts as away. */
    silenceMs?: number;
    /** How long it may take to be reached and to greet. */
    connectMs?: number;
    mailDir: string;
    /** Told of each mail written, by its id and template. */
    onAsked?: (mail: string, template: string) => void;
    reconcileMs?: number;
    lateMs?: number;
  }>;

export type MailSystem = Readonly<{
  /** The port services write to. */
  outbox: Outbox;
  /** To be given to the queue with the services' own jobs. */
  job: Job;
  /** What coordinators see and do, and figures. */
  desk: OutboxDesk;
  /** In processes that run jobs: wakes the sender for each mail asked for, and puts back what the queue lost. */
  start: () => Promise<void>;
  /** Looks for lost mails now; answers how many it asked the queue for. */
  reconcile: () => Promise<number>;
  close: () => Promise<void>;
}>;

/** Mail, from the row written with a fact to the server that takes it. */
export const openMail = (spec: MailSpec): MailSystem => {
  const { database, jobs, clock, smtpUrl, mailDir, onError = () => {} } = spec;
  const { reconcileMs = RECONCILE_MS, lateMs = LATE_MS } = spec;
  const transport = smtpUrl ? smtpTransport(smtpUrl, spec) : emlFolder(mailDir);
  const sender: SenderSpec = { ...spec, transport };
  let unlisten: (() => Promise<void>) | undefined;
  let timer: NodeJS.Timeout | undefined;

  const reconcile = async (late = lateMs): Promise<number> => {
    const rows = await overdue(database.db, clock.now(), late);
    for (const { id } of rows) await wake(jobs, id);
    return rows.length;
  };
  const quietly = (work: Promise<unknown>): void => void work.catch((error) => onError('outbox', error));
  let looking = false;
  /** One look at a time: with many mails behind a slow queue, looks on top of each other would be all it has to do. */
  const lookAgain = (): void => {
    if (looking) return;
    looking = true;
    const done = () => {
      looking = false;
    };
    quietly(reconcile().finally(done));
  };
  // An empty word means that some were missed.
  const heard = (id: string): void => quietly(id ? wake(jobs, id) : reconcile(0));

  return {
    outbox: outboxOver(spec),
    job: { name: SEND_MAIL, run: (data) => sendMail(sender, String(data.mail)) },
    desk: outboxDesk(database, clock),
    start: async () => {
      unlisten = await database.listen(CHANNEL, heard);
      timer = setInterval(lookAgain, reconcileMs);
      timer.unref();
      quietly(reconcile(0));
    },
    reconcile,
    close: async () => {
      clearInterval(timer);
      await unlisten?.();
      await transport.close();
    },
  };
};
