import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { isDatabaseAway } from './db/away.ts';
import type { Database } from './db/database.ts';
import { ensureSpace } from './db/free-space.ts';
import { migrate } from './db/migrate.ts';
import { openPglite } from './db/open-pglite.ts';
import type { OnQuery } from './observe/slow-queries.ts';
import { impatient, type Patience, patiently } from './patience.ts';

/** The database the settings name, brought to this version. */
export type Storage = Readonly<{
  database: Database;
  /** Throws `StorageFull` when the embedded database's disk is nearly full; a server looks after its own. */
  beforeAppend?: () => Promise<void>;
}>;

export const openStorage = async (
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  patience: Patience = impatient,
  onQuery?: OnQuery,
): Promise<Storage> => {
  const { databaseUrl: url } = config;
  const watched = onQuery ? { onQuery } : {};
  if (url) {
    const server = { kind: 'PostgreSQL', setting: 'DATABASE_URL', url, isAway: isDatabaseAway } as const;
    return patiently(server, patience, async () => {
      const { openPostgres } = await import('./db/open-postgres.ts');
      const database = await openPostgres(url, watched);
      await orClose(database, migrate(database));
      return { database };
    });
  }
  const dir = resolve(config.dataDir);
  mkdirSync(dir, { recursive: true });
  const database = await openPglite(join(dir, 'db'), watched);
  await orClose(database, migrate(database));
  return { database, beforeAppend: ensureSpace(dir) };
};

/** What cannot be brought to this version is let go: nothing stays locked or connected. */
const orClose = async (database: Database, migrated: Promise<unknown>): Promise<void> => {
  try {
    await migrated;
  } catch (error) {
    await database.close();
    throw error;
  }
};
