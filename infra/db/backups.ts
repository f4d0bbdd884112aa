import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import type { Database } from './database.ts';
import { syncPath } from './durable-fs.ts';
import { exportToFile } from './export-file.ts';
import type { Exporting } from './export-log.ts';
import { noteBackup, oneAtATime } from './last-backup.ts';

/* A backup is an export kept in a directory: dated, with its sum beside it, the last few of them. */

const NAME = /^connecteur-\d{4}-\d{2}-\d{2}T\d{6}\.jsonl\.gz$/;

const sentences = {
  altered: {
    fr: '{file} ne correspond plus à son empreinte ({file}.sha256) : ce fichier a été coupé ou modifié. Rien n’a été restauré. Prenez une autre sauvegarde.',
    en: '{file} no longer fits its sum ({file}.sha256): this file was cut or altered. Nothing was restored. Take another backup.',
  },
  none: {
    fr: 'Aucune sauvegarde dans {file}. Indiquez un dossier qui en contient, ou le fichier lui-même.',
    en: 'No backup in {file}. Name a directory that holds some, or the file itself.',
  },
} satisfies Record<string, Sentence>;

/** No such backup, or not as it was written; its message says what to do, in French and in English. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(why: keyof typeof sentences, file: string) {
    super(`${say('fr', sentences[why], { file })}\n${say('en', sentences[why], { file })}`);
  }
}

type Wanted = Readonly<{ dir: string; keep: number }> & Omit<Exporting, 'write'>;

/**
 * Writes a backup and removes the oldest beyond `keep`. It appears under its name only once it is whole and on disk, its sum
 * before it. Answers its path, or nothing when another process is making one.
 */
export const makeBackup = (database: Database, { dir, keep, ...exporting }: Wanted): Promise<string | undefined> =>
  oneAtATime(database, async () => {
    const at = exporting.now();
    const path = join(dir, `connecteur-${at.toISOString().slice(0, 19).replaceAll(':', '')}.jsonl.gz`);
    const partial = `${path}.partial`;
    mkdirSync(dir, { recursive: true });
    try {
      const { facts } = await exportToFile(database, partial, exporting);
      writeFileSync(`${path}.sha256`, `${await sumOf(partial)}  ${basename(path)}\n`, { mode: 0o600, flush: true });
      renameSync(partial, path);
      syncPath(dir);
      await noteBackup(database, { at, position: facts });
    } finally {
      rmSync(partial, { force: true });
    }
    for (const old of backupsIn(dir).slice(0, -keep)) remove(join(dir, old));
    return path;
  });

/** The names of the whole backups of a directory, oldest first. */
export const backupsIn = (dir: string): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => NAME.test(name))
        .sort()
    : [];

/** The newest backup of a directory. Throws `BackupRefused` when there is none. */
export const newestIn = (dir: string): string => {
  const newest = backupsIn(dir).at(-1);
  if (!newest) throw new BackupRefused('none', dir);
  return join(dir, newest);
};

/** Throws `BackupRefused` when a file is not what the sum beside it says; one without a sum is only checked line by line. */
export const checkSum = async (path: string): Promise<void> => {
  const beside = `${path}.sha256`;
  if (!existsSync(beside)) return;
  const [wanted] = readFileSync(beside, 'utf8').split(/\s/);
  if (wanted !== (await sumOf(path))) throw new BackupRefused('altered', path);
};

const sumOf = async (path: string): Promise<string> => {
  const sum = createHash('sha256');
  await pipeline(createReadStream(path), sum);
  return sum.digest('hex');
};

/** Its sum last: a backup whose removal is interrupted still has one. */
const remove = (path: string): void => {
  rmSync(path, { force: true });
  syncPath(dirname(path));
  rmSync(`${path}.sha256`, { force: true });
};
