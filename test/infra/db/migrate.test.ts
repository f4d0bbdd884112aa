import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { type Migration, MigrationRefused, migrate, migrations, statements } from '../../../infra/db/migrate.ts';
import { openPglite } from '../../../infra/db/open-pglite.ts';
import { openPostgres } from '../../../infra/db/open-postgres.ts';
import { makeTemplate } from '../../../infra/db/template.ts';
import { engines, freshPostgresUrl } from '../../kit/database.ts';

const first: Migration = {
  name: '0001-a.sql',
  text: 'create table a (n int);\ninsert into a values (1);\n',
  sha256: 'a',
};
const second: Migration = { name: '0002-b.sql', text: 'create table b (n int);', sha256: 'b' };
const broken: Migration = {
  name: '0003-c.sql',
  text: 'create table c (n int);\ninsert into nowhere values (1);',
  sha256: 'c',
};

/** Several connections to one unmigrated database: one is all the embedded engine can have. */
const unmigrated = async (engine: string, connections: number): Promise<Database[]> => {
  if (engine === 'PGlite') {
    const database = await openPglite('memory', { loadDataDir: await makeTemplate() });
    onTestFinished(() => database.close());
    return Array(connections).fill(database);
  }
  const { url, drop } = await freshPostgresUrl();
  const opened = await Promise.all(Array.from({ length: connections }, () => openPostgres(url, { poolSize: 2 })));
  onTestFinished(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await drop();
  });
  return opened;
};

const count = async (database: Database, table: string): Promise<unknown> =>
  ((await database.db.execute(sql.raw(`select count(*) from ${table}`))) as unknown as { rows: unknown[] }).rows[0];

describe.each(engines)('migrating $name', ({ name }) => {
  it('applies each file once, in the order of their names', async () => {
    const [database] = (await unmigrated(name, 1)) as [Database];
    expect(await migrate(database, [first])).toEqual(['0001-a.sql']);
    expect(await migrate(database, [first, second])).toEqual(['0002-b.sql']);
    expect(await migrate(database, [first, second])).toEqual([]);
    expect(await count(database, 'a')).toEqual({ count: 1 });
  });

  it('lets four starters race: one applies each file, nobody fails', async () => {
    const racers = await unmigrated(name, 4);
    const applied = await Promise.all(racers.map((database) => migrate(database, [first, second])));
    expect(applied.flat().sort()).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(await count(racers[0] as Database, 'a')).toEqual({ count: 1 });
  });

  it('refuses an applied file that was altered, and applies nothing', async () => {
    const [database] = (await unmigrated(name, 1)) as [Database];
    await migrate(database, [first]);
    const attempt = migrate(database, [{ ...first, sha256: 'other' }, second]);
    await expect(attempt).rejects.toThrow(/0001-a.sql was altered after it had been applied/);
    await expect(attempt).rejects.toBeInstanceOf(MigrationRefused);
    await expect(count(database, 'b')).rejects.toThrow();
  });

  it('refuses a database of a newer version, and a file slipped in before an applied one', async () => {
    const [database] = (await unmigrated(name, 1)) as [Database];
    await migrate(database, [first, second]);
    await expect(migrate(database, [first])).rejects.toThrow(/newer version \(0002-b.sql/);
    const late = { name: '0001-z.sql', text: 'select 1', sha256: 'z' };
    await expect(migrate(database, [first, late, second])).rejects.toThrow(/0001-z.sql comes before/);
  });

  it('leaves nothing of a file that fails half-way', async () => {
    const [database] = (await unmigrated(name, 1)) as [Database];
    await expect(migrate(database, [first, broken])).rejects.toThrow();
    await expect(count(database, 'c')).rejects.toThrow();
    expect(await count(database, 'migrations')).toEqual({ count: 1 });
  });

  it('applies what the house ships', async () => {
    const [database] = (await unmigrated(name, 1)) as [Database];
    expect(await migrate(database)).toEqual((await migrations()).map((migration) => migration.name));
  });
});

describe('cutting a file into statements', () => {
  it('ends a statement where a line ends with a semicolon, and drops comments', () => {
    expect(statements("-- why;\ninsert into t values ('a;b');\n\nselect 1;\n")).toEqual([
      "insert into t values ('a;b')",
      'select 1',
    ]);
  });

  it('leaves the body of a function whole', () => {
    const body = 'create function f() as $$\nbegin\n  return 1;\nend\n$$';
    expect(statements(`${body};\nselect 2;`)).toEqual([body, 'select 2']);
  });
});
