import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { DurableFS, durableStartParams } from '../../../infra/db/durable-fs.ts';

/** What a data directory holds, read by the engine alone: no server, no lock, nothing left in it. */
export type Opened = Readonly<{
  rows: <T>(sql: string) => Promise<readonly T[]>;
  /** What amcheck finds wrong: each table's pages, each b-tree against its table, entry by entry. Empty when all is sound. */
  unsound: () => Promise<Readonly<{ indexes: number; tables: number; wrong: readonly string[] }>>;
  close: () => Promise<void>;
}>;

const INDEXES = `select c.oid::regclass::text as name, 'bt_index_parent_check(' || c.oid || ', true, true)' as check
  from pg_class c join pg_am a on a.oid = c.relam join pg_index i on i.indexrelid = c.oid
  where a.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid`;
const TABLES = `select c.oid::regclass::text as name, 'verify_heapam(' || c.oid || ')' as check
  from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'heap' and c.relkind in ('r', 't')`;

/** Opens the directory of a dead process; throws when it does not start. */
export const openDead = async (dir: string): Promise<Opened> => {
  const raw = await PGlite.create({
    fs: new DurableFS(dir),
    startParams: [...durableStartParams],
    extensions: { amcheck },
  });
  const rows = async <T>(sql: string) => (await raw.query<T>(sql)).rows;
  const wrongWith = async ({ name, check }: { name: string; check: string }): Promise<string[]> => {
    await raw.exec('savepoint one');
    try {
      const found = await rows<{ said: string | null }>(`select t::text as said from ${check} t`);
      return found.filter(({ said }) => said).map(({ said }) => `${name}: ${said}`);
    } catch (error) {
      await raw.exec('rollback to savepoint one');
      return [`${name}: ${(error as Error).message}`];
    }
  };
  return {
    rows,
    unsound: async () => {
      await raw.exec('begin; create extension amcheck');
      const indexes = await rows<{ name: string; check: string }>(INDEXES);
      const tables = await rows<{ name: string; check: string }>(TABLES);
      const wrong: string[] = [];
      for (const one of [...indexes, ...tables]) wrong.push(...(await wrongWith(one)));
      await raw.exec('rollback');
      return { indexes: indexes.length, tables: tables.length, wrong };
    },
    close: () => raw.close(),
  };
};
