import { sql } from 'drizzle-orm';
import { fingerprint } from '../../kit/fingerprint.ts';
import type { Db } from '../../kit/ports.ts';
import type { Indexed } from '../match-index/match.ts';
import { weights } from '../score/weights.ts';
import type { VocabularyReading } from '../vocabulary.ts';

/*
 * What reading a text gave, kept so that a start or another process reads none again. A cache beside the log: it may lack
 * anything, and says of which text and which vocabulary each reading is.
 */

/** Raised when texts are read, or what was read is written, otherwise by the same vocabulary and weights. */
const REVISION = 2;

/** Names how texts are read: another vocabulary, weight or revision makes what was kept no longer true. */
export const versionOf = ({ version }: Pick<VocabularyReading, 'version'>): string =>
  `${version}-${fingerprint(JSON.stringify([weights, REVISION]))}`;

/** Tells a text, with what people corrected in it, from another: twice 32 bits. */
export const printOf = ({ title = '', body, confirmed = [], removed = [] }: Indexed): string => {
  const said = JSON.stringify([title, body, confirmed, removed]);
  return `${fingerprint(said)}${fingerprint(`${said.length} ${said}`)}`;
};

export type KeptReading = Readonly<{ proposal: string; print: string; reading: string }>;

/** What was kept of these proposals' texts, for that version. */
export const keptReadings = async (
  db: Db,
  version: string,
  proposals: readonly string[],
): Promise<ReadonlyMap<string, KeptReading>> => {
  if (proposals.length === 0) return new Map();
  const { rows } = (await db.execute(
    sql`select proposal, print, reading from text_readings
      where version = ${version} and proposal in (select jsonb_array_elements_text(${JSON.stringify(proposals)}::jsonb))`,
  )) as unknown as { rows: KeptReading[] };
  return new Map(rows.map((row) => [row.proposal, row]));
};

/** Keeps readings of proposals that are open still. */
export const keepReadings = async (db: Db, version: string, readings: readonly KeptReading[]): Promise<void> => {
  if (readings.length === 0) return;
  await db.execute(sql`insert into text_readings (proposal, version, print, reading)
    select r.proposal, ${version}::text, r.print, r.reading
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as r (proposal text, print text, reading text)
    join matching_proposal m on m.proposal = r.proposal and m.status = 'open'
    on conflict (proposal) do update set version = excluded.version, print = excluded.print, reading = excluded.reading`);
};

/** Forgets what was read of these. */
export const forgetReadings = async (db: Db, proposals: readonly string[]): Promise<void> => {
  if (proposals.length === 0) return;
  await db.execute(
    sql`delete from text_readings where proposal in (select jsonb_array_elements_text(${JSON.stringify(proposals)}::jsonb))`,
  );
};
