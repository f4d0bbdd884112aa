import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Event, Recorded } from '../../shared/kernel/decider.ts';
import type { Language } from '../../shared/kernel/words.ts';

/** A drizzle database or an open transaction, on PGlite or PostgreSQL alike. */
// biome-ignore lint/suspicious/noExplicitAny: the schema parameters differ by driver and nobody here reads them
export type Db = PgDatabase<PgQueryResultHKT, any, any>;

export type Clock = Readonly<{
  now: () => Date;
  /** The date in Paris, `YYYY-MM-DD`: closing dates are days of the territory, not of the server. */
  today: () => string;
}>;

/** Words about a person, kept outside the log under an opaque id, so that they can be erased. */
export type VaultEntry = Readonly<{ id: string; person: string; text: string }>;

export type Vault = Readonly<{
  /** The words still held for these ids; an erased one is absent. */
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}>;

export type AppendMeta = Readonly<{
  by: string;
  /** Names the request: a second append with the same id is refused with `CommandRepeated`. */
  commandId?: string | undefined;
  /** Tells what the request asked from something else asked under the same id. */
  commandPrint?: string | undefined;
  /** Stored in the same transaction as the facts that carry their ids. */
  keep?: readonly VaultEntry[] | undefined;
}>;

export type Appended = Readonly<{ facts: readonly Recorded[]; position: number }>;

/** What a command led to, and what it asked (null when it did not say). */
export type Carried = Appended & Readonly<{ print: string | null }>;

export type EventStore = Readonly<{
  /** One stream from its first fact on, upcast; `until` reads it as it was at that instant. Unknown stream: empty. */
  read: (stream: string, until?: Date) => Promise<Recorded[]>;
  /** What an earlier command of this id recorded, or nothing. */
  repeated: (commandId: string) => Promise<Carried | undefined>;
  /** All or nothing. Throws `VersionConflict` when the stream moved past `expectedVersion`, `CommandRepeated` for a known id. */
  append: (stream: string, expectedVersion: number, events: readonly Event[], meta: AppendMeta) => Promise<Appended>;
}>;

/** Somebody else wrote to the stream first. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** This command id was already carried out. */
export class CommandRepeated extends Error {
  override readonly name = 'CommandRepeated';
}

/** This command id was already used to ask something else. */
export class CommandReused extends Error {
  override readonly name = 'CommandReused';
}

/** One mail to be sent, to a person (address read when sent) or, for sign-in alone, to an address. */
export type Mail = Readonly<{
  /** Unique for ever: the same key never makes a second mail. */
  dedupeKey: string;
  /** Which preference governs it; `essential` is always sent. */
  kind: 'essential' | 'own-items' | 'digest' | 'alert';
  to: { person: string } | { address: string };
  language?: Language;
  /** Groups the mails of one exchange in the reader's mailbox. */
  thread?: string;
  template: string;
  /** Ids and plain facts; never personal words: those are named by vault id (`…Vault`) and read when the mail is sent. */
  data: Readonly<Record<string, string | number | boolean | null>>;
}>;

export type Outbox = Readonly<{
  /** Writes the row (in `tx` when given, so that fact and mail stand or fall together) and wakes the sender. */
  put: (mail: Mail, tx?: Db) => Promise<void>;
}>;

export type Jobs = Readonly<{
  /** Adds a job; `id` makes it unique while it waits. `data` holds ids only. Names and ids use `[a-z0-9-]`. */
  add: (
    name: string,
    data?: Readonly<Record<string, string | number>>,
    options?: { id?: string; delayMs?: number; attempts?: number },
  ) => Promise<void>;
}>;

/** Names of people, looked up when shown and never stored in another service's views. */
export type People = Readonly<{
  /** An erased or unknown person is absent. */
  cards: (ids: readonly string[]) => Promise<ReadonlyMap<string, Readonly<{ name: string; organisation: string }>>>;
  /** The person who signs in with this address, if any. */
  byAddress: (email: string) => Promise<string | undefined>;
}>;

