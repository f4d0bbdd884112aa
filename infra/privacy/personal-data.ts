import { eq, sql } from 'drizzle-orm';
import type { Clock, Db, PersonalData, PersonalRecords } from '../../services/kit/ports.ts';
import { authAccount, authSession, authUser, authVerification } from '../auth/auth-tables.ts';
import type { Database } from '../db/database.ts';
import { erasureLedger, vault } from '../db/precious.ts';
import { erasingLock } from '../event-store/locks.ts';
import { factsAbout } from './facts-about.ts';
import { scrubFiles } from './scrub-files.ts';

/** Whom a record is about: by id, and by address where nothing else is known. */
export type Subject = Readonly<{ person: string; address: string | null }>;

/** Mails lie in another table, whose owner knows how to read and wipe them. */
export type PersonalMails = Readonly<{
  of: (db: Db, subject: Subject) => Promise<Record<string, unknown>[]>;
  erase: (tx: Db, subject: Subject) => Promise<void>;
}>;

const noMails: PersonalMails = { of: async () => [], erase: async () => {} };

/** What lies beside the tables of this file. */
export type Beside = Readonly<{
  mails?: PersonalMails;
  /** Files outside the database: removes those that hold these words. */
  forgetFiles?: (words: readonly string[]) => Promise<void>;
  /** Writes the id down where an older backup of the database does not reach. */
  note?: (person: string) => Promise<void>;
}>;

const nothing = async (): Promise<void> => {};

/** One person's data wherever it lies. */
export const personalDataOver = (
  database: Database,
  clock: Pick<Clock, 'now'>,
  { mails = noMails, forgetFiles = nothing, note = nothing }: Beside = {},
): PersonalData => ({
  of: async (person) => {
    const { db } = database;
    const account = await accountOf(db, person);
    return {
      account,
      words: await db.select({ id: vault.id, text: vault.text }).from(vault).where(eq(vault.person, person)),
      facts: await factsOf(db, person),
      mails: await mails.of(db, { person, address: account?.address ?? null }),
    };
  },
  erase: async (person) => {
    await note(person);
    // Before the rest, while it is still known what to look for; a second run finds nothing and does no harm.
    const words = await wordsOf(database.db, person);
    await forgetFiles(words);
    await database.transaction((tx) => eraseIn(tx, person, clock.now(), mails));
    await scrubFiles(database);
    // Once more: a mail may have been written between the first look and the deletion.
    await forgetFiles(words);
  },
});

/** Deletes one person's data and enters them in the ledger, all or nothing. */
export const eraseIn = async (tx: Db, person: string, at: Date, mails: PersonalMails = noMails): Promise<void> => {
  await erasingLock(tx, person);
  const [user] = await tx.select({ email: authUser.email }).from(authUser).where(eq(authUser.id, person));
  const address = user?.email ?? null;
  await tx.insert(erasureLedger).values({ person, at }).onConflictDoNothing();
  await tx.delete(vault).where(eq(vault.person, person));
  await mails.erase(tx, { person, address });
  // A link not yet followed holds the address.
  if (address)
    await tx.delete(authVerification).where(sql`position(${`"${address}"`}::text in ${authVerification.value}) > 0`);
  // Sessions and identities go with the account.
  await tx.delete(authUser).where(eq(authUser.id, person));
};

/** Their address and all their words. */
const wordsOf = async (db: Db, person: string): Promise<string[]> => {
  const kept = await db.select({ text: vault.text }).from(vault).where(eq(vault.person, person));
  const [user] = await db.select({ email: authUser.email }).from(authUser).where(eq(authUser.id, person));
  return [...kept.map(({ text }) => text), ...(user ? [user.email] : [])];
};

const accountOf = async (db: Db, person: string): Promise<PersonalRecords['account']> => {
  const [user] = await db.select().from(authUser).where(eq(authUser.id, person));
  if (!user) return null;
  const identities = await db.select().from(authAccount).where(eq(authAccount.userId, person));
  const sessions = await db.select().from(authSession).where(eq(authSession.userId, person));
  return {
    address: user.email,
    name: user.name,
    createdAt: user.createdAt.toISOString(),
    identities: identities.map(({ providerId, accountId, createdAt }) => ({
      provider: providerId,
      subject: accountId,
      since: createdAt.toISOString(),
    })),
    sessions: sessions.map(({ createdAt, expiresAt }) => ({
      since: createdAt.toISOString(),
      until: expiresAt.toISOString(),
    })),
  };
};

const factsOf = async (db: Db, person: string): Promise<PersonalRecords['facts']> =>
  (await factsAbout(db, person)).map(({ position, stream, type, at, by, data }) => ({
    position,
    stream,
    type,
    at: at.toISOString(),
    yours: by === person,
    data,
  }));
