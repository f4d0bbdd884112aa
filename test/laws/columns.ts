import { sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../../infra/db/database.ts';
import { type ColumnMark, type ColumnMarks, preciousMarks } from '../../infra/db/privacy-marks.ts';
import { columnName, tableName } from '../../infra/db/view-tables.ts';
import { allServices } from '../../infra/services.ts';
import type { View } from '../../services/kit/view.ts';

export const views = allServices.flatMap((service) => service.views);

export const rowsOf = async <T>(database: Database, query: string): Promise<T[]> =>
  ((await database.db.execute(sql.raw(query))) as unknown as { rows: T[] }).rows;

/** Marks of every column there should be, by `table.column`; a view's are `none` unless it says otherwise. */
export const markedColumns = (): Map<string, ColumnMark> => {
  const marks = new Map<string, ColumnMark>();
  const mark = (table: string, columns: ColumnMarks) => {
    for (const [column, is] of Object.entries(columns)) marks.set(`${table}.${column}`, is);
  };
  for (const [table, columns] of Object.entries(preciousMarks)) mark(table, columns);
  for (const view of views) for (const [table, columns] of Object.entries(marksOfView(view))) mark(table, columns);
  return marks;
};

export const marksOfView = (view: View): Record<string, ColumnMarks> =>
  Object.fromEntries(
    view.tables.map((table) => {
      const { columns } = getTableConfig(table);
      return [
        tableName(table),
        Object.fromEntries(columns.map((c) => [columnName(c), view.privacy[keyOf(c)] ?? 'none'])),
      ];
    }),
  );

/** The key a column has in its definition. */
const keyOf = (column: PgColumn): string => column.name;

/** Where each canary lies, as `schema.table.column`. */
export const findCanaries = async (
  database: Database,
  canaries: readonly string[],
): Promise<Map<string, Set<string>>> => {
  const found = new Map<string, Set<string>>();
  const tables = await rowsOf<{ schema: string; table: string }>(
    database,
    `select schemaname as schema, tablename as "table" from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { schema, table } of tables) {
    const values = await rowsOf<{ column: string; value: string }>(
      database,
      `select e.key as "column", lower(e.value) as value from "${schema}"."${table}" t, jsonb_each_text(to_jsonb(t)) e
       where e.value is not null and e.value ilike '%zqx%'`,
    );
    for (const { column, value } of values)
      for (const canary of canaries.filter((one) => value.includes(one)))
        found.set(canary, (found.get(canary) ?? new Set()).add(`${schema}.${table}.${column}`));
  }
  return found;
};
