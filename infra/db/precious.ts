import { getTableColumns, sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';

/* The tables that cannot be rebuilt. Everything else is a view of `events`. */

/** Bytes, read as hexadecimal digits. */
const bytes = customType<{ data: string; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value).toString('hex'),
  toDriver: (value) => Buffer.from(value, 'hex'),
});

/** The log. `position` is gapless and in commit order; `(stream, version)` is the optimistic lock. */
export const events = pgTable(
  'events',
  {
    position: bigint({ mode: 'number' }).primaryKey(),
    stream: text().notNull(),
    version: integer().notNull(),
    type: text().notNull(),
    schemaVersion: smallint().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** Which request caused it, and which of its facts this one is: unique, so a repeated request adds nothing. */
    commandId: text(),
    commandPart: smallint().notNull(),
    /** What that request asked, in few bits: the same id with another print is another request. */
    commandPrint: text(),
    /** Over the hash of the fact before and all the columns above; the database computes and checks it. */
    hash: bytes().notNull().default(sql`''::bytea`),
  },
  (t) => [
    unique('events_stream_version').on(t.stream, t.version),
    unique('events_command').on(t.commandId, t.commandPart),
    index('events_type_position').on(t.type, t.position),
    index('events_by').on(t.by, t.position),
    index('events_strings').using('gin', sql`fact_strings(${t.data})`),
  ],
);

/** What readers of the log ask for: the hash is for those who verify it. */
export const { hash: _, ...factColumns } = getTableColumns(events);

/** One row: the last position given out. Updating it is the append lock. */
export const logHead = pgTable(
  'log_head',
  { one: smallint().primaryKey().default(1), position: bigint({ mode: 'number' }).notNull().default(0) },
  (t) => [check('log_head_one', sql`${t.one} = 1`)],
);

/** One row at most: when this database was last saved, and up to which position. */
export const lastBackup = pgTable(
  'last_backup',
  {
    one: smallint().primaryKey().default(1),
    at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    position: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('last_backup_one', sql`${t.one} = 1`)],
);

/** Words about people, outside the log. Erasing a person deletes their rows. */
export const vault = pgTable(
  'vault',
  { id: text().primaryKey(), person: text().notNull(), text: text().notNull() },
  (t) => [index('vault_person').on(t.person)],
);

/** Opaque ids of erased people: replayed over every restored backup before the server answers. */
export const erasureLedger = pgTable('erasure_ledger', {
  person: text().primaryKey(),
  at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
});

/** How far each view and reactor has read; `shape` names the definition its tables were made from. */
export const checkpoints = pgTable('checkpoints', {
  follower: text().primaryKey(),
  position: bigint({ mode: 'number' }).notNull(),
  shape: text().notNull().default(''),
});

/** Facts a follower could not digest. Its stream waits for it; nobody else does. */
export const parked = pgTable(
  'parked',
  {
    follower: text().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    stream: text().notNull(),
    error: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (t) => [unique('parked_follower_position').on(t.follower, t.position)],
);

/** Mails to be sent, and what became of them: the truth of which the queue only carries ids. */
export const outbox = pgTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** The same key never makes a second mail. */
    dedupeKey: text().notNull(),
    /** Given once, so that a mail sent twice after a crash is recognised as one. */
    messageId: text().notNull(),
    kind: text().$type<'essential' | 'own-items' | 'digest' | 'alert'>().notNull(),
    person: text(),
    /** Only where no person is known yet (sign-in); wiped once the mail is out of the way. */
    address: text(),
    language: text().$type<'fr' | 'en'>(),
    template: text().notNull(),
    /** Ids and plain facts; words about people are named by vault id. */
    data: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    thread: text(),
    state: text().$type<'queued' | 'held' | 'sent' | 'failed' | 'discarded'>().notNull(),
    attempts: smallint().notNull().default(0),
    /** Why the last attempt failed or the mail was discarded; never quotes an address. */
    lastError: text(),
    createdAt: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** Not before this instant. */
    dueAt: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** While in the future, some process is sending it. */
    claimedUntil: timestamp({ withTimezone: true, mode: 'date', precision: 3 }),
    sentAt: timestamp({ withTimezone: true, mode: 'date', precision: 3 }),
  },
  (t) => [
    unique('outbox_dedupe_key').on(t.dedupeKey),
    index('outbox_due').on(t.dueAt).where(sql`${t.state} = 'queued'`),
    index('outbox_person').on(t.person),
    index('outbox_address').on(t.address).where(sql`${t.address} is not null`),
    check('outbox_recipient', sql`${t.person} is null or ${t.address} is null`),
  ],
);

/** Vectors an embedding endpoint gave for the texts of open proposals, as 32-bit floats; `change` is the transaction that kept them. */
export const textVectors = pgTable(
  'text_vectors',
  {
    proposal: text().primaryKey(),
    kind: text().$type<'terrain' | 'question'>().notNull(),
    model: text().notNull(),
    print: text().notNull(),
    vector: bytes().notNull(),
    change: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [index('text_vectors_change').on(t.change)],
);

/** What reading the texts of open proposals gave, by the version of what read them; services/matching writes and reads it. */
export const textReadings = pgTable('text_readings', {
  proposal: text().primaryKey(),
  version: text().notNull(),
  print: text().notNull(),
  reading: text().notNull(),
});
