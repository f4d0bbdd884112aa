import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { afterEach, describe, expect, it } from 'vitest';
import { DurableFS, durableStartParams } from '../../../infra/db/durable-fs.ts';
import { makeTemplate } from '../../../infra/db/template.ts';
import { type Disk, disk } from '../../kit/disk.ts';

const temporary: string[] = [];
let watched: Disk | undefined;

afterEach(() => {
  watched?.release();
  watched = undefined;
  for (const dir of temporary.splice(0)) fs.rmSync(dir, { recursive: true, force: true });
});

const place = (): string => {
  const dir = fs.mkdtempSync(join(tmpdir(), 'connecteur-durable-'));
  temporary.push(dir);
  return dir;
};

const durable = (dir: string) => ({ fs: new DurableFS(dir), startParams: [...durableStartParams] });
const stock = (dir: string) => ({ fs: new NodeFS(dir) });
type Kind = (dir: string) => object;

const laid = async (kind: Kind): Promise<{ dir: string; db: PGlite }> => {
  const dir = join(place(), 'db');
  const db = await PGlite.create({ ...kind(dir), loadDataDir: await makeTemplate() });
  await db.exec('create table acknowledged (n int primary key)');
  await db.query('checkpoint');
  return { dir, db };
};

const syncsDuring = async (kind: Kind, commits: number): Promise<number> => {
  const { dir, db } = await laid(kind);
  watched = await disk(dir);
  for (let n = 0; n < commits; n += 1) await db.query('insert into acknowledged values ($1)', [n]);
  const syncs = watched.syncs();
  await db.close();
  return syncs;
};

describe.skipIf(process.platform !== 'linux')('asking the disk to keep what was committed', () => {
  it('syncs at least once per commit', async () => {
    expect(await syncsDuring(durable, 50)).toBeGreaterThanOrEqual(50);
  });

  it('negative control: PGlite as shipped never does', async () => {
    expect(await syncsDuring(stock, 50)).toBe(0);
  });

  it('says so when the disk refuses to sync, and acknowledges nothing', async () => {
    const { db } = await laid(durable);
    const real = fs.fsyncSync;
    fs.fsyncSync = () => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    syncBuiltinESMExports();
    const commit = Promise.race([
      db.query('insert into acknowledged values (1)').then(() => 'acknowledged'),
      new Promise((done) => setTimeout(() => done('no answer'), 1_000)),
    ]).catch(() => 'refused');
    const answer = await commit;
    fs.fsyncSync = real;
    syncBuiltinESMExports();
    expect(answer).not.toBe('acknowledged');
  });
});
