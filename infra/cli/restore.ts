import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { linesOf } from '../db/export-file.ts';
import { importLog } from '../db/import-log.ts';
import { personalMails } from '../mail/outbox-desk.ts';
import { replayErasures } from '../privacy/replay-erasures.ts';
import { openStorage } from '../storage.ts';
import { toldOf } from '../told.ts';

/*
 * npm run restore -- FILE [--erasures NEWER-FILE]: fills an empty database from a backup, then erases again everybody who was
 * erased, also those erased since, when a newer backup (of the broken instance, say) is given to read its ledger from.
 */

const USAGE = 'Usage : npm run restore -- FICHIER [--erasures FICHIER-PLUS-RECENT]';

const erasedIn = async (path: string): Promise<string[]> => {
  const persons: string[] = [];
  for await (const line of linesOf(path)) {
    if (line.startsWith('{"table":"erasure_ledger"')) persons.push(String(JSON.parse(line).row.person));
  }
  return persons;
};

const restore = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { erasures: { type: 'string' } } });
  const [path] = positionals;
  if (!path) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const newer = values.erasures ? await erasedIn(values.erasures) : [];
  const { database } = await openStorage(readConfig(process.env));
  try {
    const counts = await importLog(database, linesOf(path));
    const erased = await replayErasures(database, systemClock, personalMails, newer);
    for (const [table, rows] of Object.entries(counts)) console.log(`${table}\t${rows}`);
    console.log(`Personnes effacées à nouveau / people erased again: ${erased}`);
  } finally {
    await database.close();
  }
};

try {
  await restore();
} catch (error) {
  console.error(toldOf(error) ?? error);
  process.exitCode = 1;
}
