import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { type Migration, MigrationRefused, migrate, migrations, statements } from '../../infra/db/migrate.ts';
import { openPglite } from '../../infra/db/open-pglite.ts';
import { openPostgres } from '../../infra/db/open-postgres.ts';
import { makeTemplate } from '../../infra/db/template.ts';
import { verifyChain } from '../../infra/event-store/verify-chain.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { endChildren, startChild } from './kit/child.ts';
import { without } from './kit/without.ts';
import { report } from './report.ts';
import { patience, volume } from './volume.ts';

const MIGRATOR = new URL('./kit/migrator.ts', import.meta.url);

/*
 * Fault 15: a database left by any release, with rows of its time, is brought to this version by four processes at once (or
 * the one there can be). Exactly one applies each file, every row stays as it was, and files that tell another story are refused.
 */

const RACERS = 4;

/** The rows that came with a migration, if it made room for any. */
const rowsOf = (name: string): Promise<readonly string[]> =>
  readFile(new URL(`./schemas/${name}`, import.meta.url), 'utf8').then(statements, () => []);

const select = async <T>(database: Database, text: string): Promise<T[]> =>
  ((await database.db.execute(sql.raw(text))) as unknown as { rows: T[] }).rows;

const TABLES = `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`;

/** Every row of every table, by table. */
const rowsIn = async (database: Database): Promise<ReadonlyMap<string, Record<string, unknown>[]>> => {
  const held = new Map<string, Record<string, unknown>[]>();
  for (const { name } of await select<{ name: string }>(database, TABLES)) {
    const rows = await select<{ row: Record<string, unknown> }>(
      database,
      `select to_jsonb(t) as row from "${name}" t order by t::text`,
    );
    held.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return held;
};

/** Tables, columns, indexes, constraints and triggers in words: the same whatever the way there. */
const shape = async (database: Database): Promise<readonly string[]> =>
  (
    await select<{ said: string }>(
      database,
      `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as said
         from information_schema.columns where table_schema = 'public'
       union all select indexdef from pg_indexes where schemaname = 'public'
       union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace
       union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
       union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
       order by 1`,
    )
  ).map(({ said }) => said);

/** As the release with these migrations left it: its schema, and rows in each of its tables. */
const leaveAs = async (database: Database, released: readonly Migration[]): Promise<void> => {
  await migrate(database, released);
  for (const { name } of released)
    for (const statement of await rowsOf(name)) await database.db.execute(sql.raw(statement));
  const empty = [...(await rowsIn(database))].filter(([, rows]) => rows.length === 0).map(([name]) => name);
  expect(empty, 'tables without rows of their time in test/faults/schemas').toEqual([]);
};

const expectIntact = async (database: Database, before: Awaited<ReturnType<typeof rowsIn>>): Promise<number> => {
  const after = await rowsIn(database);
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {});
    const now = (after.get(table) ?? []).map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
    const text = (all: readonly object[]) => all.map((row) => JSON.stringify(row)).sort();
    expect(text(now), table).toEqual(text(rows));
  }
  expect(await verifyChain(database.db)).toEqual([]);
  return [...before.values()].reduce((n, rows) => n + rows.length, 0);
};

const expectRefusals = async (database: Database, all: readonly Migration[]): Promise<void> => {
  const [first, ...others] = all as [Migration, ...Migration[]];
  const altered = migrate(database, [{ ...first, sha256: 'other' }, ...others]);
  await expect(altered).rejects.toBeInstanceOf(MigrationRefused);
  await expect(altered).rejects.toThrow(/a été modifié après avoir été appliqué[\s\S]*was altered after/);
  const missing = migrate(database, others);
  await expect(missing).rejects.toThrow(/version plus récente[\s\S]*newer version/);
};

type Racer = Readonly<{ migrate: (url: string) => Promise<{ applied?: readonly string[]; failed?: string }> }>;

const racer = async (execArgv: readonly string[] = []): Promise<Racer> => {
  let heard: (line: string) => void = () => {};
  const says = () =>
    new Promise<string>((done) => {
      heard = done;
    });
  const ready = says();
  const { child } = startChild(MIGRATOR, [], { line: (said) => heard(said), execArgv });
  await ready;
  return {
    migrate: async (url) => {
      const answer = says();
      child.stdin.write(`${url}\n`);
      return JSON.parse(await answer);
    },
  };
};

