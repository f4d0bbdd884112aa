import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../infra/clock.ts';
import type { House } from '../../infra/compose.ts';
import { BackupRefused, checkSum, makeBackup } from '../../infra/db/backups.ts';
import type { Database } from '../../infra/db/database.ts';
import { linesOf } from '../../infra/db/export-file.ts';
import { ImportRefused } from '../../infra/db/import-log.ts';
import { migrate } from '../../infra/db/migrate.ts';
import { openPglite } from '../../infra/db/open-pglite.ts';
import { events } from '../../infra/db/precious.ts';
import { takeIn } from '../../infra/privacy/take-in.ts';
import { rebuild } from '../../infra/runner/rebuild.ts';
import { chance } from '../kit/chance.ts';
import { engines, postgresForTests, testDatabase } from '../kit/database.ts';
import { factsUpTo, faultsIn, houseOn, keepWriting, views, viewsOf, wordless } from './kit/moved.ts';
import { postMuch } from './kit/much-posted.ts';
import { enginesOrJust } from './kit/on-engine.ts';
import { report } from './report.ts';
import { isFull, patience, seed, volume } from './volume.ts';

/* 14. Backup while writing, restored into a fresh directory, a fresh cluster, and from one engine to the other. */

const TERRAINS = volume(20, 150);
const BACKUPS = volume(1, 5);
const SPOILT = volume(6, 60);
const WRITERS = 4;

let dir = '';
let opened = 0;
const open = async (engine: string): Promise<Database> => {
  if (engine === 'PostgreSQL') return postgresForTests();
  opened += 1;
  const database = await openPglite(join(dir, `db-${opened}`));
  await migrate(database);
  return database;
};
const targets = engines.map(({ name }) => name);

