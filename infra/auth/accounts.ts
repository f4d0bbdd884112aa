import { eq, inArray, lte } from 'drizzle-orm';
import * as v from 'valibot';
import type { Accounts, Clock, Db } from '../../services/kit/ports.ts';
import { EmailAddress } from '../../shared/contracts/person.ts';
import { authRateLimit, authSession, authUser, authVerification } from './auth-tables.ts';

/** No window of attempts is longer than this. */
const ATTEMPTS_KEPT_MS = 3_600_000;

/** Accounts as services may use them, over the sign-in library's tables. */
export const accountsOver = (db: Db, clock: Pick<Clock, 'now'>): Accounts => ({
  addresses: async (persons) => {
    if (persons.length === 0) return new Map();
    const rows = await db
      .select({ id: authUser.id, email: authUser.email })
      .from(authUser)
      .where(inArray(authUser.id, [...new Set(persons)]));
    return new Map(rows.map(({ id, email }) => [id, email]));
  },

  of: async (person) => {
    const [row] = await db.select().from(authUser).where(eq(authUser.id, person));
    return row && { address: row.email, name: row.name };
  },

  byAddress: async (email) => {
    const asked = v.safeParse(EmailAddress, email);
    if (!asked.success) return undefined;
    const [row] = await db.select({ id: authUser.id }).from(authUser).where(eq(authUser.email, asked.output));
    return row?.id;
  },

  open: async (person, email) => {
    const now = clock.now();
    const opened = await db
      .insert(authUser)
      .values({
        id: person,
        name: '',
        email: email.toLowerCase(),
        emailVerified: false,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: authUser.id });
    return opened.length > 0;
  },

  seen: async (person) => {
    await db.update(authUser).set({ updatedAt: clock.now() }).where(eq(authUser.id, person));
  },

  idleSince: (at) =>
    db.select({ person: authUser.id, lastSeen: authUser.updatedAt }).from(authUser).where(lte(authUser.updatedAt, at)),

  sweep: async () => {
    const now = clock.now();
    await db.delete(authSession).where(lte(authSession.expiresAt, now));
    await db.delete(authVerification).where(lte(authVerification.expiresAt, now));
    await db.delete(authRateLimit).where(lte(authRateLimit.since, new Date(now.getTime() - ATTEMPTS_KEPT_MS)));
  },
});
