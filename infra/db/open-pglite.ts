import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db } from '../../services/kit/ports.ts';
import { type Database, knownChannel } from './database.ts';

/** An embedded database; `raw` is for what speaks to PGlite itself: the jobs' pool adapter, dumps, maintenance. */
export type PgliteDatabase = Database & Readonly<{ kind: 'pglite'; raw: PGlite }>;

type Options = Readonly<{ /** A dumped data directory to start from. */ loadDataDir?: Blob }>;

/** Opens the directory, or a database that is gone when the process ends. */
export const openPglite = async (dir: string | 'memory', options: Options = {}): Promise<PgliteDatabase> => {
  const raw = await PGlite.create({ ...(dir === 'memory' ? {} : { dataDir: dir }), ...options });
  const db = drizzle(raw, { casing: 'snake_case' });
  return {
    kind: 'pglite',
    raw,
    db: db as unknown as Db,
    transaction: (run) => db.transaction((tx) => run(tx as unknown as Db)),
    exec: async (sql) => {
      await raw.exec(sql);
    },
    listen: async (channel, heard) => {
      const stop = await raw.listen(knownChannel(channel), heard);
      return () => stop();
    },
    close: async () => {
      if (!raw.closed) await raw.close();
    },
  };
};

/** The PGlite behind a database, or a plain error when there is none. */
export const pgliteOf = (database: Database): PGlite => {
  if (database.kind !== 'pglite') throw new Error('this database is not embedded');
  return (database as PgliteDatabase).raw;
};
