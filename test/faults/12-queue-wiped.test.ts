import { afterEach, describe, expect, it } from 'vitest';
import { signInMails } from '../../infra/auth/sign-in-link.mail.ts';
import { postOffice, SECRET } from '../infra/mail/post-office.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';
import { askForMails, fateOf, queuedAt } from './kit/mails.ts';
import { startProcess } from './kit/process.ts';
import { type Wipeable, wipeables } from './kit/wipeable.ts';
import { report } from './report.ts';
import { isFull, patience, volume } from './volume.ts';

const MAILS = volume(40, 400);
/** The bar: all sent within a minute of the queue's return, clocks laid again. */
const BAR_MS = 60_000;
const HOUR_MS = 3_600_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

describe.each(wipeables)('a queue on $name wiped with mails in it', { timeout: patience(120_000) }, (stage) => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  const lay = async () => {
    const queue = await stage.open();
    cleanups.push(queue.close);
    const smtp = await smtpSink();
    cleanups.push(smtp.close);
    return { queue, smtp };
  };

  /** Mails wait at the server's door until it is opened; then they pass one by one. */
  const door = (smtp: SmtpSink, eachMs: number): (() => void) => {
    let open: () => void = () => {};
    const opened = new Promise<void>((done) => {
      open = done;
    });
    let turn: Promise<unknown> = opened;
    smtp.rules.text = async () => {
      turn = turn.then(() => pause(eachMs));
      await turn;
      return undefined;
    };
    return open;
  };
  /** Wipes when a quarter has passed; answers how many clocks there were. */
  const wipedMidway = async ({ wipe, clocks }: Wipeable, smtp: SmtpSink): Promise<number> => {
    await expect
      .poll(() => smtp.mails.length, { interval: 10, timeout: volume(20_000, 300_000) })
      .toBeGreaterThan(MAILS / 4);
    const held = await clocks();
    await wipe();
    expect(held).toBeGreaterThan(0);
    return held;
  };
  /** How long it took until everything was sent and every clock was there again. */
  const recovery = async ({ clocks }: Wipeable, held: number, sent: () => Promise<boolean>) => {
    const since = Date.now();
    const until = { timeout: BAR_MS, interval: 20 };
    const after = () => Date.now() - since;
    const [mails, schedules] = await Promise.all([
      expect.poll(sent, until).toBe(true).then(after),
      expect.poll(clocks, until).toBe(held).then(after),
    ]);
    return { mails, schedules };
  };

  const working = async (reconcileMs: number) => {
    const { queue, smtp } = await lay();
    const open = door(smtp, 5);
    const office = await postOffice(queue.database, { ...queue.store, watchMs: 200 });
    const mail = await office.open({ smtpUrl: smtp.url, templates: signInMails(SECRET), reconcileMs, lateMs: 50 });
    cleanups.push(() => office.jobs.close(500).then(mail.close));
    await askForMails(queue.database, MAILS);
    open();
    const held = await wipedMidway(queue, smtp);
    return { queue, smtp, held, left: async () => (await fateOf(queue.database, smtp, MAILS)).left };
  };

  let leftBehind = 0;
  it('stays empty without the reconciler (negative control)', async () => {
    const { left } = await working(HOUR_MS);
    await pause(2_500);
    leftBehind = await left();
    expect(leftBehind).toBeGreaterThan(0);
  });

  it('is refilled from the outbox, each mail once, its clocks laid again', async () => {
    const { queue, smtp, held, left } = await working(100);
    const took = await recovery(queue, held, async () => (await left()) === 0);
    await pause(300);
    expect(await fateOf(queue.database, smtp, MAILS)).toEqual(NOTHING_WRONG);
    report({
      fault: 12,
      on: `${stage.name}, ${stage.how}, short timers`,
      volume: `${MAILS} mails, 1 wipe`,
      seen: `0 lost, 0 twice; all sent ${seconds(took.mails)} after the wipe, schedules back after ${seconds(took.schedules)}`,
      control: `${leftBehind} of ${MAILS} never sent without the reconciler`,
    });
  });

  it.runIf(isFull && stage.name !== 'PGlite')('is refilled as the server runs it', async () => {
    const { queue, smtp } = await lay();
    const open = door(smtp, 20);
    const server = await startProcess({ env: { ...queue.env, ROLES: 'jobs', SMTP_URL: smtp.url } });
    cleanups.push(() => server.kill());
    await askForMails(queue.database, MAILS);
    open();
    const held = await wipedMidway(queue, smtp);
    const took = await recovery(queue, held, async () => (await queuedAt(server.url)) === 0);
    expect(await fateOf(queue.database, smtp, MAILS)).toEqual(NOTHING_WRONG);
    report({
      fault: 12,
      on: `${stage.name}, ${stage.how}, ROLES=jobs`,
      volume: `${MAILS} mails, 1 wipe`,
      seen: `0 lost, 0 twice; all sent ${seconds(took.mails)} after the wipe, schedules back after ${seconds(took.schedules)}`,
      control: `${leftBehind} of ${MAILS} never sent without the reconciler`,
    });
  });
});

const NOTHING_WRONG = { left: 0, lost: 0, twice: 0, strange: 0, digestsTwice: 0, givenUp: 0 };
