import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '../../../infra/db/precious.ts';
import { type SmtpSink, smtpSink } from '../../kit/smtp-sink.ts';
import { interest, type PostOffice, pause, postOffice, until } from './post-office.ts';

describe('a queue wiped with mails in it', { timeout: 30_000 }, () => {
  let office: PostOffice;
  let smtp: SmtpSink;
  const rows = () => office.database.db.select().from(outbox);

  beforeAll(async () => {
    [office, smtp] = [await postOffice(), await smtpSink()];
  }, 60_000);
  beforeEach(async () => {
    await office.reset();
    smtp.mails.length = 0;
  });
  afterAll(async () => {
    await office.close();
    await smtp.close();
  });

  /** Twelve mails refused once for a while: each has a job that waits. Then the queue loses them all. */
  const wiped = async (reconcileMs: number) => {
    smtp.rules.text = () => 450;
    const { outbox: out } = await office.open({
      smtpUrl: smtp.url,
      retryMs: Array(20).fill(1_500),
      reconcileMs,
      lateMs: 50,
    });
    for (let n = 0; n < 12; n += 1) await out.put(interest());
    await until(async () => (await rows()).every(({ lastError }) => lastError !== null));
    await until(async () => (await office.jobs.depth()).active === 0);
    smtp.rules.text = () => undefined;
    await office.jobs.queue.obliterate({ force: true });
  };

  it('is refilled from the outbox, each mail once', async () => {
    await wiped(100);
    await until(() => smtp.mails.length >= 12);
    await pause(400);
    expect(smtp.mails).toHaveLength(12);
    expect((await rows()).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('stays empty without the reconciler (negative control)', async () => {
    await wiped(3_600_000);
    await pause(2_500);
    expect(smtp.mails).toHaveLength(0);
  });

  it('is refilled at once when the sender starts', async () => {
    await wiped(3_600_000);
    await pause(1_600);
    await office.open({ smtpUrl: smtp.url, reconcileMs: 3_600_000 });
    await until(() => smtp.mails.length === 12);
  });

  it('sends what was asked for while nobody listened', async () => {
    const mail = await office.open({ smtpUrl: smtp.url });
    await mail.close();
    await mail.outbox.put(interest());
    await office.open({ smtpUrl: smtp.url });
    await until(() => smtp.mails.length === 1);
  });
});
