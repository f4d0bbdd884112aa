import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { DirectoryInUse } from '../../../infra/db/directory-lock.ts';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';

const temporary: string[] = [];
afterEach(() => {
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

  it('lets sockets and timers have their turn while statements follow each other', async () => {
    const database = await openPglite(place());
    await database.exec('create table acknowledged (n int primary key)');
    const server = createServer((_, answer) => void answer.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    let answers = 0;
    const asking = fetch(`http://127.0.0.1:${port}`).then(() => {
      answers++;
    });
    for (let n = 0; n < 3_000 && answers === 0; n++)
      await database.db.execute(sql`insert into acknowledged values (${n})`);
    expect(answers).toBe(1);
    await asking;
    server.close();
    await database.close();
  });

  it('syncs to disk, and PostgreSQL knows it', async () => {
    const database = await openPglite(place());
    const { rows } = await pgliteOf(database).query(
      "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method",
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
    await database.close();
  });
});
