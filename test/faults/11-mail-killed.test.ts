import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { migrate } from '../../infra/db/migrate.ts';
import { openPglite } from '../../infra/db/open-pglite.ts';
import { openPostgres } from '../../infra/db/open-postgres.ts';
import { chance } from '../kit/chance.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { hasRedis, redisServer } from '../kit/redis-server.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';
import { askForMails, fateOf, queuedAt } from './kit/mails.ts';
import { type Process, startProcess } from './kit/process.ts';
import { report } from './report.ts';
import { isFull, patience, seed, volume } from './volume.ts';

const WORKER = fileURLToPath(new URL('./kit/mail-worker.ts', import.meta.url));
const KILLS = volume(3, 15);
const MAILS = volume(40, 400);
const NEVER = '1000000000';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

type Engine = Readonly<{ name: string; there: boolean; redis?: true; pglite?: true }>;
const hasPostgres = engines.some(({ name }) => name === 'PostgreSQL');
const stages: readonly Engine[] = [
  { name: 'PostgreSQL', there: hasPostgres },
  // Inside `npm test` one engine is enough: what differs between them is where the queue lies, and starting costs seconds.
  { name: 'PGlite', there: isFull, pglite: true },
  { name: 'Redis', there: isFull && hasPostgres && hasRedis(), redis: true },
];

describe('a mail worker killed with mails in its hands', { timeout: patience(120_000) }, () => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  /** Where it all lies, with the mails asked for. `look` opens the database when nobody else has it. */
  const lay = async (engine: Engine) => {
    const smtp = await smtpSink();
    cleanups.push(smtp.close);
    const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
    cleanups.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));
    const postgres = engine.pglite ? undefined : await freshPostgresUrl();
    if (postgres) cleanups.push(postgres.drop);
    const redis = engine.redis ? await redisServer() : undefined;
    if (redis) cleanups.push(redis.stop);
    const open = (): Promise<Database> => (postgres ? openPostgres(postgres.url) : openPglite(join(dataDir, 'db')));
    const look = async <T>(run: (database: Database) => Promise<T>): Promise<T> => {
      const database = await open();
      return run(database).finally(() => database.close());
    };
    await look(async (database) => {
      await migrate(database);
      await askForMails(database, MAILS);
    });
    const env = {
      DATA_DIR: dataDir,
      SMTP_URL: smtp.url,
      ...(postgres && { DATABASE_URL: postgres.url, ROLES: 'jobs' }),
      ...(redis && { REDIS_URL: redis.url }),
    };
    return { smtp, env, look };
  };

  type Sender = Readonly<{ program?: string; env: Readonly<Record<string, string>> }>;
  /** Has it killed again and again, mostly with a mail just taken and not yet told so, until nothing waits or moves. */
  const run = async (smtp: SmtpSink, sender: Sender, giveUpMs: number): Promise<number> => {
    const random = chance(seed);
    let [kills, taken, moved] = [0, 0, Date.now()];
    let target = 1 + Math.floor(random() * 4);
    let current: Process | undefined;
    let next: Promise<void> = Promise.resolve();
    const start = async () => {
      current = await startProcess(sender);
      moved = Date.now();
    };
    const killed = async (afterMs: number) => {
      if (afterMs > 0) await pause(afterMs);
      await current?.kill();
      await start();
    };
    smtp.rules.text = async () => {
      taken += 1;
      moved = Date.now();
      if (taken < target || kills === KILLS) return undefined;
      kills += 1;
      target = taken + 2 + Math.floor((random() * MAILS) / KILLS);
      next = next.then(() => killed(random() < 0.7 ? 0 : random() * 30));
      return undefined;
    };
    await start();
    while (Date.now() - moved < giveUpMs) {
      await next;
      if (current && (await queuedAt(current.url)) === 0) break;
      await pause(50);
    }
    await next;
    await current?.kill();
    return kills;
  };

  const examine = async (engine: Engine, program: string | undefined, leftBehind: string) => {
    const { smtp, env, look } = await lay(engine);
    const kills = await run(smtp, { ...(program && { program }), env }, volume(15_000, 120_000));
    const fate = await look((database) => fateOf(database, smtp, MAILS));
    expect(fate).toMatchObject({ left: 0, lost: 0, strange: 0, digestsTwice: 0 });
    expect(kills).toBe(KILLS);
    report({
      fault: 11,
      on: `${engine.name}, ${program ? 'short leases' : engine.pglite ? 'the default server' : 'ROLES=jobs'}`,
      volume: `${kills} kills, ${MAILS} mails`,
      seen: `0 lost, ${fate.twice} twice under one Message-ID, 0 digests twice (${fate.givenUp} given up as perhaps sent)`,
      control: leftBehind,
    });
  };

  let leftBehind = '';
  it.runIf(hasPostgres)(
    'leaves some behind when a claim does not end with its process (negative control)',
    async () => {
      const { smtp, env, look } = await lay({ name: 'PostgreSQL', there: true });
      await run(smtp, { program: WORKER, env: { ...env, LEASE_MS: NEVER } }, volume(3_000, 15_000));
      const { left } = await look((database) => fateOf(database, smtp, MAILS));
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(MAILS);
      leftBehind = `${left} of ${MAILS} left behind by claims that never end`;
    },
  );

  describe.each(stages.filter(({ there }) => there))('on $name', (engine) => {
    it('loses none, repeats only under the same Message-ID, and never repeats a digest', () =>
      examine(engine, WORKER, leftBehind));

    it.runIf(isFull)('holds as the server runs it, with its own leases', () => examine(engine, undefined, leftBehind));
  });
});
