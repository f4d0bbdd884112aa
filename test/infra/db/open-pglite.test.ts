import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { DirectoryInUse } from '../../../infra/db/directory-lock.ts';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';

const WRITER = fileURLToPath(new URL('./keep-writing.ts', import.meta.url));
const temporary: string[] = [];
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const place = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-open-'));
  temporary.push(dir);
  return join(dir, 'deeper', 'db');
};

const numbers = async (dir: string): Promise<number[]> => {
  const database = await openPglite(dir);
  const { rows } = await pgliteOf(database).query<{ n: number }>('select n from acknowledged order by n');
  await pgliteOf(database).query('reindex table acknowledged');
  await database.close();
  return rows.map(({ n }) => n);
};

describe('the embedded database in a directory', { timeout: 120_000 }, () => {
  it('is made, closed, and found again with what it held', async () => {
    const dir = place();
    const first = await openPglite(dir);
    await first.exec('create table acknowledged (n int primary key); insert into acknowledged values (1)');
    await first.close();
    expect(await numbers(dir)).toEqual([1]);
  });

  it('refuses a second opener, and opens again once closed', async () => {
    const dir = place();
    const first = await openPglite(dir);
    await expect(openPglite(dir)).rejects.toBeInstanceOf(DirectoryInUse);
    await first.close();
    await (await openPglite(dir)).close();
  });

  it('starts over after a first start that was cut short', async () => {
    const dir = place();
    mkdirSync(`${dir}.partial`, { recursive: true });
    writeFileSync(`${dir}.partial/PG_VERSION`, '18');
    const database = await openPglite(dir);
    await database.db.execute(sql`select 1`);
    await database.close();
    expect(existsSync(`${dir}.partial`)).toBe(false);
  });

  it('syncs to disk, and PostgreSQL knows it', async () => {
    const database = await openPglite(place());
    const { rows } = await pgliteOf(database).query(
      "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method",
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
    await database.close();
  });

  it('keeps every acknowledged commit of a process killed five times', async () => {
    const dir = place();
    const acknowledged: number[] = [];
    for (let kill = 0; kill < 5; kill += 1) acknowledged.push(...(await writeThenKill(dir, 6 + kill * 5)));
    const kept = new Set(await numbers(dir));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  });
});

/** Lets a process commit, kills it in the middle, and answers the numbers it was told are kept. */
const writeThenKill = (dir: string, commits: number): Promise<number[]> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > commits) child.kill('SIGKILL');
    });
    child.once('close', () => done(said.split('\n').slice(0, -1).map(Number)));
  });
