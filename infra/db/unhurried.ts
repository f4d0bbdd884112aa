import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';

/** For the transaction it is called in: it may take its time, and wait for others who do (migrations, rebuilds, imports). */
export const unhurried = (tx: Db) =>
  tx.execute(
    sql`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
  );
