import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../infra/db/migrate.ts';
import { openPostgres, type PostgresDatabase } from '../../../infra/db/open-postgres.ts';
import { outbox } from '../../../infra/db/precious.ts';
import { outboxOver } from '../../../infra/mail/outbox.ts';
import { engines, freshPostgresUrl } from '../../kit/database.ts';
import { type SmtpSink, smtpSink } from '../../kit/smtp-sink.ts';
import { pause } from './post-office.ts';

const WORKER = fileURLToPath(new URL('./mail-worker.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const KILLS = 5;
const MAILS = 40;
const NEVER = 1e9;

describe.skipIf(!engines.some(({ name }) => name === 'PostgreSQL'))('a sender killed with a mail in its hands', () => {
  let database: PostgresDatabase;
  let fresh: Awaited<ReturnType<typeof freshPostgresUrl>>;
  let smtp: SmtpSink;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    [fresh, smtp] = [await freshPostgresUrl(), await smtpSink()];
    database = await openPostgres(fresh.url);
    await migrate(database);
  }, 60_000);
  beforeEach(async () => {
    await database.db.delete(outbox);
    smtp.mails.length = 0;
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await smtp.close();
    await database.close();
    await fresh.drop();
  });

  const start = (leaseMs: number) => {
    child = fork(WORKER, [fresh.url, smtp.url, String(leaseMs)], { execArgv: ['--import', TSX], stdio: 'ignore' });
  };
  const left = () => database.db.$count(outbox, eq(outbox.state, 'queued'));

  /** Writes the mails, then has the sender killed at every eighth one taken, just before it can learn so. */
  const run = async (leaseMs: number, forMs: number) => {
    const out = outboxOver({ database, clock: { now: () => new Date() }, publicUrl: 'https://connecteur.example' });
    for (let n = 0; n < MAILS; n += 1)
      await out.put({
        dedupeKey: `mail-${n}`,
        kind: n % 2 === 0 ? 'essential' : 'digest',
        to: { person: `p${n}` },
        template: 'plain',
        data: { n },
      });
    let taken = 0;
    let kills = 0;
    smtp.rules.text = () => {
      taken += 1;
      if (taken % 8 !== 0 || kills === KILLS) return undefined;
      kills += 1;
      child?.kill('SIGKILL');
      start(leaseMs);
      return undefined;
    };
    start(leaseMs);
    for (const end = Date.now() + forMs; (await left()) > 0 && Date.now() < end; ) await pause(50);
    child?.kill('SIGKILL');
    return kills;
  };
  const subjects = () => smtp.mails.map(({ subject }) => subject);

  it('loses none, repeats only under the same Message-ID, and never repeats a digest', async () => {
    const kills = await run(500, 40_000);
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(await left()).toBe(0);
    const failed = await database.db.select().from(outbox).where(eq(outbox.state, 'failed'));
    for (const row of failed) expect(row).toMatchObject({ kind: 'digest', lastError: 'interrupted, perhaps sent' });
    const known = new Set([...subjects(), ...failed.map(({ data }) => `Message ${data.n}`)]);
    expect(known.size).toBe(MAILS);
    const ids = new Map<string, Set<string | undefined>>();
    for (const { subject = '', messageId } of smtp.mails)
      ids.set(subject, (ids.get(subject) ?? new Set()).add(messageId));
    expect([...ids.values()].every((set) => set.size === 1)).toBe(true);
    const digests = subjects().filter((subject) => Number(subject?.split(' ')[1]) % 2 === 1);
    expect(digests.length).toBe(new Set(digests).size);
  }, 60_000);

  it('leaves some behind when a claim does not end with its process (negative control)', async () => {
    await run(NEVER, 12_000);
    expect(await left()).toBeGreaterThan(0);
  }, 60_000);
});
