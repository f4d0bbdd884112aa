import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { PrivacyMark } from '../../shared/kernel/privacy.ts';
import { authAccount, authRateLimit, authSession, authUser, authVerification } from '../auth/auth-tables.ts';
import {
  checkpoints,
  erasureLedger,
  events,
  lastBackup,
  logHead,
  outbox,
  parked,
  textReadings,
  textVectors,
  vault,
} from './precious.ts';

/**
 * What a column says of a living person. `personal`: names, addresses or words lie here themselves, and are wiped with the
 * person. Ids of persons are opaque and count as `none`.
 */
export type ColumnMark = PrivacyMark | 'personal';
export type ColumnMarks = Readonly<Record<string, ColumnMark>>;

/** Every column of a table; one left out does not compile. */
type MarksOf<T extends PgTable> = { readonly [C in keyof T['$inferSelect']]: ColumnMark };

const marks = <T extends PgTable>(table: T, of: MarksOf<T>): [string, ColumnMarks] => [
  getTableConfig(table).name,
  Object.fromEntries(Object.entries(of).map(([column, mark]) => [toSnakeCase(column), mark as ColumnMark])),
];

/** The marks of every table that is no view, by table and column as the database spells them. */
export const preciousMarks: Readonly<Record<string, ColumnMarks>> = Object.fromEntries([
  ['migrations', { name: 'none', sha256: 'none', at: 'none' } satisfies ColumnMarks],
  marks(events, {
    position: 'none',
    stream: 'none',
    version: 'none',
    type: 'none',
    schemaVersion: 'none',
    // Field by field in the contracts.
    data: 'vault',
    by: 'none',
    at: 'none',
    commandId: 'none',
    commandPart: 'none',
    commandPrint: 'none',
    hash: 'none',
  }),
  marks(logHead, { one: 'none', position: 'none' }),
  marks(lastBackup, { one: 'none', at: 'none', position: 'none' }),
  marks(vault, { id: 'none', person: 'none', text: 'personal' }),
  marks(erasureLedger, { person: 'none', at: 'none' }),
  marks(checkpoints, { follower: 'none', position: 'none', shape: 'none' }),
  marks(parked, { follower: 'none', position: 'none', stream: 'none', error: 'none', at: 'none' }),
  // Of texts that are public; forgotten with them.
  marks(textReadings, { proposal: 'none', version: 'none', print: 'derived', reading: 'derived' }),
  // Of texts that are public; forgotten with them.
  [
    'layings',
    {
      ...{ laying: 'none', version: 'none', making: 'none', change: 'none', block: 'none', terrains: 'none' },
      ...{ questions: 'none', read: 'none', of: 'none', ready: 'none', renewed: 'none' },
    } satisfies ColumnMarks,
  ],
  [
    'laid_documents',
    {
      ...{ laying: 'none', kind: 'none', place: 'none', proposal: 'none', breadth: 'none' },
      ...{ facts: 'derived', features: 'derived' },
    } satisfies ColumnMarks,
  ],
  ['laid_features', { laying: 'none', feature: 'none', name: 'derived', documents: 'none' } satisfies ColumnMarks],
  [
    'laid_postings',
    { laying: 'none', kind: 'none', feature: 'none', block: 'none', units: 'none' } satisfies ColumnMarks,
  ],
  ['laid_breadths', { laying: 'none', kind: 'none', block: 'none', breadths: 'none' } satisfies ColumnMarks],
  marks(textVectors, {
    proposal: 'none',
    kind: 'none',
    model: 'none',
    print: 'derived',
    vector: 'derived',
    change: 'none',
  }),
  marks(outbox, {
    id: 'none',
    dedupeKey: 'none',
    messageId: 'none',
    kind: 'none',
    person: 'none',
    address: 'personal',
    language: 'none',
    template: 'none',
    data: 'vault',
    thread: 'none',
    state: 'none',
    attempts: 'none',
    lastError: 'none',
    createdAt: 'none',
    dueAt: 'none',
    claimedUntil: 'none',
    sentAt: 'none',
  }),
  marks(authUser, {
    id: 'none',
    name: 'personal',
    email: 'personal',
    emailVerified: 'none',
    image: 'personal',
    createdAt: 'none',
    updatedAt: 'none',
  }),
  marks(authSession, {
    id: 'none',
    token: 'none',
    userId: 'none',
    ipAddress: 'personal',
    userAgent: 'personal',
    expiresAt: 'none',
    createdAt: 'none',
    updatedAt: 'none',
  }),
  marks(authAccount, {
    id: 'none',
    providerId: 'none',
    accountId: 'personal',
    userId: 'none',
    accessToken: 'none',
    refreshToken: 'none',
    idToken: 'none',
    accessTokenExpiresAt: 'none',
    refreshTokenExpiresAt: 'none',
    scope: 'none',
    password: 'none',
    createdAt: 'none',
    updatedAt: 'none',
  }),
  // The address a link was asked for, until it is followed or lapses.
  marks(authVerification, {
    id: 'none',
    identifier: 'none',
    value: 'personal',
    expiresAt: 'none',
    createdAt: 'none',
    updatedAt: 'none',
  }),
  marks(authRateLimit, { key: 'derived', count: 'none', since: 'none' }),
]);
