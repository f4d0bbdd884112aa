import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../infra/storage.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const CLI = fileURLToPath(new URL('../../infra/cli/import-minutes.ts', import.meta.url));

describe('npm run import-minutes', { timeout: 120_000 }, () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'connecteur-import-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; said: string }>((done) => {
      const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
      execFile(process.execPath, ['--import', 'tsx', CLI, ...args], { env }, (error, out, said) =>
        done({ code: error ? Number(error.code) : 0, out, said }),
      );
    });

  it('prints what a document holds, and records nothing, without a database', async () => {
    const { code, out } = await run(fixture('edition-sans-puces.txt'), '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      edition: '2023-02-09',
      meetings: [
        {
          number: 1,
          title: 'MANGER À LA CANTINE',
          speakers: 2,
          leads: 3,
          headings: 2,
          terrains: 2,
          resources: 1,
          urls: 2,
        },
      ],
      notUnderstood: [],
    });
  });
  it('prints a table a person can read, with what was not understood', async () => {
    const { out } = await run(fixture('edition-en-tirets.md'), '--dry-run');
    expect(out).toContain('Édition : 2021-12-01');
    expect(out).toContain('ligne 3 : Merci à toutes et tous');
  });
  it.each([
    ['a missing file', ['/nulle/part.md', '--dry-run'], 'n’existe pas'],
    ['a folder', [tmpdir(), '--dry-run'], 'C’est un dossier'],
    ['no minutes', [fileURLToPath(import.meta.url), '--dry-run'], 'Aucune séance n’a été trouvée'],
    ['no file', [], 'Usage'],
    ['an unknown option', ['--tout'], 'Usage'],
  ])('says on stderr what to do about %s', async (_, args, sentence) => {
    const { code, said, out } = await run(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
  });
  it('records into the database of the settings, once', async () => {
    const first = await run(fixture('edition-sans-puces.txt'));
    expect(first).toMatchObject({ code: 0, said: '' });
    expect(first.out).toContain('Enregistré : /seances/2023-02-09-1');
    const again = JSON.parse((await run(fixture('edition-sans-puces.txt'), '--json')).out);
    expect(again.recorded).toMatchObject([{ id: '2023-02-09-1' }]);
  });
  it('leads to the page when a server holds the data directory', async () => {
    const { database } = await openStorage({ databaseUrl: undefined, dataDir });
    try {
      const { code, said } = await run(fixture('edition-sans-puces.txt'));
      expect(code).toBe(1);
      expect(said).toContain('/coordination/import');
    } finally {
      await database.close();
    }
  });
});
