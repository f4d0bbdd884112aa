import { and, inArray, or, sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { ProposalContent, ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { shelfOf } from '../../kit/text/nearest-word.ts';
import { view } from '../../kit/view.ts';
import { indexedWords } from './proposal-columns.ts';

/* Table: every word the public search has met, so that a slip of the finger finds the word that was meant */

export const proposalWordTable = pgTable(
  'board_word',
  {
    /** Lower case, without accents. */
    word: text().primaryKey(),
    stem: text().notNull(),
    /** As first written, in lower case. */
    written: text().notNull(),
    /** Its first letter and its length. */
    shelf: text().notNull(),
  },
  (t) => [index().on(t.stem), index().on(t.shelf)],
);
export type ProposalWord = typeof proposalWordTable.$inferSelect;

/* Projection */

const meet = (rows: Rows, posted: ProposalContent): void => {
  const { text: source, words } = indexedWords(posted);
  const met = new Map(words.map((word) => [word.folded, word]));
  for (const { start, end, folded, stem } of met.values()) {
    const written = source.slice(start, end).toLowerCase();
    rows.offer(proposalWordTable, { word: folded, stem, written, shelf: shelfOf(folded, folded.length) });
  }
};

export const proposalWordView = view<ProposalEvent>({
  name: 'board_word',
  when: 'async',
  table: proposalWordTable,
  on: {
    ProposalPosted: (rows, { data }) => meet(rows, data),
    ProposalRevised: (rows, { data }) => meet(rows, data),
  },
});

/* Query */

/** The stems among these that some text has. */
export const stemsMet = async (db: Db, stems: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectDistinct({ stem: proposalWordTable.stem })
    .from(proposalWordTable)
    .where(inArray(proposalWordTable.stem, [...stems]));
  return new Set(rows.map(({ stem }) => stem));
};

/** Words longer than this are too few to be looked for. */
const LONGEST = 30;

/** For each beginning, the stems of the words met that begin so. */
export const stemsBeginning = async (
  db: Db,
  beginnings: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (beginnings.length === 0) return new Map();
  const shelves = (beginning: string) =>
    Array.from({ length: LONGEST - beginning.length + 1 }, (_, more) => shelfOf(beginning, beginning.length + more));
  const { word, stem, shelf } = proposalWordTable;
  const rows = await db
    .select({ word, stem })
    .from(proposalWordTable)
    .where(or(...beginnings.map((one) => and(inArray(shelf, shelves(one)), sql`starts_with(${word}, ${one})`))))
    .orderBy(word);
  return new Map(
    beginnings.map((beginning) => [
      beginning,
      [...new Set(rows.filter((row) => row.word.startsWith(beginning)).map((row) => row.stem))],
    ]),
  );
};

/** The words met that stand on one of these shelves. */
export const wordsOn = (db: Db, shelves: readonly string[]): Promise<ProposalWord[]> =>
  db
    .select()
    .from(proposalWordTable)
    .where(inArray(proposalWordTable.shelf, [...shelves]))
    .orderBy(proposalWordTable.word);
