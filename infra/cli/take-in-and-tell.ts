import { systemClock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { takeIn } from '../privacy/take-in.ts';
import { progressOn } from './progress.ts';

/** Fills an empty database from the lines of an export; prints how many rows of each table, and how many people were erased again. */
export const takeInAndTell = async (
  database: Database,
  lines: AsyncIterable<string>,
  erasedSince: readonly string[] = [],
): Promise<void> => {
  const progress = progressOn('faits / facts');
  const { rows, erased } = await takeIn(database, lines, { clock: systemClock, erasedSince, progress: progress.at });
  progress.end();
  for (const [table, n] of Object.entries(rows)) console.log(`${table}\t${n}`);
  console.log(`Personnes effacées à nouveau / people erased again: ${erased}`);
};
