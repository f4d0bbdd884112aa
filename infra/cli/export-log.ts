import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { exportToFile, inBlocks } from '../db/export-file.ts';
import { exportLog } from '../db/export-log.ts';
import { openStorage } from '../storage.ts';
import { progressOn } from './progress.ts';
import { runCommand } from './run-command.ts';

/* npm run -s export-log [-- FILE]: the log and all that is precious as lines of JSON, into a file or to standard output. */

await runCommand(async () => {
  const [path = '-'] = parseArgs({ allowPositionals: true }).positionals;
  const { database } = await openStorage(readConfig(process.env));
  const progress = progressOn('faits / facts');
  const exporting = { now: systemClock.now, progress: progress.at };
  try {
    if (path === '-') {
      const { write, flush } = inBlocks(process.stdout);
      await exportLog(database, { ...exporting, write });
      await flush();
    } else await exportToFile(database, path, exporting);
    progress.end();
  } finally {
    await database.close();
  }
});
