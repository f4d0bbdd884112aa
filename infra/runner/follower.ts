import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { View } from '../../services/kit/view.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import type { Database } from '../db/database.ts';
import { checkpoints, parked } from '../db/precious.ts';
import { applyFacts } from '../desk/desk.ts';
import type { LogReader } from '../event-store/log-reader.ts';
import { errorLine } from '../observe/log.ts';
import { onBehalfOf } from '../observe/trail.ts';

const BATCH = 200;
const TRIES = 3;

/** Something that reads the log in order: an async view (`apply` in the checkpoint's transaction) or a reactor (`react` before it). */
export type Follower = Readonly<{
  name: string;
  subscribes: ReadonlySet<string>;
  apply?: (tx: Db, facts: readonly Logged[]) => Promise<void>;
  react?: (fact: Logged) => Promise<void>;
}>;

export const viewFollower = (view: View): Follower => ({
  name: view.name,
  subscribes: view.subscribes,
  apply: (tx, facts) => applyFacts(tx, [view], facts),
});

/** Another runner moved this checkpoint first: what was done here is rolled back. */
export class CheckpointMoved extends Error {}
/** An earlier fact of the same stream was put aside: this one waits behind it. */
class WaitsForEarlierFact extends Error {
  override readonly name = 'WaitsForEarlierFact';
}

export type FollowSpec = Readonly<{
  database: Database;
  log: LogReader;
  now: () => Date;
  /** Told of each fact put aside, so that health and logs can name it. */
  onParked?: (follower: string, fact: Logged, error: unknown) => void;
}>;

/** Brings one follower to the end of the log as it stood when called. Returns the position reached. */
export const catchUp = async (spec: FollowSpec, follower: Follower): Promise<number> => {
  return onBehalfOf({ follower: follower.name }, () => follow(spec, follower));
};

const follow = async (spec: FollowSpec, follower: Follower): Promise<number> => {
  const { database, log } = spec;
  let at = await checkpointOf(database.db, follower.name);
  const upTo = await log.head(database.db);
  while (at < upTo) {
    const facts = await log.page(database.db, { after: at, upTo, limit: BATCH, types: follower.subscribes });
    const next = facts.length < BATCH ? upTo : (facts.at(-1)?.position ?? upTo);
    try {
      await digest(spec, follower, { facts, from: at, to: next }, await parkedStreams(database.db, follower.name));
      at = next;
    } catch (error) {
      if (!(error instanceof CheckpointMoved)) throw error;
      at = await checkpointOf(database.db, follower.name);
    }
  }
  return at;
};

/**
 * Takes in facts and moves the checkpoint `from` → `to`; what it cannot digest is put aside. `waiting` are the streams of which it has
 * facts aside already. Throws `CheckpointMoved` when another runner was first.
 */
export const digest = async (
  spec: FollowSpec,
  follower: Follower,
  { facts, from, to }: Readonly<{ facts: readonly Logged[]; from: number; to: number }>,
  waiting: Set<string>,
) => {
  if (follower.apply && !facts.some((fact) => waiting.has(fact.stream))) {
    try {
      return await applyBatch(spec.database, follower, facts, from, to);
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      // One of them is poison, or the database stumbled: one by one tells which.
    }
  }
  await oneByOne(spec, follower, facts, from, to, waiting);
};

const applyBatch = (database: Database, follower: Follower, facts: readonly Logged[], from: number, to: number) =>
  follower.apply
    ? database.transaction(async (tx) => {
        await moveCheckpoint(tx, follower.name, from, to);
        await follower.apply?.(tx, facts);
      })
    : moveCheckpoint(database.db, follower.name, from, to);

/** How far a checkpoint moves with one fact: past it, and past all that is not for this follower. */
type Step = Readonly<{ from: number; to: number }>;

const oneByOne = async (
  spec: FollowSpec,
  follower: Follower,
  facts: readonly Logged[],
  from: number,
  to: number,
  waiting: Set<string>,
) => {
  let at = from;
  for (const fact of facts) {
    const step = { from: at, to: fact === facts.at(-1) ? to : fact.position };
    if (waiting.has(fact.stream)) await park(spec, follower, fact, step, new WaitsForEarlierFact());
    else if (!(await digestOne(spec, follower, fact, step))) waiting.add(fact.stream);
    at = step.to;
  }
  if (at < to) await moveCheckpoint(spec.database.db, follower.name, at, to);
};

