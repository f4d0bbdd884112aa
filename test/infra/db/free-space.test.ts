import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ensureSpace, isDiskFull, StorageFull } from '../../../infra/db/free-space.ts';

const given = (bytes: number | Error, everyMs = 0) => {
  const disk = { left: bytes, asked: 0 };
  const freeBytes = async () => {
    disk.asked += 1;
    if (disk.left instanceof Error) throw disk.left;
    return disk.left;
  };
  return { disk, check: ensureSpace('/srv/data', { neededBytes: 200e6, everyMs, freeBytes }) };
};

describe('the room needed to record safely', () => {
  it('lets writes through while there is enough', async () => {
    await expect(given(200e6).check()).resolves.toBeUndefined();
  });

  it('refuses with what is left, what is needed and what to do, in both languages', async () => {
    const refusal = await given(199_900_000)
      .check()
      .catch((error) => error);
    expect(refusal).toBeInstanceOf(StorageFull);
    expect(refusal.sentence.fr).toContain('Il ne reste que 199 Mo sur le disque qui porte /srv/data');
    expect(refusal.sentence.en).toContain('Only 199 MB are left on the disk that holds /srv/data; at least 200');
  });

  it('lets writes through again once space is freed', async () => {
    const { disk, check } = given(0);
    await expect(check()).rejects.toBeInstanceOf(StorageFull);
    disk.left = 1e9;
    await expect(check()).resolves.toBeUndefined();
  });

  it('asks the disk once for many writes', async () => {
    const { disk, check } = given(1e9, 60_000);
    for (let n = 0; n < 1_000; n += 1) await check();
    expect(disk.asked).toBe(1);
  });

  it('does not hold up anybody when the disk cannot be asked', async () => {
    await expect(given(new Error('not there')).check()).resolves.toBeUndefined();
  });

  it('reads the real disk', async () => {
    await expect(ensureSpace(tmpdir(), { neededBytes: 1 })()).resolves.toBeUndefined();
    await expect(ensureSpace(tmpdir(), { neededBytes: Number.MAX_SAFE_INTEGER })()).rejects.toBeInstanceOf(StorageFull);
  });
});

describe('an error of the engine on a disk that is full after all', () => {
  it('is known however deep it lies, and no other is taken for it', () => {
    const engine = Object.assign(new Error('could not extend file'), { code: '53100' });
    expect(isDiskFull(new Error('Failed query', { cause: engine }))).toBe(true);
    expect(isDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
    expect(isDiskFull(Object.assign(new Error('deadlock'), { code: '40P01' }))).toBe(false);
  });
});
