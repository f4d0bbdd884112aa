import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { View } from '../../services/kit/view.ts';
import type { Database } from '../db/database.ts';
import { checkpoints } from '../db/precious.ts';
import { unhurried } from '../db/unhurried.ts';
import { shapeOf, tableDdl, tableName } from '../db/view-tables.ts';
import { bringingLock, switchingLock } from '../event-store/locks.ts';
import type { LogReader } from '../event-store/log-reader.ts';

const BATCH = 1000;

export type RebuildProgress = (done: number, of: number) => void;

/**
 * Makes a view anew beside the live one, in a schema of its own, from the first fact on; then switches it in between two
 * appends. Readers see the old tables until the switch and the new ones after it, never a mixture. Reactors take no part.
 */
export const rebuild = async (database: Database, log: LogReader, view: View, progress: RebuildProgress = () => {}) => {
  const schema = `rebuild_${view.name}`;
  await database.exec(`drop schema if exists "${schema}" cascade; create schema "${schema}"`);
  await database.transaction(async (tx) => {
    await inSchema(tx, schema);
    for (const statement of view.tables.flatMap(tableDdl)) await tx.execute(sql.raw(statement));
  });
  let position = 0;
  for (;;) {
    const head = await log.head(database.db);
    const reached = await copy(database, log, view, schema, position, head);
    progress(reached, head);
    position = reached;
    if (head - position < BATCH) break;
  }
  await switchIn(database, log, view, schema, position);
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
  else for (const view of changed) await rebuild(database, log, view);
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

const copy = async (database: Database, log: LogReader, view: View, schema: string, from: number, head: number) => {
  const facts = await log.page(database.db, { after: from, upTo: head, limit: BATCH, types: view.subscribes });
  await database.pour(async (tx) => {
    await inSchema(tx, schema);
    for (const fact of facts) await view.apply(tx, fact);
  });
  return facts.length < BATCH ? head : (facts.at(-1)?.position ?? head);
};

const switchIn = async (database: Database, log: LogReader, view: View, schema: string, from: number) => {
  await database.transaction(async (tx) => {
    await unhurried(tx);
    await switchingLock(tx);
    const head = await log.head(tx);
    await inSchema(tx, schema);
    for (const fact of await log.page(tx, { after: from, upTo: head, types: view.subscribes }))
      await view.apply(tx, fact);
    await tx.execute(sql`set local search_path to public`);
    for (const table of view.tables) {
      await tx.execute(sql.raw(`drop table if exists public."${tableName(table)}"`));
      await tx.execute(sql.raw(`alter table "${schema}"."${tableName(table)}" set schema public`));
    }
    await keepCheckpoint(tx, view, head);
    await tx.execute(sql.raw(`drop schema "${schema}" cascade`));
  });
};

const inSchema = (tx: Db, schema: string) => tx.execute(sql.raw(`set local search_path to "${schema}", public`));
