import type { Database } from '../../../infra/db/database.ts';
import { outbox } from '../../../infra/db/precious.ts';
import { outboxOver } from '../../../infra/mail/outbox.ts';

/** The address of the n-th mail: how it is known again when it arrives. */
export const addressOf = (n: number): string => `mail-${n}@example.org`;
const PUBLIC_URL = 'https://connecteur.example';

/** Asks for mails `first`, `first + 1`, …: every second one a digest, which may never come twice. */
export const askForMails = async (database: Database, many: number, first = 0): Promise<void> => {
  const out = outboxOver({ database, clock: { now: () => new Date() }, publicUrl: PUBLIC_URL });
  for (let n = first; n < first + many; n += 1)
    await out.put({
      dedupeKey: `mail-${n}`,
      kind: isDigest(n) ? 'digest' : 'essential',
      to: { address: addressOf(n) },
      template: 'sign-in-link',
      data: { nonce: `nonce-${n}` },
    });
};

const isDigest = (n: number): boolean => n % 2 === 1;

/** What became of the mails asked for. */
export type Fate = Readonly<{
  /** Still to be sent. */
  left: number;
  /** Neither taken by the mail server nor kept as failed with a reason. */
  lost: number;
  /** Taken more than once, under one Message-ID. */
  twice: number;
  /** Taken more than once under several: must be 0. */
  strange: number;
  /** Digests taken more than once: must be 0. */
  digestsTwice: number;
  /** Digests given up because they may have been sent. */
  givenUp: number;
}>;

/** What a mail server kept. */
type Taken = Readonly<{ mails: readonly Readonly<{ to?: unknown; messageId?: string | undefined }>[] }>;

export const fateOf = async (database: Database, { mails }: Taken, many: number): Promise<Fate> => {
  const taken = new Map<number, (string | undefined)[]>();
  for (const { to, messageId } of mails) {
    const n = Number(/mail-(\d+)@/.exec(JSON.stringify(to))?.[1] ?? Number.NaN);
    taken.set(n, [...(taken.get(n) ?? []), messageId]);
  }
  const rows = await database.db.select().from(outbox);
  const givenUp = rows.filter(({ state, lastError }) => state === 'failed' && lastError === INTERRUPTED);
  const known = new Set([...taken.keys(), ...givenUp.map(({ dedupeKey }) => Number(dedupeKey.slice(5)))]);
  const again = [...taken].filter(([, ids]) => ids.length > 1);
  return {
    left: rows.filter(({ state }) => state === 'queued').length,
    lost: Array.from({ length: many }, (_, n) => n).filter((n) => !known.has(n)).length,
    twice: again.length,
    strange: again.filter(([, ids]) => new Set(ids).size > 1).length,
    digestsTwice: again.filter(([n]) => isDigest(n)).length,
    givenUp: givenUp.length,
  };
};

const INTERRUPTED = 'interrupted, perhaps sent';

/** How many mails a process still has to send, by its own figures; nothing while it does not answer. */
export const queuedAt = async (url: string): Promise<number | undefined> => {
  const text = await fetch(`${url}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  const found = /^connecteur_mails\{state="queued"\} (\d+)/m.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};
