import type { Clock } from '../../services/kit/ports.ts';
import type { Database } from '../db/database.ts';
import { importLog } from '../db/import-log.ts';
import { personalMails } from '../mail/outbox-desk.ts';
import { replayErasures } from './replay-erasures.ts';

type TakingIn = Readonly<{
  clock: Pick<Clock, 'now'>;
  /** Erased since the export was made. */
  erasedSince?: readonly string[];
  progress?: (facts: number) => void;
}>;

export type TakenIn = Readonly<{ rows: Readonly<Record<string, number>>; erased: number }>;

/** Fills an empty database from an export, then erases again everybody who was erased. Throws `ImportRefused`. */
export const takeIn = async (
  database: Database,
  lines: AsyncIterable<string>,
  { clock, erasedSince = [], progress }: TakingIn,
): Promise<TakenIn> => {
  const rows = await importLog(database, lines, progress);
  return { rows, erased: await replayErasures(database, clock, personalMails, erasedSince) };
};
