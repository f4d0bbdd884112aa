import { and, arrayContains, arrayOverlaps, not, or, type SQL } from 'drizzle-orm';
import type { ProposalList } from '../../../shared/contracts/proposal-answers.ts';
import { concepts } from '../../../shared/vocabulary/vocabulary.ts';
import type { Db } from '../../kit/ports.ts';
import { stem } from '../../kit/text/stem.ts';
import { wordsOf } from '../../kit/text/words.ts';
import { addedTerms } from './added-term.view.ts';
import { type ProposalRow, proposalTable as t } from './proposal.view.ts';
import { cardColumns, cardOf } from './proposal-cards.ts';
import { type Filters, newestFirst, whereOf } from './proposal-filters.ts';
import { stemsBeginning } from './proposal-word.view.ts';
import { type AskedWord, type Said, type Way, wayOf, waysAmong, waysOf } from './ways-said.ts';

/** More are a second list, which nobody asked for. */
const MOST = 10;
/** So many are looked at: stems alone may have let one through that has another form of a word. */
const LOOKED_AT = 3 * MOST;

const written = waysAmong(concepts);
const byId = new Map(concepts.map((concept) => [concept.id, concept]));

/** Makes the vocabulary ready for the first search. */
export const warmSearch = (): void => void written.warm();

type Asked = Readonly<{ filters: Filters; words: readonly AskedWord[] }>;

/**
 * Proposals that say in other words a concept the search says, newest first, under the same filters and without those the
 * words themselves found; what the search says beside the concept they must say too. The vocabulary is the written one with
 * what coordinators adopted.
 */
export const saidOtherwise = async (db: Db, { filters, words }: Asked): Promise<ProposalList['otherwise']> => {
  const { text } = filters;
  if (!text) return [];
  const added = await addedWays(db);
  const found: ProposalList['otherwise'][number][] = [];
  for (const said of written.saidBy(words, added)) {
    const { id, label } = said.concept;
    const ways = [...waysOf(said.concept), ...added.filter(({ concept }) => concept === said.concept)];
    const rows = await rowsSaying(
      db,
      ways,
      and(whereOf({ ...filters, text: undefined }), not(text), beside(said, words)),
    );
    for (const card of rows.map(cardOf))
      if (!found.some((one) => one.card.id === card.id)) found.push({ card, concept: { id, label } });
  }
  return found.slice(0, MOST);
};

const addedWays = async (db: Db): Promise<Way[]> =>
  (await addedTerms(db)).flatMap(({ concept: id, term }) => {
    const concept = byId.get(id);
    const way = concept && wayOf(concept, term);
    return way && way.pieces.length > 0 ? [way] : [];
  });

const beside = ({ stems }: Said, words: readonly AskedWord[]): SQL | undefined => {
  const others = words.map((word) => word.stem).filter((one) => !stems.includes(one));
  return others.length > 0 ? arrayContains(t.stems, [...new Set(others)]) : undefined;
};

/** What a text must have to say a concept one way: all these stems, one of each of these, all these very forms. */
type Needs = Readonly<{ every: readonly string[]; oneOf: readonly (readonly string[])[]; forms: readonly string[] }>;

const rowsSaying = async (db: Db, ways: readonly Way[], where: SQL | undefined) => {
  const beginnings = ways.flatMap(({ pieces }) =>
    pieces.filter(({ by }) => by === 'beginning').map(({ word }) => word),
  );
  const begun = await stemsBeginning(db, [...new Set(beginnings)]);
  const needs = ways
    .map((way) => needsOf(way, begun))
    // A beginning that no text has.
    .filter(({ oneOf }) => oneOf.every((stems) => stems.length > 0));
  if (needs.length === 0) return [];
  const rows = await db
    .select({ ...cardColumns, stems: t.stems })
    .from(t)
    .where(and(where, or(...needs.map(inStems))))
    .orderBy(...newestFirst)
    .limit(LOOKED_AT);
  return rows.filter((row) => needs.some((need) => isMetIn(need, row))).slice(0, MOST);
};

const needsOf = ({ pieces }: Way, begun: ReadonlyMap<string, readonly string[]>): Needs => {
  const wordsBy = (kind: (typeof pieces)[number]['by']) =>
    pieces.filter(({ by }) => by === kind).map(({ word }) => word);
  const forms = wordsBy('form');
  return {
    every: [...new Set([...wordsBy('stem'), ...forms].map(stem))],
    oneOf: wordsBy('beginning').map((beginning) => begun.get(beginning) ?? []),
    forms,
  };
};

const inStems = ({ every, oneOf }: Needs): SQL | undefined =>
  and(
    every.length > 0 ? arrayContains(t.stems, [...every]) : undefined,
    ...oneOf.map((stems) => arrayOverlaps(t.stems, [...stems])),
  );

const isMetIn = (
  { every, oneOf, forms }: Needs,
  { stems, title, body }: Pick<ProposalRow, 'stems' | 'title' | 'body'>,
) =>
  every.every((one) => stems.includes(one)) &&
  oneOf.every((some) => some.some((one) => stems.includes(one))) &&
  (forms.length === 0 || hasForms(forms, `${title}.\n${body}`));

const hasForms = (forms: readonly string[], text: string): boolean => {
  const folded = new Set(wordsOf(text).map((word) => word.folded));
  return forms.every((form) => folded.has(form));
};
