import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportPath, linesOf, writeExport } from '../../../infra/db/export-file.ts';
import type { PgliteDatabase } from '../../../infra/db/open-pglite.ts';
import { vault } from '../../../infra/db/precious.ts';
import { testDatabase, truncate } from '../../kit/database.ts';

const AT = new Date('2026-03-02T09:08:07.654Z');

describe('an export in a file', () => {
  let database: PgliteDatabase;
  let dir: string;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'connecteur-export-'));
    await truncate(database);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  afterAll(() => database.close());

  const read = async (path: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of linesOf(path)) lines.push(line);
    return lines;
  };

  it('is named after its moment, and read back line by line', async () => {
    const path = exportPath(dir, AT);
    await database.db.insert(vault).values({ id: 'v', person: 'p', text: 'un\ndeux\u2028trois' });
    await writeExport(database, path, () => AT);
    expect(readdirSync(join(dir, 'backups'))).toEqual(['connecteur-2026-03-02T090807.jsonl.gz']);
    const lines = await read(path);
    expect(lines).toHaveLength(3);
    expect(JSON.parse(String(lines[1])).row).toEqual({ id: 'v', person: 'p', text: 'un\ndeux\u2028trois' });
  });

  it('leaves neither a file nor a part of one when it fails', async () => {
    const path = exportPath(dir, AT);
    const failing = writeExport(database, path, () => {
      throw new Error('no clock');
    });
    await expect(failing).rejects.toThrow('no clock');
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
  });

  it('reads a file that was not compressed, and tells of one that is damaged or absent', async () => {
    writeFileSync(join(dir, 'plain.jsonl'), 'a\nb\n');
    expect(await read(join(dir, 'plain.jsonl'))).toEqual(['a', 'b']);
    const path = exportPath(dir, AT);
    await writeExport(database, path, () => AT);
    writeFileSync(path, readFileSync(path).subarray(0, 60));
    await expect(read(path)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
    await expect(read(join(dir, 'absent.gz'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
