import { and, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { View } from '../../services/kit/view.ts';
import type { Database } from '../db/database.ts';
import { checkpoints, parked } from '../db/precious.ts';
import { unhurried } from '../db/unhurried.ts';
import { shapeOf, tableDdl, tableName } from '../db/view-tables.ts';
import { HELD, openDesk } from '../desk/desk.ts';
import type { LogReader } from '../event-store/log-reader.ts';

const BATCH = 1_000;

/** What was seen: `rows` of `table` are not as the log makes them; `due`, the view is of another release and is made anew at the next start. */
export type ViewSeen = Readonly<
  { view: string } & ({ is: 'equal' } | { is: 'due' } | { is: 'different'; table: string; rows: number })
>;

/** Undoes the transaction, and carries out of it what was seen. */
class Undone extends Error {
  readonly seen: ViewSeen;
  constructor(seen: ViewSeen) {
    super();
    this.seen = seen;
  }
}

type Progress = (done: number, of: number) => void;

/**
 * Whether a view equals its rebuild, of a database that goes on working: in one snapshot the log is read as far as the view
 * has, into second tables, compared, and all of it undone. Nobody waits and nothing stays behind, even when this is killed.
 */
export const verifyView = async (
  database: Database,
  log: LogReader,
  view: View,
  progress: Progress = () => {},
): Promise<ViewSeen> => {
  try {
    return await database.transaction(async (tx) => {
      await tx.execute(sql`set transaction isolation level repeatable read`);
      await unhurried(tx);
      throw new Undone(await seenIn(tx, log, view, progress));
    });
  } catch (error) {
    if (error instanceof Undone) return error.seen;
    throw error;
  }
};

const seenIn = async (tx: Db, log: LogReader, view: View, progress: Progress): Promise<ViewSeen> => {
  const [checkpoint] = await tx.select().from(checkpoints).where(eq(checkpoints.follower, view.name));
  if (checkpoint?.shape !== shapeOf(view)) return { view: view.name, is: 'due' };
  const upTo = view.when === 'inline' ? await log.head(tx) : checkpoint.position;
  await makeBeside(tx, log, view, { upTo, progress });
  for (const table of view.tables.map(tableName)) {
    const rows = await rowsThatDiffer(tx, schemaOf(view), table);
    if (rows > 0) return { view: view.name, is: 'different', table, rows };
  }
  return { view: view.name, is: 'equal' };
};

const schemaOf = (view: View): string => `verify_${view.name}`;

const makeBeside = async (
  tx: Db,
  log: LogReader,
  view: View,
  { upTo, progress }: Readonly<{ upTo: number; progress: Progress }>,
) => {
  await tx.execute(sql.raw(`create schema "${schemaOf(view)}"`));
  await tx.execute(sql.raw(`set local search_path to "${schemaOf(view)}", public`));
  // Without its indexes: nothing but rows is compared.
  for (const [statement = ''] of view.tables.map(tableDdl)) await tx.execute(sql.raw(statement));
  const aside = await putAside(tx, view, upTo);
  const desk = openDesk({ empty: true });
  for (let after = 0; after < upTo; ) {
    const facts = await log.page(tx, { after, upTo, limit: BATCH, types: view.subscribes });
    const digestible = facts.filter(({ position }) => !aside.has(position));
    await desk.digest(tx, [view], digestible);
    await desk.write(tx);
    if (desk.size() > HELD) desk.letGo();
    after = facts.length < BATCH ? upTo : (facts.at(-1)?.position ?? upTo);
    progress(after, upTo);
  }
};

/** Facts the view could not digest are told elsewhere: it is right not to show them. */
const putAside = async (tx: Db, view: View, upTo: number): Promise<ReadonlySet<number>> => {
  const rows = await tx
    .select({ position: parked.position })
    .from(parked)
    .where(and(eq(parked.follower, view.name), lte(parked.position, upTo)));
  return new Set(rows.map(({ position }) => position));
};

const rowsThatDiffer = async (tx: Db, schema: string, table: string): Promise<number> => {
  const counted = (from: string) => `select t::text as row, count(*) as n from "${from}"."${table}" t group by 1`;
  const { rows } = (await tx.execute(
    sql.raw(`
      select count(*) as rows from (${counted('public')}) live full join (${counted(schema)}) made using (row)
      where live.n is distinct from made.n`),
  )) as unknown as { rows: { rows: number }[] };
  return Number(rows[0]?.rows ?? 0);
};
