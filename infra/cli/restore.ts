import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { DirectoryInUse } from '../db/directory-lock.ts';
import { linesOf } from '../db/export-file.ts';
import { ImportRefused, importLog } from '../db/import-log.ts';
import { personalMails } from '../mail/outbox-desk.ts';
import { replayErasures } from '../privacy/replay-erasures.ts';
import { openStorage } from '../storage.ts';

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

const tellable = (error: unknown): string | undefined => {
  if (error instanceof ConfigError || error instanceof DirectoryInUse || error instanceof ImportRefused)
    return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `Ce fichier n’existe pas / no such file: ${path}`;
  return code?.startsWith('Z_') ? 'Ce fichier compressé est abîmé / this compressed file is damaged.' : undefined;
};

try {
  await restore();
} catch (error) {
  console.error(tellable(error) ?? error);
  process.exitCode = 1;
}
