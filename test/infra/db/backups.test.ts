import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BackupRefused, backupsIn, checkSum, makeBackup, newestIn } from '../../../infra/db/backups.ts';
import type { Database } from '../../../infra/db/database.ts';
import { linesOf } from '../../../infra/db/export-file.ts';
import { lastSaved } from '../../../infra/db/last-backup.ts';
import { vault } from '../../../infra/db/precious.ts';
import { engines, truncate } from '../../kit/database.ts';

const AT = new Date('2026-03-02T09:08:07.654Z');
const later = (days: number): Date => new Date(AT.getTime() + days * 86_400_000);

describe.each(engines)('a backup of $name', ({ open }) => {
  let database: Database;
  let dir: string;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'connecteur-backups-'));
    await truncate(database);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  afterAll(() => database.close());

  const make = (now: Date = AT, keep = 7) => makeBackup(database, { dir, keep, now: () => now });
  const read = async (path: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of linesOf(path)) lines.push(line);
    return lines;
  };

  it('is named after its moment, and read back line by line', async () => {
    await database.db.insert(vault).values({ id: 'v', person: 'p', text: 'un\ndeux\u2028trois' });
    const path = String(await make());
    expect(basename(path)).toBe('connecteur-2026-03-02T090807.jsonl.gz');
    const words = (await read(path)).filter((line) => line.startsWith('{"table":"vault"'));
    expect(words.map((line) => JSON.parse(line).row)).toEqual([{ id: 'v', person: 'p', text: 'un\ndeux\u2028trois' }]);
  });

  it('has a sum beside it, as `sha256sum -c` reads it; another byte is noticed', async () => {
    const path = String(await make());
    const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(readFileSync(`${path}.sha256`, 'utf8')).toBe(`${sum}  ${basename(path)}\n`);
    await checkSum(path);
    const bytes = readFileSync(path);
    bytes[40] = Number(bytes[40]) ^ 1;
    writeFileSync(path, bytes);
    await expect(checkSum(path)).rejects.toBeInstanceOf(BackupRefused);
  });

  it('leaves the newest so many, each with its sum', async () => {
    for (const day of [3, 1, 2, 0]) await make(later(day), 2);
    expect(readdirSync(dir).sort()).toEqual(backupsIn(dir).flatMap((name) => [name, `${name}.sha256`]));
    expect(backupsIn(dir)).toHaveLength(2);
    expect(newestIn(dir)).toContain('2026-03-05');
    expect(() => newestIn(tmpdir())).toThrow(/Aucune sauvegarde/);
  });

  it('leaves neither a file nor a part of one when it fails, and is not told', async () => {
    let asked = 0;
    const failing = makeBackup(database, {
      dir,
      keep: 7,
      now: () => {
        asked += 1;
        if (asked > 1) throw new Error('no clock');
        return AT;
      },
    });
    await expect(failing).rejects.toThrow('no clock');
    expect(readdirSync(dir)).toEqual([]);
    expect((await lastSaved(database.db, AT)).at).toBeNull();
  });

  it('tells every process how old it is', async () => {
    await make();
    expect(await lastSaved(database.db, later(2))).toEqual({ at: AT, ageMs: 2 * 86_400_000, facts: 0 });
  });

  it('is made by one at a time', async () => {
    const made = await Promise.all([make(later(0)), make(later(1)), make(later(2))]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await make()).toBeDefined();
  });
});
