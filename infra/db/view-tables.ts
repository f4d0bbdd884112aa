import { createHash } from 'node:crypto';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type Index, type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import type { View } from '../../services/kit/view.ts';

const dialect = new PgDialect({ casing: 'snake_case' });

/** The column's name in the database: the key in snake case unless the definition names it. */
export const columnName = (column: PgColumn): string => (column.keyAsName ? toSnakeCase(column.name) : column.name);

export const tableName = (table: PgTable): string => getTableConfig(table).name;

/**
 * The statements that make a view's table from its drizzle definition: columns, primary key, unique keys, indexes. Names are
 * unqualified, so the search path decides whether the live table or one being rebuilt is meant. Views have no foreign keys.
 */
export const tableDdl = (table: PgTable): string[] => {
  const { name, columns, primaryKeys, uniqueConstraints, indexes } = getTableConfig(table);
  const keys = [
    ...primaryKeys.map((key) => `primary key (${names(key.columns)})`),
    ...uniqueConstraints.map((key) => `unique (${names(key.columns)})`),
  ];
  return [
    `create table ${quote(name)} (${[...columns.map(columnDdl), ...keys].join(', ')})`,
    ...indexes.map((index, i) => indexDdl(name, index, i)),
  ];
};

/** Names a view's definition; a change of table, subscription or revision gives another name and so a rebuild. */
export const shapeOf = (view: View): string =>
  createHash('sha256')
    .update(JSON.stringify([view.revision, [...view.subscribes].sort(), view.tables.map(tableDdl)]))
    .digest('hex')
    .slice(0, 16);

const columnDdl = (column: PgColumn): string =>
  [
    quote(columnName(column)),
    column.getSQLType(),
    column.notNull ? 'not null' : '',
    column.primary ? 'primary key' : '',
    column.isUnique ? 'unique' : '',
    column.default === undefined ? '' : `default ${literal(column.default)}`,
  ]
    .filter(Boolean)
    .join(' ');

const indexDdl = (table: string, { config }: Index, i: number): string => {
  const on = config.columns
    .map((part) => ('name' in part && typeof part.name === 'string' ? quote(indexedName(part)) : expression(part)))
    .join(', ');
  const where = config.where ? ` where ${dialect.sqlToQuery(config.where).sql}` : '';
  return `create ${config.unique ? 'unique ' : ''}index ${quote(`${table}_i${i}`)} on ${quote(table)} using ${config.method ?? 'btree'} (${on})${where}`;
};

const indexedName = (part: unknown): string => {
  const column = part as PgColumn;
  return column.keyAsName ? toSnakeCase(column.name) : column.name;
};

const expression = (part: unknown): string => dialect.sqlToQuery(part as Parameters<typeof dialect.sqlToQuery>[0]).sql;

const names = (columns: readonly PgColumn[]): string => columns.map((column) => quote(columnName(column))).join(', ');

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const literal = (value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (Array.isArray(value) && value.length === 0) return `'{}'`;
  return dialect.sqlToQuery(value as Parameters<typeof dialect.sqlToQuery>[0]).sql;
};
