import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import { ROOT } from '../root.ts';
import type { Database } from './database.ts';
import { unhurried } from './unhurried.ts';

export type Migration = Readonly<{ name: string; text: string; sha256: string }>;

const refusals = {
  newer: {
    fr: 'Cette base a été mise à jour par une version plus récente ({name} est inconnu ici). Démarrez cette version-là, ou restaurez une sauvegarde plus ancienne.',
    en: 'This database was migrated by a newer version ({name} is unknown here). Start that version, or restore a backup made before it.',
  },
  altered: {
    fr: '{name} a été modifié après avoir été appliqué à cette base. Remettez le fichier comme il était, et écrivez le changement dans une nouvelle migration.',
    en: '{name} was altered after it had been applied to this database. Put the file back as it was and write the change as a new migration.',
  },
  late: {
    fr: '{name} vient avant {last}, déjà appliqué. Donnez-lui un nom qui vienne après.',
    en: '{name} comes before {last}, which is already applied. Give it a later name.',
  },
} satisfies Record<string, Sentence>;

/** The files on disk and what was applied do not tell the same story; nothing was changed. Said in French and in English. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  constructor(why: keyof typeof refusals, values: Readonly<Record<string, string>>) {
    super(`${say('fr', refusals[why], values)}\n${say('en', refusals[why], values)}`);
  }
}

const FOLDER = pathToFileURL(join(ROOT, 'infra/db/migrations/'));
/** Any number, the same for everybody who migrates. */
const LOCK = 7_203_110_415;
/** No text of a migration holds this character. */
const ENDED = '\u0000';

/** The migrations of this version, in the order they apply. */
export const migrations = async (folder: URL = FOLDER): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
};

/**
 * Brings the precious tables to this version: one transaction per file, under one lock, so that several starters
 * wait for each other. Answers the names it applied. Throws `MigrationRefused` when an applied file was altered.
 */
export const migrate = async (database: Database, wanted?: readonly Migration[]): Promise<readonly string[]> => {
  const all = wanted ?? (await migrations());
  const done: string[] = [];
  if (await isUpToDate(database.db, all)) return done;
  for (const migration of all) {
    const fresh = await database.transaction(async (tx) => {
      const applied = await appliedUnderLock(tx);
      refuseAltered(all, applied);
      if (applied.has(migration.name)) return false;
      for (const statement of statements(migration.text)) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into migrations (name, sha256) values (${migration.name}, ${migration.sha256})`);
      return true;
    });
    if (fresh) done.push(migration.name);
  }
  return done;
};

/** A statement ends where a line ends with a semicolon, outside `$$`: the embedded database takes them one by one. */
export const statements = (text: string): readonly string[] =>
  text
    .replaceAll(/^\s*--.*$/gm, '')
    .split('$$')
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/;[ \t]*$/gm, ENDED)))
    .join('$$')
    .split(ENDED)
    .map((statement) => statement.trim())
    .filter(Boolean);

/** Whether there is nothing to do and nothing to refuse: then nobody need wait for the lock. */
const isUpToDate = async (db: Db, all: readonly Migration[]): Promise<boolean> => {
  const { rows } = (await db.execute(sql`select to_regclass('migrations') is not null as there`)) as unknown as {
    rows: { there: boolean }[];
  };
  if (!rows[0]?.there) return false;
  const applied = await appliedIn(db);
  return applied.size === all.length && all.every(({ name, sha256 }) => applied.get(name) === sha256);
};

const appliedIn = async (db: Db): Promise<ReadonlyMap<string, string>> => {
  const { rows } = (await db.execute(sql`select name, sha256 from migrations`)) as unknown as {
    rows: { name: string; sha256: string }[];
  };
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
};

const appliedUnderLock = async (tx: Db): Promise<ReadonlyMap<string, string>> => {
  await unhurried(tx);
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  await tx.execute(
    sql`create table if not exists migrations (name text primary key, sha256 text not null, at timestamptz not null default now())`,
  );
  return appliedIn(tx);
};

const refuseAltered = (all: readonly Migration[], applied: ReadonlyMap<string, string>): void => {
  const known = new Map(all.map(({ name, sha256 }) => [name, sha256]));
  const last = [...applied.keys()].sort().at(-1) ?? '';
  for (const [name, sha256] of applied) {
    if (!known.has(name)) throw new MigrationRefused('newer', { name });
    if (known.get(name) !== sha256) throw new MigrationRefused('altered', { name });
  }
  const skipped = all.find(({ name }) => name < last && !applied.has(name));
  if (skipped) throw new MigrationRefused('late', { name: skipped.name, last });
};
