import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db } from '../../services/kit/ports.ts';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import type { OnQuery } from '../observe/slow-queries.ts';
import { letBreathe } from './breathing.ts';
import { countedWrites } from './counted-writes.ts';
import { type Database, knownChannel, type Prepared } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { DurableFS, durableStartParams, syncPath, syncTree } from './durable-fs.ts';
import { maintain } from './maintenance.ts';
import { pgliteProgram } from './pglite-program.ts';
import { pouredIntoPglite } from './poured.ts';
import { makeTemplate } from './template.ts';
import { watchPglite } from './watched.ts';

/** An embedded database; `raw` is for what speaks to PGlite itself: the jobs' pool adapter, dumps, maintenance. */
export type PgliteDatabase = Database & Readonly<{ kind: 'pglite'; raw: PGlite }>;

const unreadable: Sentence = {
  fr: 'La base du dossier {dir} ne s’ouvre pas : ses fichiers sont abîmés ou viennent d’une autre version. N’y supprimez rien. Gardez-en une copie, puis restaurez une sauvegarde dans un autre DATA_DIR avec npm run restore.',
  en: 'The database in {dir} does not open: its files are damaged or come from another version. Delete nothing in it. Keep a copy, then restore a backup into another DATA_DIR with npm run restore.',
};

/** The engine cannot make sense of the directory; its message says what to do, in French and in English. */
export class DatabaseUnreadable extends Error {
  override readonly name = 'DatabaseUnreadable';
  constructor(dir: string, cause: unknown) {
    super(`${say('fr', unreadable, { dir })}\n${say('en', unreadable, { dir })}`, { cause });
  }
}

/**
 * Opens the embedded database: in this directory, made if absent, locked against other processes, every commit synced
 * to disk, looked after by itself; or in memory, gone when the process ends. `loadDataDir` is a dump to begin from.
 * Throws `DirectoryInUse`, `DatabaseUnreadable`.
 */
export const openPglite = async (
  dir: string | 'memory',
  { onQuery, ...options }: Readonly<{ loadDataDir?: Blob; onQuery?: OnQuery }> = {},
): Promise<PgliteDatabase> => {
  if (dir === 'memory') {
    const raw = await PGlite.create(options);
    if (onQuery) watchPglite(raw, onQuery);
    return over(raw, () => raw.close());
  }
  const path = resolve(dir);
  mkdirSync(dirname(path), { recursive: true });
  const lock = await lockDirectory(path);
  try {
    if (!existsSync(join(path, 'PG_VERSION'))) await lay(path, options.loadDataDir ?? (await makeTemplate()));
    const raw = await openDurable(path);
    if (onQuery) watchPglite(raw, onQuery);
    const stop = maintain(raw);
    return over(raw, async () => {
      await stop();
      await raw.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** Its own default keeps 128 MB of pages in memory that the system keeps a second time. */
const modestStartParams: readonly string[] = ['-c', 'shared_buffers=32MB'];

const SEGMENT = 16 * 1024 * 1024;

/** Told as the system's own error is: the disk is full, nothing is wrong with the files. */
class DiskFull extends Error {
  readonly code = 'ENOSPC';
  constructor(path: string, cause: unknown) {
    super(`no space left on the disk that holds ${path}`, { cause });
  }
}

const openDurable = async (path: string): Promise<PGlite> => {
  try {
    return await PGlite.create({
      fs: new DurableFS(path),
      startParams: [...durableStartParams, ...modestStartParams],
      pgliteWasmModule: await pgliteProgram(),
    });
  } catch (error) {
    // The system's own errors (rights, space) say what they are; the engine's say nothing.
    if ((error as NodeJS.ErrnoException).syscall) throw error;
    // Its start writes a new segment of its log: without room for one, nothing is known of the files.
    const { bavail, bsize } = statfsSync(path);
    throw bavail * bsize < SEGMENT ? new DiskFull(path, error) : new DatabaseUnreadable(path, error);
  }
};

/**
 * Under another name first: a start interrupted here leaves nothing that looks like a database. Nothing is synced while the
 * files are laid, and everything at once before they get their name: a tenth of the time.
 */
const lay = async (path: string, loadDataDir: Blob): Promise<void> => {
  const partial = `${path}.partial`;
  rmSync(partial, { recursive: true, force: true });
  await (await PGlite.create({ fs: new NodeFS(partial), loadDataDir })).close();
  await syncTree(partial);
  renameSync(partial, path);
  syncPath(dirname(path));
};

const over = (raw: PGlite, close: () => Promise<void>): PgliteDatabase => {
  letBreathe(raw);
  const db = drizzle(raw, { casing: 'snake_case' });
  return {
    kind: 'pglite',
    raw,
    writes: countedWrites(raw),
    db: db as unknown as Db,
    transaction: (run) => db.transaction((tx) => run(tx as unknown as Db)),
    pour: (run) => raw.transaction((tx) => pouredIntoPglite(tx, run)),
    ask: async <Row>({ text }: Prepared, values: readonly unknown[]) => (await raw.query<Row>(text, [...values])).rows,
    exec: async (sql) => {
      await raw.exec(sql);
    },
    listen: async (channel, heard) => {
      const stop = await raw.listen(knownChannel(channel), heard);
      return () => stop();
    },
    close: async () => {
      if (!raw.closed) await close();
    },
  };
};

/** The PGlite behind a database, or a plain error when there is none. */
export const pgliteOf = (database: Database): PGlite => {
  if (database.kind !== 'pglite') throw new Error('this database is not embedded');
  return (database as PgliteDatabase).raw;
};
