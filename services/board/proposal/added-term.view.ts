import { pgTable, text } from 'drizzle-orm/pg-core';
import type { AdditionEvent } from '../../../shared/contracts/vocabulary-addition.ts';
import { standingConcept } from '../../../shared/vocabulary/former.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';

/* Table: the ways of saying a concept that coordinators adopted, so that the public search hears them too */

const addedTermTable = pgTable('board_added_term', {
  addition: text().primaryKey(),
  concept: text().notNull(),
  term: text().notNull(),
});

/* Projection: inline, so that who adopts a term finds by it at once */

const idOf = (stream: string): string => stream.slice('addition-'.length);

export const addedTermView = view<AdditionEvent>({
  name: 'board_added_term',
  when: 'inline',
  table: addedTermTable,
  on: {
    TermAdopted: (rows, { stream, data: { concept, term } }) =>
      rows.put(addedTermTable, { addition: idOf(stream), concept, term }),
    TermTakenBack: (rows, { stream }) => rows.remove(addedTermTable, { addition: idOf(stream) }),
  },
});

/* Query */

/** Each with the concept that stands today. */
export const addedTerms = async (db: Db): Promise<{ concept: string; term: string }[]> => {
  const rows = await db.select().from(addedTermTable).orderBy(addedTermTable.addition);
  return rows.map(({ concept, term }) => ({ concept: standingConcept(concept), term }));
};
