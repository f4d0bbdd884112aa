import type { Language } from '../../shared/kernel/words.ts';
import type { Db, EventStore, Mail } from './ports.ts';

/** What a template is given when the mail is sent, not when it was asked for. */
export type MailContext = Readonly<{
  /** The reader's language. */
  language: Language;
  data: Mail['data'];
  /**
   * The words behind each `…Vault` id of `data`, under the key without `Vault`: `messageVault` gives `words.message`.
   * Erased words read `[effacé]` or `[erased]`; a null id gives no key.
   */
  words: Readonly<Record<string, string>>;
  /**
   * The names behind each `…Person` id of `data`, read through the `People` port when the mail is sent: `otherPerson`
   * gives `people.other`. An erased or unknown person gives an empty name.
   */
  people: Readonly<Record<string, string>>;
  /** Without a trailing slash. */
  publicUrl: string;
  /** Empty when only an address is known. */
  recipientName: string;
}>;

/** One thing of a list, as a digest tells it. */
export type MailItem = Readonly<{ title: string; url?: string; detail?: string }>;

/** What a mail is made of. A plain string is a paragraph; nothing here is markup. */
export type MailBlock =
  | string
  | Readonly<{ heading: string }>
  /** Somebody's own words, line breaks kept. */
  | Readonly<{ quote: string; by?: string }>
  /** Pairs of a label and what it says. */
  | Readonly<{ facts: readonly (readonly [label: string, value: string])[] }>
  | Readonly<{ list: readonly MailItem[] }>
  /** A second way, less marked than the one main action. */
  | Readonly<{ link: string; url: string }>;

export type MailContent = Readonly<{
  /** Who, what, which action; one line. The same for all mails of a thread lets mailboxes group them. */
  subject: string;
  /** What a mailbox shows beside the subject; the first paragraph unless told. */
  preheader?: string;
  blocks: readonly MailBlock[];
  /** The one main button. */
  action?: Readonly<{ label: string; url: string }>;
  /** Why this person receives it, at the foot. */
  because?: string;
}>;

/** Reads again, when a mail leaves, what it was asked to tell: its data as of now, or null when there is nothing left to tell. */
export type AsNow = (
  reading: Readonly<{ db: Db; read: EventStore['read'] }>,
  mail: Readonly<{ person: string | null; data: Mail['data'] }>,
) => Promise<Mail['data'] | null>;

/** Says one kind of mail in the reader's language. Pure: the same context gives the same mail; `asNow` is asked before. */
export type MailTemplate = ((context: MailContext) => MailContent) & Readonly<{ asNow?: AsNow }>;

/** A service's templates by name; names are unique across services. */
export type MailTemplates = Readonly<Record<string, MailTemplate>>;
