import type { Db, Places } from '../../kit/ports.ts';
import type { ProposalKind } from '../match-index/match.ts';
import { readerBy } from '../match-index/match-index.ts';
import { keptRead, type Read, readKept } from '../match-index/read.ts';
import type { Facts } from '../score/facts.ts';
import type { VocabularyReading } from '../vocabulary.ts';
import { indexedOf } from './indexed.ts';
import { forgetReadings, type KeptReading, keepReadings, keptReadings, printOf, versionOf } from './kept-readings.ts';
import type { MatchableRow } from './matchable.view.ts';

/** Texts read before others get their turn. */
const AT_ONCE = 20;

export type ReadProposal = Readonly<{ proposal: string; kind: ProposalKind; read: Read; facts: Facts }>;
export type Taken = Readonly<{ open: readonly ReadProposal[]; gone: readonly string[] }>;

/** What these rows say, what was read before not being read again, and which are no longer open. */
export const takeIn = async (
  rows: readonly MatchableRow[],
  reading: VocabularyReading,
  { db, places }: Readonly<{ db: Db; places: Places }>,
): Promise<Taken> => {
  const reader = readerBy(reading.concepts, reading.lexicon);
  const version = versionOf(reading);
  const isOpen = ({ status }: MatchableRow): boolean => status === 'open';
  const gone = rows.filter((row) => !isOpen(row)).map(({ proposal }) => proposal);
  const openRows = rows.filter(isOpen);
  const kept = await keptReadings(
    db,
    version,
    openRows.map(({ proposal }) => proposal),
  );
  const open: ReadProposal[] = [];
  const made: KeptReading[] = [];
  for (const row of openRows) {
    const { proposal, kind } = row;
    const indexed = indexedOf(row, places);
    const print = printOf(indexed);
    const before = kept.get(proposal);
    const read = before?.print === print ? readKept(before.reading) : reader.read(indexed);
    open.push({ proposal, kind, read, facts: indexed.facts });
    if (before?.print === print) continue;
    made.push({ proposal, print, reading: keptRead(read) });
    // Thousands of texts are read at the start: others get their turn meanwhile.
    if (made.length % AT_ONCE === 0) await new Promise((turn) => setImmediate(turn));
  }
  // A cache: what cannot be kept (the disk is full) is read again another time.
  await keepReadings(db, version, made).catch(() => undefined);
  await forgetReadings(db, gone).catch(() => undefined);
  return { open, gone };
};
