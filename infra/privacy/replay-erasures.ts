import type { Clock } from '../../services/kit/ports.ts';
import type { Database } from '../db/database.ts';
import { erasureLedger } from '../db/precious.ts';
import { eraseIn, type PersonalMails } from './personal-data.ts';
import { scrubFiles } from './scrub-files.ts';

/**
 * Erases again everybody in the ledger, plus those given from a newer ledger: after a restore, before the server answers.
 * Answers how many people that is.
 */
export const replayErasures = async (
  database: Database,
  clock: Pick<Clock, 'now'>,
  mails?: PersonalMails,
  newer: readonly string[] = [],
): Promise<number> => {
  const kept = await database.db.select({ person: erasureLedger.person }).from(erasureLedger);
  const persons = new Set([...kept.map(({ person }) => person), ...newer]);
  for (const person of persons) await database.transaction((tx) => eraseIn(tx, person, clock.now(), mails));
  if (persons.size > 0) await scrubFiles(database);
  return persons.size;
};