/**
 * Does not wait for the disk. What a follower made of a fact and how far it has read are lost together if the power fails,
 * and are made again from the fact, which is on disk: a view is the same, a reactor may repeat itself, as it always may.
 */
const unsynced = sql<string>`set_config('synchronous_commit', 'off', true)`;

/** True when done, false when parked. A database that does not answer is no poison: its error goes up and the whole is tried later. */
const digestOne = async (spec: FollowSpec, follower: Follower, fact: Logged, step: Step): Promise<boolean> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await onBehalfOf({ follower: follower.name, position: fact.position }, async () => {
        await follower.react?.(fact);
        await applyBatch(spec.database, follower, [fact], step.from, step.to);
      });
      return true;
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      await spec.database.db.execute(sql`select 1`);
      if (attempt < TRIES) continue;
      await park(spec, follower, fact, step, error);
      return false;
    }
  }
};

const park = async (spec: FollowSpec, follower: Follower, fact: Logged, { from, to }: Step, error: unknown) => {
  await spec.database.transaction(async (tx) => {
    await moveCheckpoint(tx, follower.name, from, to);
    await tx.insert(parked).values({
      follower: follower.name,
      position: fact.position,
      stream: fact.stream,
      error: toldOf(error),
      at: spec.now(),
    });
  });
  spec.onParked?.(follower.name, fact, error);
};

/**
 * Tries a follower's parked facts again (of one stream, when told), oldest first; stops at the first of each stream that still
 * fails, and notes why it fails now. Returns how many went through.
 */
export const retryParked = async (spec: FollowSpec, follower: Follower, stream?: string): Promise<number> => {
  const rows = await spec.database.db
    .select()
    .from(parked)
    .where(and(eq(parked.follower, follower.name), stream ? eq(parked.stream, stream) : undefined))
    .orderBy(asc(parked.position));
  const stuck = new Set<string>();
  let through = 0;
  for (const row of rows) {
    if (stuck.has(row.stream)) continue;
    try {
      const behalf = { follower: follower.name, position: row.position };
      if (await onBehalfOf(behalf, () => unpark(spec, follower, row.position))) through++;
    } catch (error) {
      stuck.add(row.stream);
      await noteWhy(spec.database.db, row, error);
    }
  }
  return through;
};

/** Never its message: a driver quotes the values of the query that failed. */
const toldOf = (error: unknown): string => JSON.stringify(errorLine(error)).slice(0, 500);

const noteWhy = async (db: Db, { follower, position }: { follower: string; position: number }, error: unknown) => {
  await db
    .update(parked)
    .set({ error: toldOf(error) })
    .where(and(eq(parked.follower, follower), eq(parked.position, position)));
};

/** False when another runner has already done it: its row is taken away before a view changes, so that none changes twice. */
const unpark = async (spec: FollowSpec, follower: Follower, position: number): Promise<boolean> => {
  const [fact] = await spec.log.page(spec.database.db, { after: position - 1, upTo: position });
  if (fact) await follower.react?.(fact);
  return spec.database.transaction(async (tx) => {
    const taken = await tx
      .delete(parked)
      .where(and(eq(parked.follower, follower.name), eq(parked.position, position)))
      .returning({ position: parked.position });
    if (taken.length > 0 && fact) await follower.apply?.(tx, [fact]);
    return taken.length > 0;
  });
};

const checkpointOf = async (db: Db, follower: string): Promise<number> => {
  await db.insert(checkpoints).values({ follower, position: 0 }).onConflictDoNothing();
  const [row] = await db.select().from(checkpoints).where(eq(checkpoints.follower, follower));
  return row?.position ?? 0;
};

const moveCheckpoint = async (tx: Db, follower: string, from: number, to: number): Promise<void> => {
  const moved = await tx
    .update(checkpoints)
    .set({ position: to })
    .where(and(eq(checkpoints.follower, follower), eq(checkpoints.position, from)))
    .returning({ unsynced });
  if (moved.length === 0) throw new CheckpointMoved();
};

export const parkedStreams = async (db: Db, follower: string): Promise<Set<string>> => {
  const rows = await db.select({ stream: parked.stream }).from(parked).where(eq(parked.follower, follower));
  return new Set(rows.map((row) => row.stream));
};
