import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { ensureSpace } from './db/free-space.ts';
import { migrate } from './db/migrate.ts';
import { openPglite } from './db/open-pglite.ts';
import { openPostgres } from './db/open-postgres.ts';

/** The database the settings name, brought to this version. */
export type Storage = Readonly<{
  database: Database;
  /** Throws `StorageFull` when the embedded database's disk is nearly full; a server looks after its own. */
  beforeAppend?: () => Promise<void>;
}>;

export const openStorage = async (config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Storage> => {
  if (config.databaseUrl) {
    const database = await openPostgres(config.databaseUrl);
    await migrate(database);
    return { database };
  }
  const dir = resolve(config.dataDir);
  mkdirSync(dir, { recursive: true });
  const database = await openPglite(join(dir, 'db'));
  await migrate(database);
  return { database, beforeAppend: ensureSpace(dir) };
};
