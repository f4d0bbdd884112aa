import { and, count, desc, eq, inArray } from 'drizzle-orm';
import type { AdditionPreview } from '../../../shared/contracts/vocabulary-addition.ts';
import type { Db, Deps } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { conceptsIn } from '../match/read-matches.ts';
import { createMatchIndex, type MatchIndex } from '../match-index/match-index.ts';
import { bodyOf, indexedOf } from '../proposal/indexed.ts';
import { type MatchableRow, matchableTable } from '../proposal/matchable.view.ts';
import { type AddedTerm, readingOf, readingWith, type VocabularyReading } from '../vocabulary.ts';

/** Proposals of each kind read again, the latest changed first: some seconds of work for one coordinator, no more. */
const MOST = 200;
/** How many of each a preview names. */
const NAMED = 10;
/** The matches people look at first. */
const FIRST = 3;
/** Texts read before others get their turn. */
const AT_ONCE = 5;

type Asked = AddedTerm & Readonly<{ status: 'proposed' | 'adopted' }>;

/** What adopting a proposed term, or taking an adopted one back, would change: the open proposals are read with and without it, and matched both ways. */
export const previewOf = async ({ db, places }: Pick<Deps, 'db' | 'places'>, term: Asked): Promise<AdditionPreview> => {
  const before = await currentReading(db);
  const after = readingAfter(before, term);
  const [terrains, questions, open] = await Promise.all([latest(db, 'terrain'), latest(db, 'question'), countOpen(db)]);
  const rows = [...terrains, ...questions];
  const indexes = { before: emptyIndex(before), after: emptyIndex(after) };
  const recognised: MatchableRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn();
    const indexed = indexedOf(row, places);
    indexes.before.put(row.proposal, row.kind, indexed);
    indexes.after.put(row.proposal, row.kind, indexed);
    if (says(before, row, term.concept) !== says(after, row, term.concept)) recognised.push(row);
  }
  const changed = await changedIn(questions, indexes);
  const named = namesOf(rows);
  return {
    looked: rows.length,
    open,
    recognised: {
      count: recognised.length,
      some: recognised
        .slice(0, NAMED)
        .map(({ proposal, kind, content }) => ({ id: proposal, kind, title: content.title })),
    },
    questions: questions.length,
    changed: {
      count: changed.length,
      some: changed.slice(0, NAMED).map(({ question, before: old, after: then }) => ({
        ...named(question),
        before: old.map(named),
        after: then.map(named),
      })),
    },
  };
};

const readingAfter = (before: VocabularyReading, { concept, term, status }: Asked): VocabularyReading => {
  const isSame = (one: AddedTerm) => one.concept === concept && one.term === term;
  if (status === 'adopted') return readingOf(before.added.filter((one) => !isSame(one)));
  // Another addition may have brought the same term in since it was proposed.
  return before.added.some(isSame) ? before : readingWith(before, { concept, term });
};

type Changed = Readonly<{ question: string; before: string[]; after: string[] }>;

const changedIn = async (
  questions: readonly MatchableRow[],
  { before, after }: Readonly<{ before: MatchIndex; after: MatchIndex }>,
): Promise<Changed[]> => {
  const changed: Changed[] = [];
  for (const [i, { proposal }] of questions.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn();
    const [old, then] = [firstOf(before, proposal), firstOf(after, proposal)];
    if (old.join() !== then.join()) changed.push({ question: proposal, before: old, after: then });
  }
  return changed;
};

const firstOf = (index: MatchIndex, question: string): string[] =>
  index.matchesOf(question, { limit: FIRST }).map(({ id }) => id);

const says = (reading: VocabularyReading, row: MatchableRow, concept: string): boolean =>
  conceptsIn(reading, `${row.content.title}.\n${bodyOf(row)}`, row.tags).some(
    ({ id, verdict }) => id === concept && verdict !== 'removed',
  );

const namesOf = (rows: readonly MatchableRow[]) => {
  const titles = new Map(rows.map(({ proposal, content }) => [proposal, content.title]));
  return (id: string) => ({ id, title: titles.get(id) ?? '' });
};

const emptyIndex = ({ concepts, lexicon }: VocabularyReading): MatchIndex => createMatchIndex(concepts, lexicon);
const turn = (): Promise<unknown> => new Promise((done) => setImmediate(done));

const latest = (db: Db, kind: MatchableRow['kind']): Promise<MatchableRow[]> =>
  db
    .select()
    .from(matchableTable)
    .where(and(eq(matchableTable.status, 'open'), eq(matchableTable.kind, kind)))
    .orderBy(desc(matchableTable.change))
    .limit(MOST);

const countOpen = async (db: Db): Promise<number> =>
  (
    await db
      .select({ n: count() })
      .from(matchableTable)
      .where(and(eq(matchableTable.status, 'open'), inArray(matchableTable.kind, ['terrain', 'question'])))
  )[0]?.n ?? 0;