describe.each(enginesOrJust('PGlite'))('backups of %s', { timeout: patience(180_000) }, (engine) => {
  let source: Database;
  let house: House;
  const lines = { volume: '', seen: '', control: '' };
  const kept = { path: '', lines: [] as string[] };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'fault-14-'));
    source = await open(engine);
    await postMuch(source, TERRAINS);
    house = await houseOn(source);
  }, patience(180_000));
  afterAll(async () => {
    await source.close();
    rmSync(dir, { recursive: true, force: true });
    if (lines.seen && lines.control) report({ fault: 14, on: engine, ...lines });
  });

  const backup = async (): Promise<string> => {
    const path = await makeBackup(source, { dir: join(dir, 'backups'), keep: 3, now: systemClock.now });
    if (!path) throw new Error('another backup is being made');
    return path;
  };

  /** What is there after a restore: how many facts, what is wrong, what the views hold. */
  const restored = async (path: string, into: string) => {
    const database = await open(into);
    try {
      await checkSum(path);
      await takeIn(database, linesOf(path), { clock: systemClock });
      const arrived = await houseOn(database);
      const facts = await database.db.$count(events);
      return {
        facts,
        isPrefix: JSON.stringify(await factsUpTo(database, facts)) === JSON.stringify(await factsUpTo(source, facts)),
        wordless: await wordless(database),
        faults: await faultsIn(database, arrived),
        views: await viewsOf(database),
      };
    } finally {
      await database.close();
    }
  };

  it('made while people write hold an exact prefix with its words, wherever they are restored', async () => {
    let least = 0;
    let restores = 0;
    const seen = { written: 0, facts: 0 };
    for (let n = 0; n < BACKUPS; n += 1) {
      const writing = keepWriting(house, { writers: WRITERS, from: `during-${n}` });
      await expect.poll(writing.acknowledged, { interval: 5 }).toBeGreaterThan(least);
      const before = writing.acknowledged();
      const path = await backup();
      least = writing.acknowledged();
      seen.written += await writing.stop();
      const arrivals = [];
      for (const into of targets) arrivals.push(await restored(path, into));
      for (const { facts, views: _, ...found } of arrivals) {
        expect(found).toEqual({ isPrefix: true, wordless: 0, faults: [] });
        expect(facts, 'every fact acknowledged before').toBeGreaterThanOrEqual(before);
      }
      expect(new Set(arrivals.map((arrival) => arrival.views)).size, 'the same views on every engine').toBe(1);
      restores += arrivals.length;
      seen.facts = arrivals[0]?.facts ?? 0;
      kept.path = path;
    }
    lines.volume = `${BACKUPS} backups beside ${WRITERS} writers (${seen.written} posts), up to ${seen.facts} facts, ${restores} restores into ${targets.join(' and ')}`;
  });

  it('made in a quiet moment give back the views as they were', async () => {
    for (const view of views.filter(({ when }) => when === 'async')) await rebuild(source, house.log, view);
    const before = await viewsOf(source);
    const path = await backup();
    // Where little time is given, the other engine was tried just before.
    for (const into of isFull ? targets : targets.slice(-1))
      expect((await restored(path, into)).views === before, into).toBe(true);
  });

  describe('that were cut or altered', () => {
    let empty: Database;
    beforeAll(async () => {
      empty = await testDatabase();
      for await (const line of linesOf(kept.path)) kept.lines.push(line);
    });
    afterAll(() => empty.close());

    const taken = async (from: AsyncIterable<string>): Promise<unknown> =>
      takeIn(empty, from, { clock: systemClock }).catch((error: unknown) => error);
    async function* given(all: readonly string[]): AsyncGenerator<string> {
      yield* all;
    }
    const isEmpty = async () => (await empty.db.$count(events)) === 0;

    /** One bit turned over, or the end cut off, as chance has it. */
    const spoil = (bytes: Buffer, n: number, dice: () => number): Buffer => {
      const at = Math.floor(dice() * (bytes.length - 20)) + 10;
      if (n % 2) return bytes.subarray(0, at);
      const other = Buffer.from(bytes);
      other[at] = Number(other[at]) ^ (1 << Math.floor(dice() * 8));
      return other;
    };
    const spoilLine = (n: number, dice: () => number): string[] => {
      const line = Math.floor(dice() * kept.lines.length);
      return n % 2 ? kept.lines.slice(0, line) : kept.lines.with(line, withOneLetterLess(kept.lines[line]));
    };

    it('are refused by their sum, and by their lines where they have lost it', async () => {
      const dice = chance(seed);
      const spoilt = join(dir, 'spoilt.jsonl.gz');
      writeFileSync(`${spoilt}.sha256`, readFileSync(`${kept.path}.sha256`));
      const refused = { sum: 0, lines: 0 };
      for (let n = 0; n < SPOILT; n += 1) {
        writeFileSync(spoilt, spoil(readFileSync(kept.path), n, dice));
        refused.sum += Number((await checkSum(spoilt).catch((error: unknown) => error)) instanceof BackupRefused);
        refused.lines += Number((await taken(given(spoilLine(n, dice)))) instanceof ImportRefused);
      }
      expect(refused).toEqual({ sum: SPOILT, lines: SPOILT });
      expect(await isEmpty()).toBe(true);
      lines.seen = `every one an exact prefix, 0 facts without words, 0 broken hashes, views equal; ${2 * SPOILT} cut or altered ones refused`;
    });

    it('would be taken in without the sum over the lines', async () => {
      const word = kept.lines.findIndex((line) => line.startsWith('{"table":"vault"'));
      const unsummed = kept.lines
        .with(word, String(kept.lines[word]).replace('mot de', 'mot du'))
        .map((line) => line.replace('{"connecteur":2', '{"connecteur":1'));
      expect(await taken(given(unsummed))).toMatchObject({ rows: {} });
      expect(await isEmpty()).toBe(false);
    });
  });

  it('would lack words if they read them before the facts', async () => {
    const writing = keepWriting(house, { writers: WRITERS, from: 'control' });
    await expect.poll(writing.acknowledged, { interval: 5 }).toBeGreaterThan(0);
    const known = new Set<string>();
    const rows = async <T>(query: ReturnType<typeof sql>) =>
      ((await source.db.execute(query)) as unknown as { rows: T[] }).rows;
    for (const { id } of await rows<{ id: string }>(sql`select id from vault`)) known.add(id);
    const before = writing.acknowledged();
    await expect.poll(writing.acknowledged, { interval: 5 }).toBeGreaterThan(before + WRITERS);
    const streams = await rows<{ stream: string }>(sql`select stream from events where by like 'p-_'`);
    const posts = await writing.stop();
    const lacking = streams.filter(({ stream }) => !known.has(`word-of-${stream}`)).length;
    expect(lacking).toBeGreaterThan(0);
    lines.control = `words read before facts: ${lacking} facts of ${posts} posts without their words; without the sum an altered word is taken in`;
  });
});

/** The line, less one letter of it. */
const withOneLetterLess = (line = ''): string => line.slice(0, line.length >> 1) + line.slice((line.length >> 1) + 1);
