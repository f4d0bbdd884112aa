import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { numberIn } from '../match-index/documents.ts';
import type { ProposalKind } from '../match-index/match.ts';
import { numbersIn } from '../match-index/read.ts';

/*
 * Layings in the tables of migration 0012. What is laid of texts never changes, but for one thing: a document that is gone loses
 * its facts and features at once, and what nobody else has loses its name.
 */

/** Any number of its own: it is this table's. */
const LOCK = 7_150_321;

export const kinds = ['terrain', 'question'] as const satisfies readonly ProposalKind[];

/** One laying: what was read how (`version`), out of which making of the table of proposals, up to which change. */
export type Laying = Readonly<{
  laying: number;
  version: string;
  making: number;
  change: number;
  /** Documents whose postings lie together. */
  block: number;
  terrains: number;
  questions: number;
}>;

export const rowsOf = async <T>(db: Pick<Db, 'execute'>, query: SQL): Promise<T[]> =>
  ((await db.execute(query)) as unknown as { rows: T[] }).rows;

/** As a table of one column, whatever the number: a list of parameters ends somewhere. */
export const texts = (all: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(all)}::jsonb))`;
export const numbers = (all: readonly number[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(all)}::jsonb)::integer)`;

/** The latest one that is ready, by any vocabulary. */
export const latestLaying = async (db: Db, version?: string): Promise<Laying | undefined> =>
  (
    await rowsOf<Laying>(
      db,
      sql`select laying, version, making, change::float8 as change, block, terrains, questions from layings
        where ready ${version === undefined ? sql`` : sql`and version = ${version}`} order by laying desc limit 1`,
    )
  )[0];

/** What a laying is of, and how many proposals there will be at most. */
export type Planned = Pick<Laying, 'version' | 'making' | 'change' | 'block'> & Readonly<{ of: number }>;

/** Begins one, unless somebody makes one by this version at this moment: whoever does says so every minute. */
export const claimLaying = (db: Db, { version, making, change, block, of }: Planned): Promise<number | undefined> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const [claimed] = await rowsOf<{ laying: number }>(
      tx,
      sql`insert into layings (version, making, change, block, of)
        select ${version}, ${making}::integer, ${change}::bigint, ${block}::integer, ${of}::integer
        where not exists (select 1 from layings
          where not ready and version = ${version} and renewed > now() - interval '1 minute')
        returning laying`,
    );
    return claimed?.laying;
  });

export type Gone = Readonly<{ kind: ProposalKind; place: number }>;
type Leaving = Gone & Readonly<{ laying: number; features: string | null }>;

/** The documents of a laying that are gone. */
export const goneIn = (db: Db, laying: number): Promise<Gone[]> =>
  rowsOf(db, sql`select kind, place from laid_documents where laying = ${laying} and features is null`);

/** Forgets what is laid of these, in every laying; answers where they lie in one, those forgotten before too. */
export const forgetLaid = async (db: Db, proposals: readonly string[], laying?: number): Promise<Gone[]> => {
  if (proposals.length === 0) return [];
  const leaving = await db.transaction(async (tx) => {
    const found = await rowsOf<Leaving>(
      tx,
      sql`select laying, kind, place, features from laid_documents where proposal in ${texts(proposals)}
        order by laying, kind, place for update`,
    );
    const there = found.filter(({ features }) => features !== null);
    if (there.length === 0) return found;
    await tx.execute(
      sql`update laid_documents set facts = null, features = null
        where proposal in ${texts(proposals)} and features is not null`,
    );
    await tx.execute(sql`update laid_features f set documents = documents - l.n
      from jsonb_to_recordset(${JSON.stringify(countsOf(there))}::jsonb) as l (laying integer, feature integer, n integer)
      where f.laying = l.laying and f.feature = l.feature`);
    await tx.execute(
      sql`delete from laid_features where documents <= 0 and laying in ${numbers([...new Set(there.map((one) => one.laying))])}
        and feature in ${numbers([...new Set(there.flatMap((one) => featuresIn(one.features)))])}`,
    );
    return found;
  });
  return leaving.filter((one) => one.laying === laying);
};

const featuresIn = (features: string | null): number[] => [...packsIn(features ?? '')].map((pack) => numberIn(pack));

/** The features of a document as they are kept. */
export const packsIn = (features: string): Uint32Array => numbersIn(Buffer.from(features, 'base64'));

const countsOf = (leaving: readonly Leaving[]): { laying: number; feature: number; n: number }[] => {
  const counts = new Map<string, { laying: number; feature: number; n: number }>();
  for (const { laying, features } of leaving)
    for (const feature of featuresIn(features)) {
      const key = `${laying} ${feature}`;
      const count = counts.get(key) ?? { laying, feature, n: 0 };
      count.n++;
      counts.set(key, count);
    }
  return [...counts.values()];
};

/** Lets go of layings nobody can be reading from any more: all but the two latest, and those whose maker stopped. */
export const dropOldLayings = (db: Db): Promise<unknown> =>
  db.execute(sql`delete from layings where
    (ready and laying not in (select laying from layings where ready order by laying desc limit 2))
    or (not ready and renewed < now() - interval '10 minutes')`);

/** Tells how much is in the tables now: while nobody knows, whole lists are read for a few of their rows, three times as long. */
export const tellPlanner = (db: Db): Promise<unknown> =>
  db.execute(sql`analyze laid_documents, laid_features, laid_postings`);
