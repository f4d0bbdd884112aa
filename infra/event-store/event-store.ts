import { and, asc, eq, lte, max, sql } from 'drizzle-orm';
import {
  type Appended,
  type AppendMeta,
  type Clock,
  CommandRepeated,
  type Db,
  type EventStore,
  VersionConflict,
} from '../../services/kit/ports.ts';
import { schemaVersionOf, type Upcasters } from '../../services/kit/upcast.ts';
import type { View } from '../../services/kit/view.ts';
import type { Event, Recorded } from '../../shared/kernel/decider.ts';
import type { Database } from '../db/database.ts';
import { events, factColumns } from '../db/precious.ts';
import { inliningLock, streamLock } from './locks.ts';
import { hydrate } from './log-reader.ts';
import { keepWords } from './vault.ts';
import { violatedConstraint } from './violations.ts';

export type EventStoreSpec = Readonly<{
  database: Database;
  clock: Clock;
  inline: readonly View[];
  upcasters: Upcasters;
  /** Called before each append; throws when nothing more may be written (a disk nearly full). */
  beforeAppend?: () => Promise<void> | void;
}>;

/** The store over one database. Inline views and vault words change in the transaction of the fact; the append comes last. */
export const eventStore = ({ database, clock, inline, upcasters, beforeAppend }: EventStoreSpec): EventStore => ({
  append: async (stream, expected, happened, meta) => {
    await beforeAppend?.();
    const facts = happened.map((event, i) => recorded(event, stream, expected + i + 1, clock.now(), meta));
    try {
      return await database.transaction(async (tx): Promise<Appended> => {
        await inliningLock(tx);
        await streamLock(tx, stream);
        await refuseStale(tx, stream, expected);
        if (meta.keep?.length) await keepWords(tx, meta.keep);
        for (const fact of facts) await project(tx, inline, fact);
        return { facts, position: await insert(tx, facts, upcasters, meta.commandPrint ?? null) };
      });
    } catch (error) {
      throw asStoreError(error);
    }
  },

  read: async (stream, until) => {
    const rows = await database.db
      .select(factColumns)
      .from(events)
      .where(and(eq(events.stream, stream), until ? lte(events.at, until) : undefined))
      .orderBy(asc(events.version));
    return rows.map((row) => hydrate(upcasters, row));
  },

  repeated: async (commandId) => {
    const rows = await database.db
      .select(factColumns)
      .from(events)
      .where(eq(events.commandId, commandId))
      .orderBy(asc(events.position));
    const last = rows.at(-1);
    return (
      last && {
        facts: rows.map((row) => hydrate(upcasters, row)),
        position: last.position,
        print: last.commandPrint,
      }
    );
  },
});

const recorded = (event: Event, stream: string, version: number, at: Date, meta: AppendMeta): Recorded => ({
  ...event,
  stream,
  version,
  at,
  by: meta.by,
  commandId: meta.commandId ?? null,
});

const project = async (tx: Db, inline: readonly View[], fact: Recorded): Promise<void> => {
  for (const view of inline) if (view.subscribes.has(fact.type)) await view.apply(tx, fact);
};

/** Checked before the views run, so that a lost race is a conflict and never a view's own key error. */
const refuseStale = async (tx: Db, stream: string, expected: number): Promise<void> => {
  const [row] = await tx
    .select({ version: max(events.version) })
    .from(events)
    .where(eq(events.stream, stream));
  if ((row?.version ?? 0) !== expected) throw new VersionConflict(stream);
};

/** One statement: the counter row stays locked until commit, which makes positions gapless and in commit order. */
const insert = async (
  tx: Db,
  facts: readonly Recorded[],
  upcasters: Upcasters,
  print: string | null,
): Promise<number> => {
  const first = facts[0];
  if (!first) throw new Error('An append needs at least one event');
  const n = facts.length;
  const parts = JSON.stringify(
    facts.map(({ type, data }, i) => ({ part: i + 1, type, schema_version: schemaVersionOf(upcasters, type), data })),
  );
  const result = (await tx.execute(sql`
    with head as (
      update log_head set position = position + ${n}::int returning position
    ), added as (
      insert into events (position, stream, version, type, schema_version, data, by, at, command_id, command_part,
                          command_print)
      select head.position - ${n}::int + e.part, ${first.stream}::text, ${first.version - 1}::int + e.part, e.type,
             e.schema_version, e.data, ${first.by}::text, ${first.at.toISOString()}::timestamptz,
             ${first.commandId}::text, e.part, ${print}::text
      from head, jsonb_to_recordset(${parts}::jsonb) as e(part int, type text, schema_version smallint, data jsonb)
    )
    select position, pg_notify('log', position::text) from head`)) as unknown as { rows: { position: unknown }[] };
  return Number(result.rows[0]?.position);
};

const asStoreError = (error: unknown): unknown => {
  const constraint = violatedConstraint(error);
  if (constraint === 'events_command') return new CommandRepeated();
  if (constraint === 'events_stream_version') return new VersionConflict();
  return error;
};
