import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../infra/db/database.ts';
import { tableName } from '../../infra/db/view-tables.ts';
import type { View } from '../../services/kit/view.ts';

/** Everything a view holds, table by table, row order aside. */
export const contents = async (database: Database, view: View): Promise<Record<string, string[]>> => {
  const held: Record<string, string[]> = {};
  for (const name of view.tables.map(tableName))
    held[name] = (await textsOf(database, sql.raw(`select to_jsonb(t)::text as text from "${name}" t`))).sort();
  return held;
};

const textsOf = async (database: Database, query: SQL): Promise<string[]> =>
  ((await database.db.execute(query)) as unknown as { rows: { text: string }[] }).rows.map(({ text }) => text);
