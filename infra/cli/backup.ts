import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { makeBackup } from '../db/backups.ts';
import { openStorage } from '../storage.ts';
import { progressOn } from './progress.ts';
import { runCommand } from './run-command.ts';

/* npm run backup [-- DIR]: an export kept in a directory, with its sum, the last BACKUP_KEEP of them. */

const words = {
  written: { fr: 'Sauvegarde écrite : {path}', en: 'Backup written: {path}' },
  busy: {
    fr: 'Une autre sauvegarde de cette base est en cours.',
    en: 'Another backup of this database is being made.',
  },
  held: {
    fr: 'Un serveur tient cette base et fait lui-même ses sauvegardes, toutes les {hours} heures, dans {dir} : prenez la plus récente, ou arrêtez-le d’abord.',
    en: 'A server holds this database and makes backups of its own, every {hours} hours, in {dir}: take the newest, or stop it first.',
  },
} satisfies Record<string, Sentence>;

const both = (sentence: Sentence, values: Record<string, string | number> = {}): string =>
  `${say('fr', sentence, values)}\n${say('en', sentence, values)}`;

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const { backup, ...config } = readConfig(process.env);
  const { database } = await openStorage(config).catch((error: Error) => {
    const isHeld = error.name === 'DirectoryInUse' && backup.everyHours > 0;
    if (isHeld) console.error(both(words.held, { dir: resolve(backup.dir), hours: backup.everyHours }));
    throw error;
  });
  const progress = progressOn('faits / facts');
  try {
    const dir = positionals[0] ?? backup.dir;
    const path = await makeBackup(database, {
      dir,
      keep: backup.keep,
      now: systemClock.now,
      progress: progress.at,
    });
    progress.end();
    if (!path) throw new Error(both(words.busy));
    console.log(both(words.written, { path }));
  } finally {
    await database.close();
  }
});
