import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../../infra/auth/auth-tables.ts';
import type { Database } from '../../../infra/db/database.ts';
import * as precious from '../../../infra/db/precious.ts';
import { columnName } from '../../../infra/db/view-tables.ts';
import { engines } from '../../kit/database.ts';

const tables = [...Object.values(precious), ...Object.values(accounts)].flatMap((value): PgTable[] =>
  is(value, PgTable) ? [value] : [],
);

/** What drizzle believes, in the words of the catalogue. */
const believed = (table: PgTable) => {
  const { columns, uniqueConstraints, primaryKeys, checks, indexes } = getTableConfig(table);
  return {
    columns: columns
      .map((column) => ({
        name: columnName(column),
        type: column.getSQLType().replace(' (', '('),
        required: column.notNull,
        default: column.hasDefault,
      }))
      .sort(byName),
    keys: [
      ...columns.filter((column) => column.primary).map((column) => `primary key (${columnName(column)})`),
      ...primaryKeys.map((key) => `primary key (${key.columns.map(columnName).join(', ')})`),
      ...uniqueConstraints.map((key) => `${key.name} unique (${key.columns.map(columnName).join(', ')})`),
      ...checks.map((constraint) => `${constraint.name} check`),
      ...indexes.map((index) => `${index.config.name} index`),
    ].sort(),
  };
};

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

const found = async (database: Database, table: string) => {
  const ask = async (query: ReturnType<typeof sql>) =>
    ((await database.db.execute(query)) as unknown as { rows: Record<string, string>[] }).rows;
  const columns = await ask(sql`
    select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required, atthasdef as "default"
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`);
  const constraints = await ask(sql`
    select conname as name, contype as kind, replace(pg_get_constraintdef(oid), '"', '') as definition
    from pg_constraint where conrelid = ${table}::regclass and contype in ('p', 'u', 'c')`);
  const indexes = await ask(sql`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${table}::regclass and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`);
  return {
    columns: (columns as unknown as { name: string }[]).sort(byName),
    keys: [
      ...constraints.map(({ name, kind, definition }) => {
        if (kind === 'p') return String(definition).toLowerCase();
        return kind === 'u' ? `${name} ${String(definition).toLowerCase()}` : `${name} check`;
      }),
      ...indexes.map(({ name }) => `${name} index`),
    ].sort(),
  };
};

describe.each(engines)('the migrated tables on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    '%s is as drizzle believes',
    async (name, table) => {
      expect(await found(database, name)).toEqual(believed(table));
    },
  );

  it('sees a difference', async () => {
    await database.exec('alter table vault alter column text drop not null');
    expect(await found(database, 'vault')).not.toEqual(believed(precious.vault));
    await database.exec('alter table vault alter column text set not null');
  });

  it('begins with one head at 0', async () => {
    expect(await database.db.select().from(precious.logHead)).toEqual([{ one: 1, position: 0 }]);
    await expect(database.db.insert(precious.logHead).values({ one: 2 })).rejects.toThrow();
  });
});
