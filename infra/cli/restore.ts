import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { checkSum, newestIn } from '../db/backups.ts';
import { linesOf } from '../db/export-file.ts';
import { openStorage } from '../storage.ts';
import { runCommand } from './run-command.ts';
import { takeInAndTell } from './take-in-and-tell.ts';

/*
 * npm run restore -- DIR|FILE [--erasures NEWER-FILE]: fills an empty database from a backup (of a directory, the newest),
 * then erases again everybody who was erased, also those erased since, when a newer backup (of the broken instance, say) is
 * given to read its ledger from.
 */

const USAGE = 'Usage : npm run restore -- DOSSIER|FICHIER [--erasures FICHIER-PLUS-RECENT]';

const erasedIn = async (path: string): Promise<string[]> => {
  const persons: string[] = [];
  for await (const line of linesOf(path)) {
    if (line.startsWith('{"table":"erasure_ledger"')) persons.push(String(JSON.parse(line).row.person));
  }
  return persons;
};

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { erasures: { type: 'string' } } });
  const [from] = positionals;
  if (!from) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const path = statSync(from).isDirectory() ? newestIn(from) : from;
  await checkSum(path);
  const erasedSince = values.erasures ? await erasedIn(values.erasures) : [];
  const { database } = await openStorage(readConfig(process.env));
  try {
    console.error(path);
    await takeInAndTell(database, linesOf(path), erasedSince);
  } finally {
    await database.close();
  }
});
