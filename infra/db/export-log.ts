import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Database } from './database.ts';
import { migrations } from './migrate.ts';

/*
 * The log and the other precious tables as lines of JSON, the way between engines and versions. A row is written by the
 * database itself (`to_jsonb`) and read back by it, so no number or date passes through other hands.
 */

export const FORMAT = 1;
const PAGE = 500;

/** Not worth keeping: derived from others, or only good for a moment. */
const LEFT_OUT = new Set(['log_head', 'auth_session', 'auth_verification', 'auth_rate_limit']);
/** Views are rebuilt from the log wherever it arrives; only reactors remember how far they went. */
const ONLY: Readonly<Record<string, string>> = {
  checkpoints: "shape = ''",
  parked: "follower in (select follower from checkpoints where shape = '')",
};

/** The tables an export holds: what migrations made, in the order they were made. */
export const exportedTables = async (): Promise<readonly string[]> =>
  (await migrations())
    .flatMap(({ text }) => [...text.matchAll(/^create table (?:if not exists )?"?(\w+)"?/gim)])
    .map(([, name]) => String(name))
    .filter((name) => !LEFT_OUT.has(name));

/**
 * The lines of a whole export, the last of which counts the rows, so that a cut file is noticed. Facts first, up to the head as
 * it was at the start; the rest after, so that every fact finds its words. The log goes on being written meanwhile.
 */
export async function* exportLog(database: Database, now: () => Date): AsyncGenerator<string> {
  const names = (await migrations()).map(({ name }) => name);
  yield JSON.stringify({ connecteur: FORMAT, migrations: names, exportedAt: now().toISOString() });
  const counts: Record<string, number> = {};
  const lines = function* (table: string, rows: readonly string[]): Generator<string> {
    counts[table] = (counts[table] ?? 0) + rows.length;
    for (const row of rows) yield `{"table":"${table}","row":${row}}`;
  };
  for await (const page of facts(database.db)) yield* lines('events', page);
  for (const table of await exportedTables()) {
    if (table === 'events') continue;
    yield* lines(table, await wholeTable(database.db, table));
  }
  yield JSON.stringify({ end: true, rows: counts });
}

async function* facts(db: Db): AsyncGenerator<readonly string[]> {
  const head = Number((await rowsOf(db, sql`select position::text as row from log_head`))[0]);
  for (let after = 0; after < head; after += PAGE) {
    yield await rowsOf(
      db,
      sql`select to_jsonb(events)::text as row from events
          where position > ${after} and position <= ${Math.min(after + PAGE, head)} order by position`,
    );
  }
}

const wholeTable = (db: Db, table: string): Promise<readonly string[]> =>
  rowsOf(db, sql.raw(`select to_jsonb(t)::text as row from ${table} t where ${ONLY[table] ?? 'true'} order by 1`));

const rowsOf = async (db: Db, query: ReturnType<typeof sql>): Promise<readonly string[]> => {
  const { rows } = (await db.execute(query)) as unknown as { rows: { row: string }[] };
  return rows.map(({ row }) => row);
};
