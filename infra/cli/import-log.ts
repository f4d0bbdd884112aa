import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { linesIn, linesOf } from '../db/export-file.ts';
import { openStorage } from '../storage.ts';
import { runCommand } from './run-command.ts';
import { takeInAndTell } from './take-in-and-tell.ts';

/* npm run -s import-log [-- FILE]: fills an empty database from an export, out of a file or of standard input. */

await runCommand(async () => {
  const [path = '-'] = parseArgs({ allowPositionals: true }).positionals;
  const { database } = await openStorage(readConfig(process.env));
  try {
    await takeInAndTell(database, path === '-' ? linesIn(process.stdin) : linesOf(path));
  } finally {
    await database.close();
  }
});
