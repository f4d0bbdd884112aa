import { inArray } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { ProposalContent, ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import { shelfOf } from '../../kit/text/nearest-word.ts';
import { wordsOf } from '../../kit/text/words.ts';
import { view } from '../../kit/view.ts';
import { searchedText } from './proposal-columns.ts';

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

const meet = async (db: Db, posted: ProposalContent): Promise<void> => {
  const source = searchedText(posted);
  const met = new Map(
    wordsOf(source).map(({ start, end, folded, stem }) => {
      const written = source.slice(start, end).toLowerCase();
      return [folded, { word: folded, stem, written, shelf: shelfOf(folded, folded.length) }];
    }),
  );
  if (met.size > 0)
    await db
      .insert(proposalWordTable)
      .values([...met.values()])
      .onConflictDoNothing();
};

export const proposalWordView = view<ProposalEvent>({
  name: 'board_word',
  when: 'async',
  table: proposalWordTable,
  on: {
    ProposalPosted: (db, { data }) => meet(db, data),
    ProposalRevised: (db, { data }) => meet(db, data),
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

/** The words met that stand on one of these shelves. */
export const wordsOn = (db: Db, shelves: readonly string[]): Promise<ProposalWord[]> =>
  db
    .select()
    .from(proposalWordTable)
    .where(inArray(proposalWordTable.shelf, [...shelves]))
    .orderBy(proposalWordTable.word);
