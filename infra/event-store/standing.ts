import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import { checkpoints, erasureLedger, logHead, parked } from '../db/precious.ts';

/**
 * Where everything that public answers are made of stands: the log (and with it every inline view), the views that follow it,
 * what was put aside and has gone through since, and who was erased. Two equal standings: nothing has changed in between.
 */
export const standingOf = (db: Db, views: readonly string[]): (() => Promise<string>) => {
  const asked = db
    .select({
      standing: sql<string>`concat_ws(' ', ${logHead.position},
        (select string_agg(concat(${checkpoints.follower}, ${checkpoints.position}, ${checkpoints.shape}), ' '
           order by ${checkpoints.follower}) from ${checkpoints}
           where ${checkpoints.follower} = any(string_to_array(${views.join(' ')}, ' '))),
        (select concat(count(*), '+', sum(${parked.position})) from ${parked}),
        (select count(*) from ${erasureLedger}))`,
    })
    .from(logHead)
    // Asked for each stranger: a server plans it once for each of its connections.
    .prepare('standing');
  return async () => (await asked.execute())[0]?.standing ?? '';
};
