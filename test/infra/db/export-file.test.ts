import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportToFile, linesOf } from '../../../infra/db/export-file.ts';
import type { PgliteDatabase } from '../../../infra/db/open-pglite.ts';
import { testDatabase } from '../../kit/database.ts';

const now = () => new Date('2026-03-02T09:08:07.654Z');

describe('an export in a file', () => {
  let database: PgliteDatabase;
  let dir: string;
  beforeAll(async () => {
    database = await testDatabase();
    dir = mkdtempSync(join(tmpdir(), 'connecteur-export-'));
  });
  afterAll(async () => {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const read = async (path: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of linesOf(path)) lines.push(line);
    return lines;
  };

  it('says the same compressed or not', async () => {
    await exportToFile(database, join(dir, 'a.jsonl'), { now });
    await exportToFile(database, join(dir, 'a.jsonl.gz'), { now });
    expect(readFileSync(join(dir, 'a.jsonl.gz')).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    expect(await read(join(dir, 'a.jsonl.gz'))).toEqual(await read(join(dir, 'a.jsonl')));
  });

  it('fails where it cannot be written', async () => {
    await expect(exportToFile(database, join(dir, 'absent', 'a.gz'), { now })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(exportToFile(database, '/dev/full', { now })).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('tells of a file that is damaged or absent', async () => {
    const path = join(dir, 'cut.gz');
    await exportToFile(database, path, { now });
    writeFileSync(path, readFileSync(path).subarray(0, 60));
    await expect(read(path)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
    await expect(read(join(dir, 'absent.gz'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
