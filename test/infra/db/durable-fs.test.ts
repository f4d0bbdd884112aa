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
  const { db } = await laid(kind);
  watched = disk();
  for (let n = 0; n < commits; n += 1) await db.query('insert into acknowledged values ($1)', [n]);
  const { syncs } = watched;
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

/** Commits, cuts the power after some of them, starts again from what the disk kept: how many are missing. */
const lostAtPowerCut = async (kind: Kind, seed: number): Promise<number | 'does not start'> => {
  const { dir, db } = await laid(kind);
  watched = disk();
  const commits = 20 + (seed % 7) * 5;
  for (let n = 0; n < commits; n += 1) {
    await db.query('insert into acknowledged values ($1)', [n]);
    if (n === seed) await db.query('checkpoint');
  }
  watched.cutPower(seed);
  watched.release();
  const after = join(place(), 'db');
  fs.cpSync(dir, after, { recursive: true });
  try {
    const again = await PGlite.create(kind(after));
    const { rows } = await again.query<{ n: number }>('select count(*)::int as n from acknowledged');
    await again.close();
    return commits - (rows[0]?.n ?? 0);
  } catch {
    return 'does not start';
  }
};

describe.skipIf(process.platform !== 'linux')(
  'a power cut that takes every write the disk was not asked to keep',
  () => {
    it.each([2, 3, 4, 5])('loses nothing that was acknowledged (seed %i)', { timeout: 30_000 }, async (seed) => {
      expect(await lostAtPowerCut(durable, seed)).toBe(0);
    });

    it('negative control: PGlite as shipped loses some', { timeout: 30_000 }, async () => {
      expect(await lostAtPowerCut(stock, 3)).not.toBe(0);
    });
  },
);
