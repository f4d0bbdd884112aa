import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { exportLog } from '../../../infra/db/export-log.ts';
import { ImportRefused, importLog } from '../../../infra/db/import-log.ts';
import { checkpoints, erasureLedger, events, logHead, vault } from '../../../infra/db/precious.ts';
import { engines, testDatabase, truncate } from '../../kit/database.ts';

const AT = new Date('2026-03-02T09:08:07.654Z');
const FACTS = 1_203;

const opened = async (open: () => Promise<Database>): Promise<Database> => {
  const database = await open();
  onTestFinished(() => database.close());
  return database;
};

const filled = async (database: Database): Promise<Database> => {
  const rows = Array.from({ length: FACTS }, (_, i) => ({
    position: i + 1,
    stream: `thing-${i % 7}`,
    version: Math.floor(i / 7) + 1,
    type: 'SomethingHappened',
    schemaVersion: 1,
    data: { text: `« été » n° ${i}\nsuite\u2028fin`, figure: 0.1 + i, nothing: null },
    by: 'somebody',
    at: AT,
    commandId: i % 2 ? `command-${i}` : null,
    commandPart: 1,
  }));
  await database.db.insert(events).values(rows);
  await database.db.update(logHead).set({ position: FACTS });
  await database.db.insert(vault).values({ id: 'v1', person: 'p1', text: 'L’été, « ici »\\n"\t' });
  await database.db.insert(erasureLedger).values({ person: 'p0', at: AT });
  await database.db.insert(checkpoints).values([
    { follower: 'a-view', position: FACTS, shape: 'abc' },
    { follower: 'a-reactor', position: FACTS + 5, shape: '' },
  ]);
  return database;
};

const exported = async (database: Database): Promise<string[]> => {
  const lines: string[] = [];
  await exportLog(database, { now: () => AT, write: (line) => void lines.push(line) });
  return lines;
};

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const held = async ({ db }: Database) => ({
  events: await db.select().from(events).orderBy(events.position),
  vault: await db.select().from(vault),
  ledger: await db.select().from(erasureLedger),
});

const pairs = engines.flatMap((source) => engines.map((target) => ({ source, target })));

describe.each(pairs)('from $source.name to $target.name', { timeout: 30_000 }, ({ source, target }) => {
  it('carries the facts, the words and the ledger over exactly', async () => {
    const before = await filled(await opened(source.open));
    const after = await opened(target.open);
    const counts = await importLog(after, from(await exported(before)));
    expect(counts).toMatchObject({ events: FACTS, vault: 1, erasure_ledger: 1, checkpoints: 1 });
    expect(await held(after)).toEqual(await held(before));
    expect(await exported(after)).toHaveLength((await exported(before)).length);
  });
});

