import { boolean, index, integer, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';

/* Accounts and sessions. The library in `open-auth.ts` reads these by their keys. A user's id is the person's id. */

const at = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

/** Who may sign in, and with which address. The name is what an identity provider said; the profile's is in the vault. */
export const authUser = pgTable(
  'auth_user',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    createdAt: at().notNull(),
    /** When they last signed in, or were registered. */
    updatedAt: at().notNull(),
  },
  (t) => [unique('auth_user_email').on(t.email)],
);

const user = () =>
  text()
    .notNull()
    .references(() => authUser.id, { onDelete: 'cascade' });

/** Address and browser of the asker are columns the library wants; they are never filled. */
export const authSession = pgTable(
  'auth_session',
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: user(),
    ipAddress: text(),
    userAgent: text(),
    expiresAt: at().notNull(),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [
    unique('auth_session_token').on(t.token),
    index('auth_session_user').on(t.userId),
    index('auth_session_expires').on(t.expiresAt),
  ],
);

/** An identity at a provider: issuer (as `providerId`) and subject. Tokens are never kept. */
export const authAccount = pgTable(
  'auth_account',
  {
    id: text().primaryKey(),
    providerId: text().notNull(),
    accountId: text().notNull(),
    userId: user(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: at(),
    refreshTokenExpiresAt: at(),
    scope: text(),
    password: text(),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [unique('auth_account_identity').on(t.providerId, t.accountId), index('auth_account_user').on(t.userId)],
);

/** Sign-in links that wait for their button (by hash), and sign-ins under way at a provider. */
export const authVerification = pgTable(
  'auth_verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [index('auth_verification_identifier').on(t.identifier), index('auth_verification_expires').on(t.expiresAt)],
);

/** How often something was tried in the current window. Keys are hashes: neither addresses nor callers are kept. */
export const authRateLimit = pgTable(
  'auth_rate_limit',
  { key: text().primaryKey(), count: integer().notNull(), since: at().notNull() },
  (t) => [index('auth_rate_limit_since').on(t.since)],
);
