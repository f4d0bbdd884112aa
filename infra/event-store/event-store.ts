import { and, asc, eq, lte } from 'drizzle-orm';
import {
  type AppendMeta,
  type Clock,
  CommandRepeated,
  type EventStore,
  VersionConflict,
} from '../../services/kit/ports.ts';
import type { Upcasters } from '../../services/kit/upcast.ts';
import type { View } from '../../services/kit/view.ts';
import type { Event, Recorded } from '../../shared/kernel/decider.ts';
import type { Database } from '../db/database.ts';
import { events, factColumns } from '../db/precious.ts';
import { noteRecorded, onBehalfOf, type Trail, trail } from '../observe/trail.ts';
import { hydrate } from './log-reader.ts';
import type { Wish } from './record.ts';
import { appendRound } from './round.ts';
import { together } from './together.ts';
import { violatedConstraint } from './violations.ts';

export type EventStoreSpec = Readonly<{
  database: Database;
  clock: Clock;
  inline: readonly View[];
  upcasters: Upcasters;
  /** Called before each append; throws when nothing more may be written (a disk nearly full). */
  beforeAppend?: () => Promise<void> | void;
}>;

/** As many appends as share one commit at most. */
const ROUND = 32;

/**
 * The store over one database. Inline views and vault words change in the transaction of the fact; the append comes last.
 * Appends that come while one is under way share the next transaction, and so its one wait for the disk.
 */
export const eventStore = ({ database, clock, inline, upcasters, beforeAppend }: EventStoreSpec): EventStore => {
  const round = (wishes: readonly Asked[]) =>
    onBehalfOf(behalfOfAll(wishes), () => appendRound(database, wishes, { inline, upcasters }));
  const append = together({ round, keyOf: ({ stream }: Asked) => stream, most: ROUND });
  return {
    append: async (stream, expected, happened, meta) => {
      if (happened.length === 0) throw new Error('An append needs at least one event');
      await beforeAppend?.();
      const facts = happened.map((event, i) => recorded(event, stream, expected + i + 1, clock.now(), meta));
      try {
        const appended = await append({ stream, expected, facts, meta, trail: trail() });
        noteRecorded(appended.position, facts.length);
        return appended;
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
      if (last) noteRecorded(last.position, rows.length);
      return (
        last && {
          facts: rows.map((row) => hydrate(upcasters, row)),
          position: last.position,
          print: last.commandPrint,
        }
      );
    },
  };
};

/** Who waits for it, so that a round that takes long names everybody it was for. */
type Asked = Wish & Readonly<{ trail: Trail | undefined }>;

const behalfOfAll = (wishes: readonly Asked[]): Trail => {
  const [first, ...others] = wishes.map((wish) => wish.trail ?? {});
  if (others.length === 0) return { ...first };
  return { request: [first, ...others].map((one) => one?.request ?? one?.follower ?? one?.job ?? '-').join(' ') };
};

const recorded = (event: Event, stream: string, version: number, at: Date, meta: AppendMeta): Recorded => ({
  ...event,
  stream,
  version,
  at,
  by: meta.by,
  commandId: meta.commandId ?? null,
});

const asStoreError = (error: unknown): unknown => {
  const constraint = violatedConstraint(error);
  if (constraint === 'events_command') return new CommandRepeated();
  if (constraint === 'events_stream_version') return new VersionConflict();
  return error;
};
