import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Prepared } from '../db/database.ts';

/** Any fixed number no other program on the database uses. */
export const INLINING = 5_406_001;

/**
 * Taken by every append that writes more than facts, in one statement: shared while inline views are the ones it knows; and one
 * writer per stream at a time, before its views run, in an order that is the same for everybody. Released at commit.
 */
export const APPENDING_LOCKS: Prepared = {
  name: 'appending_locks',
  text: `
    select pg_advisory_xact_lock_shared(${INLINING})::text
    union all
    select pg_advisory_xact_lock(key)::text from (
      select distinct hashtextextended(stream, 0) as key from json_array_elements_text($1::json) as stream order by key
    ) as keys`,
};

/** Waits for every append under way and keeps new ones out: for switching rebuilt tables in. Released at commit. */
export const switchingLock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(${INLINING})`);

const BRINGING = 5_406_002;

/** One process at a time looks whether views are as it knows them. Released at commit. */
export const bringingLock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(${BRINGING})`);

/** Held (shared) while words about these people are put in the vault. Released at commit. */
export const keepingLock = (tx: Db, persons: readonly string[]) =>
  tx.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended('words-' || person, 0))
        from jsonb_array_elements_text(${JSON.stringify(persons)}::jsonb) as person`,
  );

/** Waits for words about somebody being put in the vault, and keeps new ones out: for erasing them. Released at commit. */
export const erasingLock = (tx: Db, person: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('words-' || ${person}::text, 0))`);
