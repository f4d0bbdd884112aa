import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import { misfits } from '../event-store/violations.ts';
import type { Database } from './database.ts';
import { exportedTables, FORMAT } from './export-log.ts';
import { migrations } from './migrate.ts';
import { unhurried } from './unhurried.ts';

const PAGE = 500;

const reasons = {
  'not-an-export': {
    fr: 'Ce fichier n’est pas un export de Connecteur.',
    en: 'This file is not an export of Connecteur.',
  },
  newer: {
    fr: 'Cet export vient d’une version plus récente ({name} est inconnu ici). Restaurez-le avec cette version-là.',
    en: 'This export comes from a newer version ({name} is unknown here). Restore it with that version.',
  },
  cut: {
    fr: 'Cet export est incomplet : sa fin manque. Rien n’a été restauré.',
    en: 'This export is incomplete: its end is missing. Nothing was restored.',
  },
  altered: {
    fr: 'Cet export a été modifié depuis qu’il a été écrit : ses lignes ne correspondent plus à leurs empreintes. Rien n’a été restauré. Prenez une autre sauvegarde.',
    en: 'This export was altered after it was written: its lines no longer fit their hashes. Nothing was restored. Take another backup.',
  },
  unreadable: {
    fr: 'La ligne {line} de cet export est illisible. Rien n’a été restauré.',
    en: 'Line {line} of this export cannot be read. Nothing was restored.',
  },
  'not-empty': {
    fr: 'La base de destination contient déjà des données. Restaurez dans une base vide : un autre DATA_DIR, ou une autre base dans DATABASE_URL.',
    en: 'The target database already holds data. Restore into an empty one: another DATA_DIR, or another database in DATABASE_URL.',
  },
} satisfies Record<string, Sentence>;

/** Nothing was restored; the message says why and what to do, in French and in English. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly reason: keyof typeof reasons;
  constructor(reason: keyof typeof reasons, values: Record<string, string | number> = {}) {
    super(`${say('fr', reasons[reason], values)}\n${say('en', reasons[reason], values)}`);
    this.reason = reason;
  }
}

type Counts = Record<string, number>;
type Progress = (facts: number) => void;
type Row = Readonly<{ table: string; row: string }>;
type Page = Readonly<{ table: string; rows: readonly string[] }>;

/** Fills an empty, migrated database from the lines of an export, all or nothing. Answers how many rows of each table. */
export const importLog = async (
  database: Database,
  lines: AsyncIterable<string>,
  progress: Progress = () => {},
): Promise<Readonly<Counts>> => {
  try {
    return await database.transaction((tx) => fill(tx, lines, progress));
  } catch (error) {
    throw misfits(error) ? new ImportRefused('altered') : error;
  }
};

const fill = async (tx: Db, lines: AsyncIterable<string>, progress: Progress): Promise<Counts> => {
  await unhurried(tx);
  await refuseFilled(tx);
  const counts: Counts = {};
  for await (const { table, rows } of pages(rowsIn(lines))) {
    await insert(tx, table, rows);
    counts[table] = (counts[table] ?? 0) + rows.length;
    if (table === 'events') progress(counts[table]);
  }
  await settle(tx);
  return counts;
};

/** The rows of an export whose beginning and end are as they should be. */
async function* rowsIn(lines: AsyncIterable<string>): AsyncGenerator<Row> {
  const tables = new Set(await exportedTables());
  const counts: Counts = {};
  const sum = createHash('sha256');
  let n = 0;
  let format = 0;
  for await (const line of lines) {
    n += 1;
    if (n === 1) format = await formatIn(line);
    const row = rowIn(line, tables);
    if (!row && n > 1) return checkEnd(line, { counts, n, sha256: format > 1 && sum.digest('hex') });
    sum.update(`${line}\n`);
    if (!row) continue;
    counts[row.table] = (counts[row.table] ?? 0) + 1;
    yield row;
  }
  throw new ImportRefused(n === 0 ? 'not-an-export' : 'cut');
}

/** Rows of one table, some hundred at a time. */
async function* pages(rows: AsyncIterable<Row>): AsyncGenerator<Page> {
  let page = { table: '', rows: [] as string[] };
  for await (const { table, row } of rows) {
    if (table !== page.table || page.rows.length === PAGE) {
      if (page.rows.length > 0) yield page;
      page = { table, rows: [] };
    }
    page.rows.push(row);
  }
  if (page.rows.length > 0) yield page;
}

const parsed = (line: string): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

/** An export of format 1 had no sum over its lines. */
const formatIn = async (line: string): Promise<number> => {
  const header = parsed(line);
  const format = Number(header?.connecteur);
  if (!(format >= 1 && format <= FORMAT) || !Array.isArray(header?.migrations))
    throw new ImportRefused('not-an-export');
  const known = new Set((await migrations()).map(({ name }) => name));
  const stranger = header.migrations.find((name) => !known.has(name));
  if (stranger) throw new ImportRefused('newer', { name: stranger });
  return format;
};

const rowIn = (line: string, tables: ReadonlySet<string>): Row | undefined => {
  const [, table = '', row = ''] = /^\{"table":"(\w+)","row":(.*)\}$/s.exec(line) ?? [];
  return tables.has(table) && parsed(row) ? { table, row } : undefined;
};

type Read = Readonly<{ counts: Readonly<Counts>; n: number; sha256: string | false }>;

const checkEnd = (line: string, { counts, sha256, n }: Read): void => {
  const end = parsed(line);
  if (end?.end !== true) throw new ImportRefused('unreadable', { line: n });
  const missing = Object.entries(end.rows as Counts).some(([table, rows]) => (counts[table] ?? 0) !== rows);
  if (missing) throw new ImportRefused('cut');
  if (sha256 && end.sha256 !== sha256) throw new ImportRefused('altered');
};

/** Only the columns the export knows: one added since takes its default. */
const insert = async (tx: Db, table: string, rows: readonly string[]): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(parsed(first) ?? {})
    .map((name) => `"${name.replaceAll('"', '')}"`)
    .join(', ');
  await tx.execute(
    sql`insert into ${sql.raw(table)} (${sql.raw(columns)})
        select ${sql.raw(columns)} from jsonb_populate_recordset(null::${sql.raw(table)}, ${`[${rows.join(',')}]`}::jsonb)`,
  );
};

const refuseFilled = async (tx: Db): Promise<void> => {
  const { rows } = (await tx.execute(
    sql`select 1 from events union all select 1 from vault union all select 1 from auth_user
        union all select 1 from outbox limit 1`,
  )) as unknown as { rows: unknown[] };
  if (rows.length > 0) throw new ImportRefused('not-empty');
  // A server that was started and never used has noted how far its followers read: nowhere.
  await tx.execute(sql`delete from checkpoints`);
};

/** The log goes on from its last fact; no follower may be ahead of it, or it would miss what comes. */
const settle = async (tx: Db): Promise<void> => {
  await tx.execute(sql`update log_head set position = (select coalesce(max(position), 0) from events)`);
  await tx.execute(sql`update checkpoints set position = least(position, (select position from log_head))`);
};
