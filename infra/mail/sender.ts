import type { MailTemplates } from '../../services/kit/mail.ts';
import type { Clock, EventStore, Jobs, People, Vault } from '../../services/kit/ports.ts';
import type { Language } from '../../shared/kernel/words.ts';
import type { Database } from '../db/database.ts';
import { writeLetter } from './letter.ts';
import { isAddress, mailHeaders, oneLine } from './mail-headers.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { type Claimed, claim, isKept, type OutboxRow, type Outcome, settle } from './outbox.ts';
import type { Recipients } from './recipients.ts';
import { DeliveryFault, type Outgoing, type Transport } from './transport.ts';
import { stoppableKinds, unsubscribeToken } from './unsubscribe-token.ts';

export const SEND_MAIL = 'send-mail';

const MINUTE = 60_000;
/** Between attempts; after the last one the mail has failed, some 28 hours after it was asked for. */
const RETRY_MS = [0.5, 1, 2, 5, 15, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE);
/** Longer than any attempt can last, so that only a dead process loses its claim. */
const LEASE_MS = 60_000;

export type SenderSpec = Readonly<{
  database: Database;
  jobs: Jobs;
  vault: Vault;
  people: People;
  clock: Pick<Clock, 'now'>;
  recipients: Recipients;
  templates: MailTemplates;
  /** Reads the log for templates that look again at what they tell; without it they tell what they were asked. */
  read?: EventStore['read'];
  transport: Transport;
  /** As in `Connecteur <connecteur@example.org>`. */
  from: string;
  publicUrl: string;
  secret: string;
  preferencesPath?: string;
  retryMs?: readonly number[];
  leaseMs?: number;
  /** Told of every mail that left, by its id. */
  onSent?: (mail: Readonly<{ mail: string; template: string; attempts: number }>) => void;
  /** Told of every mail that did not leave, by its id, and why; quotes no address. */
  onError?: (what: string, error: unknown) => void;
}>;

/** Asks the queue to send one mail, now or later. The job carries its id alone; while one of each waits, another changes nothing. */
export const wake = (jobs: Jobs, id: string, delayMs = 0): Promise<void> =>
  delayMs > 0
    ? jobs.add(SEND_MAIL, { mail: id }, { id: `mail-${id}-again`, delayMs })
    : jobs.add(SEND_MAIL, { mail: id }, { id: `mail-${id}` });

/** Sends one mail of the outbox, unless it is gone, not due, or in other hands. */
export const sendMail = async (spec: SenderSpec, id: string): Promise<void> => {
  const { database, clock, jobs, leaseMs = LEASE_MS, onError = () => {} } = spec;
  const row = await claim(database.db, id, clock.now(), leaseMs);
  if (!row) return;
  const outcome = await attempt(spec, row);
  await settle(database.db, row, outcome, clock.now());
  if (!(await isKept(database.db, id))) return spec.transport.forget?.(row);
  if (outcome.state === 'sent') return spec.onSent?.({ mail: id, template: row.template, attempts: row.attempts });
  onError(`mail ${id} (${row.template}) ${outcome.state}: ${outcome.why}`, new Error(outcome.why));
  if (outcome.state === 'again') await wake(jobs, id, outcome.at.getTime() - clock.now().getTime());
};

const attempt = async (spec: SenderSpec, row: Claimed): Promise<Outcome> => {
  // A summary that comes twice is worse than one that does not come.
  if (tellsOnce(row) && row.interrupted) return PERHAPS_SENT;
  try {
    const reader = await readerOf(spec, row);
    if (typeof reader === 'string') return { state: 'discarded', why: reader };
    if (!isAddress(reader.address)) return { state: 'failed', why: 'address unusable' };
    const data = await dataAsNow(spec, row);
    if (data === null) return { state: 'discarded', why: 'nothing left to tell' };
    await spec.transport.send(await outgoing(spec, { ...row, data }, reader));
    return { state: 'sent' };
  } catch (error) {
    return outcomeOf(spec, row, error);
  }
};

const dataAsNow = async (
  { templates, database, read }: SenderSpec,
  row: OutboxRow,
): Promise<OutboxRow['data'] | null> => {
  const asNow = templates[row.template]?.asNow;
  return asNow && read ? asNow({ db: database.db, read }, row) : row.data;
};

type Reader = Readonly<{ address: string; name: string; language: Language }>;

/** Who reads it, as they are now; or why nobody does. */
const readerOf = async ({ recipients }: SenderSpec, row: OutboxRow): Promise<Reader | string> => {
  if (row.person === null)
    return row.address === null
      ? 'nobody to send to'
      : { address: row.address, name: '', language: row.language ?? 'fr' };
  const recipient = await recipients(row.person);
  if (!recipient) return 'nobody to send to';
  return row.kind === 'essential' || recipient.wants(row.kind) ? recipient : 'not wanted any more';
};

const outgoing = async (spec: SenderSpec, row: OutboxRow, reader: Reader): Promise<Outgoing> => {
  const { publicUrl, from, templates, preferencesPath } = spec;
  const { language } = reader;
  const template = templates[row.template];
  // Perhaps a newer release asked for it: somebody else may know how to write it.
  if (!template) throw new DeliveryFault(`no template ${row.template}`);
  const stop = stopAddress(spec, row);
  const letter = await writeLetter(template, row, spec, {
    language,
    recipientName: reader.name,
    publicUrl,
    stop,
    ...(preferencesPath && { preferencesPath }),
  });
  return {
    id: row.id,
    createdAt: row.createdAt,
    message: {
      from,
      to: { name: oneLine(reader.name, 100), address: reader.address },
      subject: letter.subject,
      text: mailText(letter),
      html: await mailHtml(letter),
      messageId: row.messageId,
      date: row.createdAt,
      headers: mailHeaders(row, { publicUrl, language, stop }),
    },
  };
};

const stopAddress = ({ secret, publicUrl }: SenderSpec, { person, kind }: OutboxRow): string | undefined => {
  const stoppable = stoppableKinds.find((known) => known === kind);
  return person !== null && stoppable
    ? `${publicUrl}/desinscription/${unsubscribeToken(secret, { person, kind: stoppable })}`
    : undefined;
};

/** News is better lost than told twice. */
const tellsOnce = ({ kind }: Pick<OutboxRow, 'kind'>): boolean => kind === 'digest' || kind === 'alert';

const PERHAPS_SENT: Outcome = { state: 'failed', why: 'interrupted, perhaps sent' };

const outcomeOf = (spec: SenderSpec, row: OutboxRow, error: unknown): Outcome => {
  if (tellsOnce(row) && error instanceof DeliveryFault && error.perhapsTaken) return PERHAPS_SENT;
  const why = error instanceof DeliveryFault ? error.message : `could not be written: ${(error as Error).name}`;
  const wait = (spec.retryMs ?? RETRY_MS)[row.attempts - 1];
  const lasting = (error instanceof DeliveryFault && error.lasting) || wait === undefined;
  return lasting ? { state: 'failed', why } : { state: 'again', why, at: new Date(spec.clock.now().getTime() + wait) };
};
