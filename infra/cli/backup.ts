import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { exportPath, writeExport } from '../db/export-file.ts';
import { openStorage } from '../storage.ts';
import { toldOf } from '../told.ts';

/* npm run backup [-- FILE]: the log, the words, the ledger, the accounts, in one file that any later version can restore. */

const backup = async (): Promise<void> => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const config = readConfig(process.env);
  const path = positionals[0] ?? exportPath(config.dataDir, systemClock.now());
  const { database } = await openStorage(config);
  try {
    await writeExport(database, path, systemClock.now);
  } finally {
    await database.close();
  }
  console.log(`Sauvegarde écrite / backup written: ${path}`);
};

try {
  await backup();
} catch (error) {
  console.error(toldOf(error) ?? error);
  process.exitCode = 1;
}
