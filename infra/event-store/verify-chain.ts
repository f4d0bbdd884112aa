import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Sentence } from '../../shared/kernel/words.ts';

const PAGE = 5_000;
/** One altered statement can spoil every fact after it: naming the first few is enough. */
const MOST = 20;

export const logFaults = {
  altered: {
    fr: 'Le fait {position} ({type}, flux {stream}) ne correspond plus à son empreinte : lui ou celui d’avant a été modifié après coup. Restaurez la dernière sauvegarde d’avant dans une base vide, et cherchez qui écrit dans events.',
    en: 'Fact {position} ({type}, stream {stream}) no longer fits its hash: it or the one before was altered afterwards. Restore the last backup made before into an empty database, and find out who writes to events.',
  },
  gap: {
    fr: 'Des faits manquent entre les positions {before} et {position}. Restaurez la dernière sauvegarde dans une base vide.',
    en: 'Facts are missing between positions {before} and {position}. Restore the last backup into an empty database.',
  },
  version: {
    fr: 'Le flux {stream} passe de la version {before} à la version {version} (position {position}). Restaurez la dernière sauvegarde dans une base vide.',
    en: 'Stream {stream} goes from version {before} to version {version} (position {position}). Restore the last backup into an empty database.',
  },
  head: {
    fr: 'Le compteur dit {head} alors que le dernier fait est à la position {last}. Arrêtez les serveurs et restaurez la dernière sauvegarde dans une base vide.',
    en: 'The counter says {head} while the last fact is at position {last}. Stop the servers and restore the last backup into an empty database.',
  },
} satisfies Record<string, Sentence>;

export type LogFault = Readonly<{ code: keyof typeof logFaults; values: Readonly<Record<string, string | number>> }>;
type Progress = (done: number, of: number) => void;

/** What is wrong with the log itself: its chain of hashes, its positions, the versions of its streams, its counter. */
export const verifyChain = async (db: Db, progress: Progress = () => {}): Promise<readonly LogFault[]> => {
  const faults: LogFault[] = [...(await headFaults(db))];
  for await (const found of linkFaults(db, progress)) {
    faults.push(...found);
    if (faults.length >= MOST) break;
  }
  return [...faults, ...(await versionFaults(db))].slice(0, MOST);
};

const headFaults = async (db: Db): Promise<LogFault[]> => {
  const [row] = await rowsOf<{ head: number; last: number }>(
    db,
    sql`select position as head, (select coalesce(max(position), 0) from events) as last from log_head`,
  );
  const { head, last } = row ?? { head: 0, last: 0 };
  return head === last ? [] : [{ code: 'head', values: { head, last } }];
};

type Link = Readonly<{
  position: number;
  before: number;
  stream: string;
  type: string;
  fits: boolean;
  hash: string;
}>;

/** Page by page: what does not fit, and always the last row, which the next page is linked to. */
async function* linkFaults(db: Db, progress: Progress): AsyncGenerator<LogFault[]> {
  const [end] = await rowsOf<{ last: number }>(db, sql`select coalesce(max(position), 0) as last from events`);
  const upTo = end?.last ?? 0;
  let last = { position: 0, hash: '' };
  while (last.position < upTo) {
    const links = await rowsOf<Link>(db, linksAfter(last.position, last.hash, upTo));
    yield links.flatMap(faultsOf);
    last = links.at(-1) ?? { position: upTo, hash: '' };
    progress(last.position, upTo);
  }
}

const linksAfter = (after: number, hash: string, upTo: number): SQL => sql`
  with link as (
    select position, stream, type, hash, coalesce(lag(position) over w, ${after}::bigint) as before,
           hash = event_hash(coalesce(lag(hash) over w, decode(${hash}, 'hex')), fact) as fits
    from (
      select events as fact, position, stream, type, hash from events
      where position > ${after} and position <= ${upTo} order by position limit ${PAGE}
    ) as page window w as (order by position)
  )
  select position, before, stream, type, fits, encode(hash, 'hex') as hash from link
  where not fits or position <> before + 1 or position = (select max(position) from link) order by position`;

const faultsOf = ({ position, before, stream, type, fits }: Link): LogFault[] => {
  if (position !== before + 1) return [{ code: 'gap', values: { before, position } }];
  return fits ? [] : [{ code: 'altered', values: { position, type, stream } }];
};

const versionFaults = async (db: Db): Promise<LogFault[]> => {
  const rows = await rowsOf<{ stream: string; position: number; version: number; before: number }>(
    db,
    sql`select * from (
          select stream, position, version,
                 coalesce(lag(version) over (partition by stream order by position), 0) as before from events
        ) steps where version <> before + 1 order by position limit ${MOST}`,
  );
  return rows.map((values) => ({ code: 'version', values }));
};

const rowsOf = async <T>(db: Db, query: SQL): Promise<T[]> =>
  ((await db.execute(query)) as unknown as { rows: T[] }).rows;
