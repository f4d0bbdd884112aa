import type { Database } from '../db/database.ts';
import { pgliteOf } from '../db/open-pglite.ts';

/** Tables from which erasing deletes words or addresses. */
const TABLES = ['vault', 'auth_user', 'auth_session', 'auth_account', 'auth_verification', 'outbox'];

/**
 * Removes what deleted rows leave behind in the embedded database's own files: dead rows, and the segments of its log that
 * told of them. A server's files are its administrator's (RUNNING.md says how long they keep).
 */
export const scrubFiles = async (database: Database): Promise<void> => {
  if (database.kind !== 'pglite') return;
  const raw = pgliteOf(database);
  // One statement each: none of these may run inside a transaction, which several at once would make.
  for (const table of TABLES) await raw.query(`vacuum full ${table}`);
  // A recycled segment keeps its old bytes until it is written over.
  await raw.query('set wal_recycle = off');
  try {
    await raw.query('checkpoint');
    await raw.query('select pg_switch_wal()');
    await raw.query('checkpoint');
  } finally {
    await raw.query('reset wal_recycle');
  }
};