const racersFrom = (execArgv?: readonly string[]) => Promise.all(Array.from({ length: RACERS }, () => racer(execArgv)));

/** What was applied, by whomever, and who failed at it. */
const raceTo = async (url: string, racers: readonly Racer[]) => {
  const told = await Promise.all(racers.map((one) => one.migrate(url)));
  return {
    applied: told.flatMap(({ applied }) => applied ?? []).sort(),
    failed: told.flatMap(({ failed }) => failed ?? []),
  };
};

const done: (() => Promise<unknown>)[] = [];
const endAll = async () => {
  for (const end of done.splice(0).reverse()) await end();
};
afterEach(endAll);
afterAll(endChildren);

const onServer = async (): Promise<Readonly<{ database: Database; url: string }>> => {
  const { url, drop } = await freshPostgresUrl();
  done.push(drop);
  const database = await openPostgres(url, { poolSize: 2 });
  done.push(() => database.close());
  return { database, url };
};

describe('a database left by an earlier release', { timeout: patience(180_000) }, () => {
  let all: readonly Migration[];
  beforeAll(async () => {
    all = await migrations();
  });

  it.runIf(engines.length > 1)('is migrated on PostgreSQL by exactly one of four processes', async () => {
    const racers = await racersFrom();
    const unlocked = await racersFrom(
      await without({
        file: 'infra/db/migrate.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the guard holds one.
        guard: 'await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);',
        instead: '',
      }),
    );
    let [races, rows, overlapped] = [0, 0, 0];
    const shapes = new Set<string>();
    for (let again = 0; again < volume(1, 10); again += 1)
      for (let released = 0; released < all.length; released += 1) {
        const { database, url } = await onServer();
        await leaveAs(database, all.slice(0, released));
        const before = await rowsIn(database);
        const { applied, failed } = await raceTo(url, racers);
        expect([applied, failed]).toEqual([all.slice(released).map(({ name }) => name), []]);
        rows += await expectIntact(database, before);
        shapes.add((await shape(database)).join('\n'));
        await expectRefusals(database, all);
        races += 1;

        const bare = await onServer();
        await leaveAs(bare.database, all.slice(0, released));
        if ((await raceTo(bare.url, unlocked)).failed.length > 0) overlapped += 1;
        await endAll();
      }
    expect(shapes.size, 'the same schema whatever the way there').toBe(1);
    expect(overlapped).toBeGreaterThan(0);
    report({
      fault: 15,
      on: 'PostgreSQL',
      volume: `${races} races of ${RACERS} processes, from ${all.length} released schemas, ${rows} rows`,
      seen: 'each file applied once, no racer failed, every row as it was, same schema; altered and missing files refused',
      control: `without the lock: a racer failed in ${overlapped} of ${races}`,
    });
  });

  it('is migrated on PGlite', async () => {
    const database = await openPglite('memory', { loadDataDir: await makeTemplate() });
    done.push(() => database.close());
    let [rows, ought]: [number, readonly string[]] = [0, []];
    for (let released = 0; released < all.length; released += 1) {
      await database.exec('drop schema public cascade; create schema public');
      await leaveAs(database, all.slice(0, released));
      const before = await rowsIn(database);
      expect(await migrate(database)).toEqual(all.slice(released).map(({ name }) => name));
      rows += await expectIntact(database, before);
      const is = await shape(database);
      if (ought.length === 0) ought = is;
      expect(is).toEqual(ought);
      await expectRefusals(database, all);
    }

    // Negative control: a file that spoils what was there is seen.
    await database.exec('drop schema public cascade; create schema public');
    await leaveAs(database, all.slice(0, 1));
    const before = await rowsIn(database);
    await migrate(database);
    await database.exec(`update vault set text = upper(text)`);
    await expect(expectIntact(database, before)).rejects.toThrow();
    report({
      fault: 15,
      on: 'PGlite',
      volume: `${all.length} released schemas, ${rows} rows`,
      seen: 'each file applied once, every row as it was, same schema; altered and missing files refused',
      control: 'a file that alters words: seen',
    });
  });
});