describe('taking an export in', { timeout: 30_000 }, () => {
  let lines: string[];
  let after: Database;
  beforeAll(async () => {
    const source = await filled(await testDatabase());
    lines = await exported(source);
    await source.close();
    after = await testDatabase();
  });
  beforeEach(() => truncate(after));
  afterAll(() => after.close());

  it('goes on from the last fact, has views made anew, and lets no reactor be ahead', async () => {
    await importLog(after, from(lines));
    expect(await after.db.select().from(logHead)).toEqual([{ one: 1, position: FACTS }]);
    expect(await after.db.select().from(checkpoints)).toEqual([{ follower: 'a-reactor', position: FACTS, shape: '' }]);
  });

  it.each([
    ['a file of something else', 'not-an-export', () => ['hello', 'world']],
    ['an empty file', 'not-an-export', () => []],
    [
      'an export of a newer version',
      'newer',
      (lines: string[]) => [String(lines[0]).replace('["', '["9999-later.sql","')],
    ],
    ['a cut export', 'cut', (lines: string[]) => lines.slice(0, -1)],
    ['an export with a word missing', 'cut', (lines: string[]) => lines.filter((line) => !line.includes('"vault"'))],
    ['an export with a fact missing', 'altered', (lines: string[]) => lines.filter((_, i) => i !== 40)],
    ['an altered fact', 'altered', (lines: string[]) => lines.map((line) => line.replace('n° 700', 'n° 701'))],
    ['an altered word', 'altered', (lines: string[]) => lines.map((line) => line.replace('« ici »', '« là »'))],
    [
      'a line cut in two',
      'unreadable',
      (lines: string[]) => lines.map((line, i) => (i === 700 ? line.slice(0, 50) : line)),
    ],
  ])('refuses %s and keeps nothing of it', async (_, reason, spoil) => {
    const refusal = await importLog(after, from(spoil(lines))).catch((error) => error);
    expect(refusal).toBeInstanceOf(ImportRefused);
    expect(refusal.reason).toBe(reason);
    expect(await held(after)).toEqual({ events: [], vault: [], ledger: [] });
  });

  it('takes an export that had neither hashes nor a sum, and chains its facts', async () => {
    const older = lines.map((line) =>
      line
        .replace('{"connecteur":2', '{"connecteur":1')
        .replace(/,"sha256":"\w+"\}$/, '}')
        .replace(/"hash": "[^"]*", /, ''),
    );
    await importLog(after, from(older));
    const facts = (all: readonly string[]) => all.filter((line) => line.startsWith('{"table":"events"'));
    expect(facts(older)).not.toEqual(facts(lines));
    expect(facts(await exported(after))).toEqual(facts(lines));
  });

  it('refuses a database that already holds something', async () => {
    await importLog(after, from(lines));
    const refusal = await importLog(after, from(lines)).catch((error) => error);
    expect(refusal.reason).toBe('not-empty');
  });

  it('takes a server that was started but never used for empty', async () => {
    await after.db.insert(checkpoints).values({ follower: 'a-reactor', position: 0 }).onConflictDoNothing();
    await expect(importLog(after, from(lines))).resolves.toMatchObject({ events: FACTS });
  });

  it('gives a column added since its default', async () => {
    await after.db.execute(sql`alter table vault add column language text not null default 'fr'`);
    await importLog(after, from(lines));
    const { rows } = (await after.db.execute(sql`select language from vault`)) as unknown as { rows: unknown[] };
    expect(rows).toEqual([{ language: 'fr' }]);
  });
});

describe('exporting while the log is written', { timeout: 30_000 }, () => {
  it('is an exact prefix, with the words of every fact in it', async () => {
    const database = await filled(await opened(testDatabase));
    let writing = true;
    const writer = (async () => {
      for (let n = FACTS + 1; writing; n += 1) {
        // In memory nothing ever waits for the outside: without this, no timer would fire.
        await new Promise((done) => setImmediate(done));
        await database.transaction(async (tx) => {
          await tx.update(logHead).set({ position: n });
          await tx.insert(vault).values({ id: `w${n}`, person: 'p2', text: 'mot' });
          await tx.insert(events).values({
            position: n,
            stream: 'later',
            version: n,
            type: 'SomethingHappened',
            schemaVersion: 1,
            data: { wordVault: `w${n}` },
            by: 'somebody',
            at: AT,
            commandId: null,
            commandPart: 1,
          });
        });
      }
    })();
    await expect.poll(() => database.db.$count(events)).toBeGreaterThan(FACTS + 20);
    const lines = await exported(database);
    writing = false;
    await writer;
    const after = await opened(testDatabase);
    await importLog(after, from(lines));
    const { events: facts, vault: words } = await held(after);
    expect(facts.map(({ position }) => position)).toEqual(facts.map((_, i) => i + 1));
    expect(facts.length).toBeGreaterThan(FACTS + 20);
    const known = new Set(words.map(({ id }) => id));
    const wordless = facts.filter(({ data }) => data.wordVault && !known.has(String(data.wordVault)));
    expect(wordless).toEqual([]);
  });
});
