import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';

/** Any fixed number no other program on the database uses. */
const INLINING = 5_406_001;

/** Held (shared) by every append while inline views are the ones it knows. Released at commit. */
export const inliningLock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock_shared(${INLINING})`);

/** Waits for every append under way and keeps new ones out: for switching rebuilt tables in. Released at commit. */
export const switchingLock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(${INLINING})`);

const BRINGING = 5_406_002;

/** One process at a time looks whether views are as it knows them. Released at commit. */
export const bringingLock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(${BRINGING})`);

/** One writer per stream at a time, before its views run. Released at commit. */
export const streamLock = (tx: Db, stream: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 0))`);

/** Held (shared) while words about these people are put in the vault. Released at commit. */
export const keepingLock = (tx: Db, persons: readonly string[]) =>
  tx.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended('words-' || person, 0))
        from jsonb_array_elements_text(${JSON.stringify(persons)}::jsonb) as person`,
  );

/** Waits for words about somebody being put in the vault, and keeps new ones out: for erasing them. Released at commit. */
export const erasingLock = (tx: Db, person: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('words-' || ${person}::text, 0))`);
