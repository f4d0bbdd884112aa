import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Database } from './database.ts';
import { type Migration, migrations } from './migrate.ts';
import { unhurried } from './unhurried.ts';

/*
 * The log and the other precious tables as lines of JSON, the way between engines and versions. A row is written by the
 * database itself (`to_jsonb`) and read back by it, so no number or date passes through other hands.
 */

/** 2: the last line also holds a sum over all the others. */
export const FORMAT = 2;
const PAGE = 500;

/** Not worth keeping: derived from others, only good for a moment, or true of this database alone. */
const LEFT_OUT = new Set([
  'log_head',
  'last_backup',
  'text_readings',
  'layings',
  'laid_documents',
  'laid_features',
  'laid_postings',
  'laid_breadths',
  'text_vectors',
  'auth_session',
  'auth_verification',
  'auth_rate_limit',
]);
/** Views are rebuilt from the log wherever it arrives; only reactors remember how far they went. */
const ONLY: Readonly<Record<string, string>> = {
  checkpoints: "shape = ''",
  parked: "follower in (select follower from checkpoints where shape = '')",
};
/** Read in pages, after the moment the rest is read at: nothing in them ever changes, rows are only added or erased. */
const PAGED: Readonly<Record<string, string>> = { events: 'position', vault: 'id' };
/** Read last: whoever was erased meanwhile is erased again where the export arrives. */
const LAST = 'erasure_ledger';

/** The tables an export holds: what migrations made, in the order they were made. */
export const exportedTables = async (): Promise<readonly string[]> => tablesOf(await migrations());

const tablesOf = (all: readonly Migration[]): readonly string[] =>
  all
    .flatMap(({ text }) => [...text.matchAll(/^create table (?:if not exists )?"?(\w+)"?/gim)])
    .map(([, name]) => String(name))
    .filter((name) => !LEFT_OUT.has(name));

export type Exporting = Readonly<{
  now: () => Date;
  /** Takes one line, without its end; awaited, so that a slow disk slows the reading. */
  write: (line: string) => Promise<void> | void;
  progress?: (facts: number, of: number) => void;
}>;

/** How many facts an export holds. */
export type Exported = Readonly<{ facts: number }>;

/**
 * Writes a whole export, the last line of which counts the rows and sums the lines, so that a cut or altered file is noticed.
 * It is the database as it was at one moment: an exact prefix of the log, every fact with its words. On a server all is read
 * in one snapshot. The embedded database has one connection, for which everybody waits: only the tables that change are read
 * at that moment, facts and words after it, page by page.
 */
export const exportLog = async (database: Database, exporting: Exporting): Promise<Exported> => {
  const all = await migrations();
  const out = await begun(exporting, all);
  const { progress = () => {} } = exporting;
  const tables = changing(all);
  const steadyRows = async (db: Db, head: number) => {
    for await (const rows of pages(db, 'events', sql`position <= ${head}`))
      progress(await out.rows('events', rows), head);
    for await (const rows of pages(db, 'vault', sql`true`)) await out.rows('vault', rows);
    await out.rows(LAST, await wholeTable(db, LAST));
  };
  const facts = await (database.kind === 'pglite' ? embedded : onServer)(database, out, { tables, steadyRows });
  await out.end();
  return { facts };
};

type Out = Awaited<ReturnType<typeof begun>>;
type Reading = Readonly<{ tables: readonly string[]; steadyRows: (db: Db, head: number) => Promise<void> }>;

const onServer = (database: Database, out: Out, { tables, steadyRows }: Reading): Promise<number> =>
  database.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    await unhurried(tx);
    for (const table of tables) await out.rows(table, await wholeTable(tx, table));
    const head = await headOf(tx);
    await steadyRows(tx, head);
    return head;
  });

const embedded = async (database: Database, out: Out, { tables, steadyRows }: Reading): Promise<number> => {
  const { head, held } = await database.transaction(async (tx) => {
    const held: (readonly string[])[] = [];
    for (const table of tables) held.push(await wholeTable(tx, table));
    return { held, head: await headOf(tx) };
  });
  for (const [i, table] of tables.entries()) await out.rows(table, held[i] ?? []);
  await steadyRows(database.db, head);
  return head;
};

const changing = (all: readonly Migration[]): readonly string[] =>
  tablesOf(all).filter((table) => !PAGED[table] && table !== LAST);

/** The first line is written; the rest goes through what this returns. */
const begun = async ({ now, write }: Exporting, all: readonly Migration[]) => {
  const sum = createHash('sha256');
  const counts: Record<string, number> = {};
  const line = async (text: string): Promise<void> => {
    sum.update(`${text}\n`);
    await write(text);
  };
  const names = all.map(({ name }) => name);
  await line(JSON.stringify({ connecteur: FORMAT, migrations: names, exportedAt: now().toISOString() }));
  return {
    /** Answers how many rows of the table there are by now. */
    rows: async (table: string, rows: readonly string[]): Promise<number> => {
      for (const row of rows) await line(`{"table":"${table}","row":${row}}`);
      counts[table] = (counts[table] ?? 0) + rows.length;
      return counts[table];
    },
    end: async () => write(JSON.stringify({ end: true, rows: counts, sha256: sum.digest('hex') })),
  };
};

async function* pages(db: Db, table: string, where: SQL): AsyncGenerator<readonly string[]> {
  const key = sql.raw(PAGED[table] ?? 'id');
  for (let after: SQL = sql`true`; ; ) {
    const rows = await rowsOf<{ row: string; key: string | number }>(
      db,
      sql`select to_jsonb(t)::text as row, ${key} as key from ${sql.raw(table)} t
          where ${where} and ${after} order by ${key} limit ${PAGE}`,
    );
    yield rows.map(({ row }) => row);
    if (rows.length < PAGE) return;
    after = sql`${key} > ${rows.at(-1)?.key}`;
  }
}

const wholeTable = async (db: Db, table: string): Promise<readonly string[]> =>
  (
    await rowsOf<{ row: string }>(
      db,
      sql.raw(`select to_jsonb(t)::text as row from ${table} t where ${ONLY[table] ?? 'true'} order by 1`),
    )
  ).map(({ row }) => row);

const headOf = async (db: Db): Promise<number> =>
  (await rowsOf<{ position: number }>(db, sql`select position from log_head`))[0]?.position ?? 0;

const rowsOf = async <T>(db: Db, query: SQL): Promise<T[]> =>
  ((await db.execute(query)) as unknown as { rows: T[] }).rows;
