import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { columnName } from '../db/view-tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/**
 * A view's table as statements need it, made once. Rows go in as JSON (`$1`: a list of objects under the definition's own names), many in one
 * statement, and come out as JSON, one a row, under `row`. Unqualified, as everything of views is: the search path tells which table is meant.
 */
export type TableForm = Readonly<{
  name: string;
  key: readonly string[];
  keyOf: (row: Row) => string;
  /** The columns of the key behind `keyOf`. */
  rowOf: (key: string) => Row;
  /** All columns and nothing else; null where the row says nothing. */
  whole: (row: Row) => Row;
  /** What of a change is about columns; `undefined` says nothing. */
  changed: (row: Row, change: Row) => Row;
  /** The columns in which a row is another than it was, a list or a moment made anew being another. */
  differing: (was: Row, is: Row) => readonly string[];
  /** A row as it came out. */
  read: (row: Record<string, unknown>) => Row;
  /** Locks what it finds, in the order of the key, until the transaction ends. */
  fetch: (columns: readonly string[]) => string;
  greatest: (column: string) => string;
  insert: string;
  offer: string;
  tally: (column: string) => string;
  /** Of these columns, which the key is none of. */
  update: (columns: readonly string[]) => string;
  remove: string;
}>;

const forms = new WeakMap<PgTable, TableForm>();

export const formOf = (table: PgTable): TableForm => {
  const known = forms.get(table) ?? makeForm(table);
  forms.set(table, known);
  return known;
};

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `name` is the definition's own, `column` the database's, quoted. */
type Column = Readonly<{ name: string; column: string; type: string; isDate: boolean; inKey: boolean }>;

const columnsOf = (table: PgTable): readonly Column[] => {
  const inComposed = new Set(
    getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((column) => column.name)),
  );
  return Object.entries(getTableColumns(table)).map(([name, column]) => ({
    name,
    column: quote(columnName(column)),
    type: column.getSQLType(),
    isDate: column.dataType === 'date',
    inKey: column.primary || inComposed.has(column.name),
  }));
};

const makeForm = (table: PgTable): TableForm => {
  const { name } = getTableConfig(table);
  const columns = columnsOf(table);
  const key = columns.filter(({ inKey }) => inKey);
  if (key.length === 0) throw new Error(`${name} has no primary key`);
  const names = new Set(columns.map((column) => column.name));
  const dates = columns.filter(({ isDate }) => isDate).map((column) => column.name);
  const t = quote(name);

  const given = (of: readonly Column[]) =>
    `json_to_recordset($1::json) as r(${of.map((c) => `${quote(c.name)} ${c.type}`).join(', ')})`;
  const same = (of: readonly Column[]) => of.map((c) => `t.${c.column} = r.${quote(c.name)}`).join(' and ');
  const insert = `insert into ${t} as t (${columns.map((c) => c.column).join(', ')}) select ${columns.map((c) => `r.${quote(c.name)}`).join(', ')} from ${given(columns)}`;
  const keyNames = key.map((c) => c.column).join(', ');
  const one = (column: string): Column => {
    const found = columns.find((c) => c.name === column);
    if (!found) throw new Error(`${name} has no column ${column}`);
    return found;
  };

  return {
    name,
    key: key.map((c) => c.name),
    keyOf: keyReader(
      name,
      key.map((c) => c.name),
    ),
    rowOf: (name) =>
      key.length === 1
        ? { [key[0]?.name as string]: name }
        : Object.fromEntries(key.map((c, i) => [c.name, (JSON.parse(name) as unknown[])[i]])),
    whole: (row) => {
      const all: Record<string, unknown> = {};
      for (const column of columns) all[column.name] = row[column.name] ?? null;
      return all;
    },
    changed: (row, change) => {
      const all: Record<string, unknown> = { ...row };
      for (const column in change) if (change[column] !== undefined && names.has(column)) all[column] = change[column];
      return all;
    },
    differing: (was, is) => columns.filter(({ name: column }) => was[column] !== is[column]).map((c) => c.name),
    read: (row) => {
      for (const date of dates) if (row[date] !== null) row[date] = new Date(row[date] as string);
      return row;
    },
    fetch: (of) =>
      `select row_to_json(f) as row from (select ${columns.map((c) => `t.${c.column} as ${quote(c.name)}`).join(', ')} from ${t} t join ${given(of.map(one))} on ${same(of.map(one))} order by ${key.map((c) => `t.${c.column}`).join(', ')} for update of t) f`,
    greatest: (column) => `select coalesce(max(${one(column).column}), 0)::int as greatest from ${t}`,
    insert,
    offer: `${insert} on conflict do nothing`,
    tally: (column) => {
      const n = one(column).column;
      return `${insert} on conflict (${keyNames}) do update set ${n} = t.${n} + excluded.${n}`;
    },
    update: (of) => {
      const changed = of.map(one);
      return `update ${t} as t set ${changed.map((c) => `${c.column} = r.${quote(c.name)}`).join(', ')} from ${given([...key, ...changed])} where ${same(key)}`;
    },
    remove: `delete from ${t} as t using ${given(key)} where ${same(key)}`,
  };
};

/** One text for the values of a key, whatever order they were named in. */
const keyReader = (name: string, key: readonly string[]) => {
  const [first] = key;
  if (key.length === 1 && first)
    return (row: Row): string => {
      const value = row[first];
      if (typeof value !== 'string') throw new Error(`${name} asked for without ${first}`);
      return value;
    };
  return (row: Row): string => {
    const values = key.map((column) => row[column]);
    if (values.some((value) => typeof value !== 'string')) throw new Error(`${name} asked for without its key`);
    return JSON.stringify(values);
  };
};
