import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { checkpoints, erasureLedger, logHead, parked } from '../db/precious.ts';

/**
 * Where everything that public answers are made of stands: the log (and with it every inline view), the views that follow it,
 * what was put aside and has gone through since, and who was erased. Two equal standings: nothing has changed in between.
 * It is read from the database, where other processes write too, for each question; from one that is this process's alone, once
 * after each write.
 */
export const standingOf = ({ db, writes }: Database, views: readonly string[]): (() => Promise<string>) => {
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
  const read = async () => (await asked.execute())[0]?.standing ?? '';
  return writes ? heldUntilWritten(read, writes) : read;
};

/** Counted before it is read: what is written meanwhile makes it old, whichever of the two was first. */
const heldUntilWritten = (read: () => Promise<string>, writes: () => number): (() => Promise<string>) => {
  let held = { at: -1, standing: '' };
  return async () => {
    const at = writes();
    if (held.at !== at) held = { at, standing: await read() };
    return held.standing;
  };
};
