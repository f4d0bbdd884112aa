import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { View } from '../../services/kit/view.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import type { Database } from '../db/database.ts';
import { checkpoints } from '../db/precious.ts';
import { unhurried } from '../db/unhurried.ts';
import { shapeOf, tableDdl, tableName } from '../db/view-tables.ts';
import { type Desk, HELD, openDesk } from '../desk/desk.ts';
import { bringingLock, switchingLock } from '../event-store/locks.ts';
import type { LogReader } from '../event-store/log-reader.ts';

const BATCH = 2_000;

export type RebuildProgress = (done: number, of: number) => void;

/**
 * Makes a view anew beside the live one, in a schema of its own, from the first fact on; then switches it in between two
 * appends. Readers see the old tables until the switch and the new ones after it, never a mixture. Reactors take no part.
 */
export const rebuild = (database: Database, log: LogReader, view: View, progress?: RebuildProgress): Promise<void> =>
  rebuildTogether(database, log, [view], progress);

/** The same for several: the log is read once, and all are switched in at once. */
const rebuildTogether = async (
  database: Database,
  log: LogReader,
  views: readonly View[],
  progress: RebuildProgress = () => {},
): Promise<void> => {
  const schema = `rebuild_${views[0]?.name}`;
  const work: Work = { database, log, views, schema, desk: openDesk({ empty: true }) };
  await database.exec(`drop schema if exists "${schema}" cascade; create schema "${schema}"`);
  await lay(work, (statements) => statements.slice(0, 1));
  const position = await copy(work, 0, progress);
  // Indexes are quicker made of what is there than kept while it comes.
  await lay(work, (statements) => statements.slice(1));
  await switchIn(work, await copy(work, position, progress));
};

type Work = Readonly<{ database: Database; log: LogReader; views: readonly View[]; schema: string; desk: Desk }>;

/** Runs those of each table's statements that are picked. */
const lay = ({ database, views, schema }: Work, pick: (statements: string[]) => string[]) =>
  database.transaction(async (tx) => {
    await unhurried(tx);
    await inSchema(tx, schema);
    for (const { tables } of views)
      for (const statement of tables.flatMap((table) => pick(tableDdl(table)))) await tx.execute(sql.raw(statement));
  });

/**
 * Makes of the facts after one, until few are left that arrived meanwhile; returns the position reached. While one page is written the
 * next is read and, as long as nothing has to be fetched for it, let in.
 */
const copy = async (work: Work, from: number, progress: RebuildProgress): Promise<number> => {
  const { database, desk, views } = work;
  let page = quietly(readPage(work, from));
  let written = Promise.resolve();
  for (;;) {
    const { facts, to, head } = await page;
    page = quietly(readPage(work, to));
    if (desk.size() > HELD) {
      await written;
      desk.letGo();
    }
    const early = desk.isWhole();
    if (early) await desk.digest(database.db, views, facts);
    await written;
    written = quietly(write(work, early ? [] : facts));
    progress(to, head);
    if (head - to >= BATCH) continue;
    await page;
    await written;
    return to;
  }
};

/** What fails is told to whoever waits for it, when they come to. */
const quietly = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => {});
  return work;
};

/** Lets these in and writes all there is to write. Nobody waits for the disk: what is lost with the power was no view yet. */
const write = ({ database, desk, schema, views }: Work, facts: readonly Logged[]): Promise<void> =>
  database.pour(async (tx) => {
    await inSchema(tx, schema);
    await tx.execute(sql`set local synchronous_commit to off`);
    await desk.digest(tx, views, facts);
    await desk.write(tx);
  });

const readPage = async ({ database, log, views }: Work, after: number) => {
  const head = await log.head(database.db);
  const types = new Set(views.flatMap(({ subscribes }) => [...subscribes]));
  const facts = after < head ? await log.page(database.db, { after, upTo: head, limit: BATCH, types }) : [];
  return { facts, head, to: facts.length < BATCH ? head : (facts.at(-1)?.position ?? head) };
};

/**
 * Makes the tables of views never seen here, and rebuilds those whose definition changed. Returns the names it touched.
 * Of several processes starting at once one does it, and the others find it done.
 */
export const bringViewsUp = (database: Database, log: LogReader, views: readonly View[]): Promise<string[]> => {
  // The embedded database has one process, and one connection, which must stay free for the work itself.
  if (database.kind === 'pglite') return bringUp(database, log, views);
  return database.transaction(async (tx) => {
    await unhurried(tx);
    await bringingLock(tx);
    return bringUp(database, log, views);
  });
};

const bringUp = async (database: Database, log: LogReader, views: readonly View[]): Promise<string[]> => {
  const known = new Map(
    (await database.db.select().from(checkpoints)).map((row) => [row.follower, row.shape] as const),
  );
  const changed = views.filter((view) => known.get(view.name) !== shapeOf(view));
  // On an empty log there is nothing to copy and nobody to disturb: a first start lays all tables at once.
  if ((await log.head(database.db)) === 0) await layEmpty(database, changed);
  else if (changed.length > 0) await rebuildTogether(database, log, changed);
  return changed.map((view) => view.name);
};

const layEmpty = (database: Database, views: readonly View[]) =>
  database.transaction(async (tx) => {
    await switchingLock(tx);
    for (const view of views) {
      for (const table of view.tables) await tx.execute(sql.raw(`drop table if exists "${tableName(table)}"`));
      for (const statement of view.tables.flatMap(tableDdl)) await tx.execute(sql.raw(statement));
      await keepCheckpoint(tx, view, 0);
    }
  });

const keepCheckpoint = async (tx: Db, view: View, position: number) => {
  await tx.delete(checkpoints).where(eq(checkpoints.follower, view.name));
  await tx.insert(checkpoints).values({ follower: view.name, position, shape: shapeOf(view) });
};

const switchIn = async ({ database, log, views, schema, desk }: Work, from: number) => {
  await database.transaction(async (tx) => {
    await unhurried(tx);
    await switchingLock(tx);
    const head = await log.head(tx);
    await inSchema(tx, schema);
    await desk.digest(tx, views, await log.page(tx, { after: from, upTo: head }));
    await desk.write(tx);
    await tx.execute(sql`set local search_path to public`);
    for (const view of views) {
      for (const table of view.tables) {
        await tx.execute(sql.raw(`drop table if exists public."${tableName(table)}"`));
        await tx.execute(sql.raw(`alter table "${schema}"."${tableName(table)}" set schema public`));
      }
      await keepCheckpoint(tx, view, head);
    }
    await tx.execute(sql.raw(`drop schema "${schema}" cascade`));
  });
};

const inSchema = (tx: Db, schema: string) => tx.execute(sql.raw(`set local search_path to "${schema}", public`));