/** Sign-in accounts. Addresses live there and nowhere else; an account's id is the person's. */
export type Accounts = Readonly<{
  /** The addresses people sign in with; whoever has no account is absent. */
  addresses: (persons: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What is known of somebody before they have a profile: `name` is what an identity provider said, or empty. */
  of: (person: string) => Promise<Readonly<{ address: string; name: string }> | undefined>;
  byAddress: (email: string) => Promise<string | undefined>;
  /** Makes an account for somebody who has none, unproven until they follow a link; false when the address is taken. */
  open: (person: string, email: string) => Promise<boolean>;
  /** They have just signed in. */
  seen: (person: string) => Promise<void>;
  /** Who has not signed in, nor been registered, since that instant. */
  idleSince: (at: Date) => Promise<readonly Readonly<{ person: string; lastSeen: Date }>[]>;
  /** Removes what has lapsed: sessions, links nobody followed, counts of attempts. */
  sweep: () => Promise<void>;
}>;

/** Everything held about one person outside the views, as the export gives it. */
export type PersonalRecords = Readonly<{
  account: Readonly<{
    address: string;
    name: string;
    createdAt: string;
    identities: { provider: string; subject: string; since: string }[];
    sessions: { since: string; until: string }[];
  }> | null;
  words: { id: string; text: string }[];
  facts: {
    position: number;
    stream: string;
    type: string;
    at: string;
    yours: boolean;
    data: Record<string, unknown>;
  }[];
  mails: Record<string, unknown>[];
}>;

/** One person's data wherever it lies: vault, accounts, outbox, log. */
export type PersonalData = Readonly<{
  of: (person: string) => Promise<PersonalRecords>;
  /** Deletes their words, account, sessions and addresses, and enters them in the erasure ledger. Safe to repeat. */
  erase: (person: string) => Promise<void>;
}>;

/** The official list of French places. */
export type Place = Readonly<{
  level: 'commune' | 'intercommunalite' | 'departement' | 'region';
  /** INSEE code; SIREN for an intercommunalité. */
  code: string;
  label: string;
  /** Code of its département, or of the first one it touches; null for a region. */
  departement: string | null;
}>;
export type Places = Readonly<{
  /** By code when given, else by name where the name is unambiguous at that level; accents, case and hyphens do not count. */
  find: (asked: Readonly<{ level: string; code?: string | null; label: string }>) => Place | undefined;
  /** The best `limit` places for what was typed so far: name, département number, postcode-like code. */
  suggest: (typed: string, level?: string, limit?: number) => Place[];
}>;

/** What a model makes of a proposal's text; `print` names the text. Of length one. */
export type TextVector = Readonly<{
  proposal: string;
  kind: 'terrain' | 'question';
  print: string;
  vector: Float32Array;
}>;

/** An operator's own embedding endpoint, and the vectors it gave, kept beside the log: they can be asked for again. */
export type Embeddings = Readonly<{
  model: string;
  /** The cosine from which two texts count as near in meaning, set at the start on the operator's judged file; above 1 for never. */
  near: number;
  /** One vector of length one for each text, in order. Throws `EmbeddingsAway` when it is away, slow, or answers something else. */
  vectorsOf: (texts: readonly string[]) => Promise<Float32Array[]>;
  keep: (vectors: readonly TextVector[]) => Promise<void>;
  /** Nothing kept is no error. */
  forget: (proposal: string) => Promise<void>;
  /** Whose vectors are kept, and of which text. */
  prints: () => Promise<ReadonlyMap<string, string>>;
  /** What was kept since an earlier answer's `change` ('0' at first; some may come twice), and how many are kept in all. */
  since: (change: string) => Promise<Readonly<{ change: string; kept: number; vectors: readonly TextVector[] }>>;
}>;

/** What a service is given; nothing else reaches it. */
export type Deps = Readonly<{
  db: Db;
  store: EventStore;
  vault: Vault;
  outbox: Outbox;
  jobs: Jobs;
  people: People;
  accounts: Accounts;
  personalData: PersonalData;
  places: Places;
  /** Null unless the settings name an endpoint. */
  embeddings: Embeddings | null;
  clock: Clock;
  newId: () => string;
  /** Where the pages are, without a trailing slash: mails link there. */
  publicUrl: string;
}>;
