import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { migrate } from '../../../infra/db/migrate.ts';
import { openPglite } from '../../../infra/db/open-pglite.ts';
import { makeTemplate } from '../../../infra/db/template.ts';
import { personalDataOver } from '../../../infra/privacy/personal-data.ts';

const WORDS = 'des mots de canari que personne d’autre n’écrit';
const ADDRESS = 'canari.unique@sablieres.example';

describe('the files of the embedded database', () => {
  let database: Database;
  let dir: string;
  beforeAll(async () => {
    dir = join(mkdtempSync(join(tmpdir(), 'connecteur-files-')), 'db');
    database = await openPglite(dir, { loadDataDir: await makeTemplate() });
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  /** Files in which the bytes of a text are found. */
  const holding = (text: string): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(Buffer.from(text)));

  const settleIn = (person: string, words: string, address: string) =>
    database.exec(`
      insert into vault values ('v-${person}', '${person}', '${words}');
      insert into auth_user values ('${person}', '', '${address}', true, null, now(), now());
      insert into auth_verification values ('l-${person}', 'magic-link:x', '{"email":"${address}"}', now(), now(), now())`);

  it('hold no byte of an erased person, neither in rows, nor in its log, nor in what the planner remembers', async () => {
    for (let n = 0; n < 60; n++) await settleIn(`other${n}`, `autres mots ${n}`, `autre${n}@sablieres.example`);
    await settleIn('lea', WORDS, ADDRESS);
    for (const table of ['vault', 'auth_user', 'auth_verification']) await database.exec(`analyze ${table}`);
    await database.exec('checkpoint');
    expect(holding(WORDS).length, 'they are there before').toBeGreaterThan(0);
    expect(holding(ADDRESS).length).toBeGreaterThan(0);
    await personalDataOver(database, { now: () => new Date() }).erase('lea');
    expect([holding(WORDS), holding(ADDRESS)]).toEqual([[], []]);
    expect(holding('autres mots 7').length).toBeGreaterThan(0);
    await database.close();
    expect([holding(WORDS), holding(ADDRESS)]).toEqual([[], []]);
  }, 60_000);
});
