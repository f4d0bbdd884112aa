import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { openLaid } from '../../services/matching/laid-index/laid.ts';
import { laidSearch } from '../../services/matching/laid-index/laid-search.ts';
import { beginLaying } from '../../services/matching/laid-index/lay.ts';
import { forgetLaid } from '../../services/matching/laid-index/layings.ts';
import { createHolding } from '../../services/matching/match-index/holding.ts';
import type { MatchOptions, MatchSearch, ProposalKind } from '../../services/matching/match-index/match.ts';
import { createMatchIndex, readerBy } from '../../services/matching/match-index/match-index.ts';
import { type Facts, noFacts } from '../../services/matching/score/facts.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { madeText } from '../bench/made-texts.ts';
import { chance } from '../kit/chance.ts';
import { engines } from '../kit/database.ts';

/* Few themes and offers, so that facts agree and disagree, and points are often equal. */
const random = chance(23);
const { own, read, entry } = readerBy(vocabulary, lexicon);
const made = Array.from({ length: 240 }, (_, i) => {
  const body = madeText(random, 4 + Math.floor(random() * 20));
  const facts: Facts =
    i % 4 === 0 ? noFacts : { ...noFacts, themes: [`t${i % 4}`], offers: [`o${i % 2}`], capacity: i % 3 };
  return { body, facts, read: read({ body }) };
});
const kindOf = (i: number): ProposalKind => (i % 3 === 0 ? 'question' : 'terrain');
const idOf = (i: number): string => `p${i}`;

describe.each(engines)('what is laid in tables on $name', ({ open }) => {
  let database: Database;
  const memory = createMatchIndex(vocabulary, lexicon);
  let tables: MatchSearch;
  /** Of what changed since, each now says what another says. */
  const changed = [2, 3, 40, 41, 100];
  const gone = [7, 9, 50];

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    const about = { version: 'v', making: 1, change: 1, of: 200, block: 32 };
    const maker = await beginLaying(db, about, own);
    if (!maker) throw new Error('somebody else lays');
    expect(await beginLaying(db, about, own)).toBeUndefined();
    const arriving = made
      .slice(0, 200)
      .map(({ read: known, facts }, i) => ({ proposal: idOf(i), kind: kindOf(i), read: known, facts }));
    await maker.add(arriving.slice(0, 90));
    await maker.add(arriving.slice(90));
    const laid = await openLaid(db, await maker.finish(), own);
    const since = createHolding(own);
    for (const { proposal, kind, facts, read: known } of arriving)
      memory.put(proposal, kind, { body: '', facts }, known);
    const put = (i: number, says: number): void => {
      const { read: known, facts } = made[says] as (typeof made)[number];
      since.put(idOf(i), kindOf(i), known, facts);
      memory.put(idOf(i), kindOf(i), { body: '', facts }, known);
    };
    laid.leave(await forgetLaid(db, [...changed, ...gone].map(idOf), laid.about.laying));
    for (const i of changed) put(i, 239 - i);
    for (const i of gone) memory.remove(idOf(i));
    for (let i = 200; i < 220; i++) put(i, i);
    tables = laidSearch(laid, since, vocabulary, entry);
  });
  afterAll(() => database.close());

  const bothSay = async (ask: (index: MatchSearch) => unknown): Promise<string> => {
    const [here, there] = [await ask(memory), await ask(tables)];
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    return JSON.stringify(here);
  };

  it('is matched byte for byte as if it were all in the process', async () => {
    expect(tables.size()).toBe(memory.size());
    const answers = new Set<string>();
    for (let i = 0; i < 220; i += 5) {
      const options: MatchOptions = { limit: 1 + (i % 30), hidden: i % 2 === 0, without: (id) => id.endsWith('3') };
      answers.add(await bothSay((index) => index.matchesOf(idOf(i), options)));
      const text = made[239 - i]?.body ?? '';
      answers.add(
        await bothSay((index) => index.matchesOfText(kindOf(i), { body: text, facts: made[i]?.facts ?? noFacts })),
      );
      await bothSay((index) => index.pair(idOf(i), idOf(i + 1)));
      await bothSay((index) => index.supposing(kindOf(i), { body: text }, idOf(i + 1)));
    }
    expect(answers.size).toBeGreaterThan(60);
    expect(await bothSay((index) => index.matchesOf('unknown'))).toBe('[]');
  });

  it('answers several at once as one after the other', async () => {
    const asked = Array.from({ length: 12 }, (_, i) => idOf(10 + i));
    const apart = asked.map((id) => memory.matchesOf(id, { hidden: true }));
    const together = await Promise.all(asked.map((id) => tables.matchesOf(id, { hidden: true })));
    expect(JSON.stringify(together)).toBe(JSON.stringify(apart));
  });

  it('names those that say a concept, and those that are there, in the same order', async () => {
    const concepts = [
      ...new Set(made.flatMap(({ body }) => [...entry('terrain', { body }).features.concepts.keys()])),
    ].slice(0, 40);
    const said = await Promise.all(concepts.map((concept) => bothSay((index) => index.saying(concept, 4))));
    expect(said.filter((ids) => ids !== '[]').length).toBeGreaterThan(30);
    const asked = ['unknown', ...[...changed, ...gone, 210, 1].map(idOf)];
    expect(JSON.parse(await bothSay((index) => index.known(asked)))).toEqual([...changed, 210, 1].map(idOf));
  });

  it('tells the planner how much there is', async () => {
    const tables = sql`select relname as name, reltuples as rows from pg_class where relname like 'laid\\_%' and relkind = 'r'`;
    const { rows } = (await database.db.execute(tables)) as unknown as { rows: { name: string; rows: number }[] };
    const told = new Map(rows.map(({ name, rows: n }) => [name, n]));
    expect(told.get('laid_documents')).toBe(200);
    // -1 where nobody ever told.
    for (const table of ['laid_features', 'laid_postings']) expect(told.get(table)).toBeGreaterThan(100);
  });

  it('keeps nothing of what went but its place', async () => {
    const rows = async (query: ReturnType<typeof sql>) =>
      ((await database.db.execute(query)) as unknown as { rows: { id: string }[] }).rows.map(({ id }) => id);
    const empty = await rows(sql`select proposal as id from laid_documents where facts is null and features is null`);
    expect(empty.sort()).toEqual([...changed, ...gone].map(idOf).sort());
    // A word only they had is no longer spelled anywhere.
    const words = (which: readonly number[]) => new Set(which.flatMap((i) => made[i]?.read.names ?? []));
    const left = words(Array.from({ length: 200 }, (_, i) => i).filter((i) => ![...changed, ...gone].includes(i)));
    const theirs = [...words([...changed, ...gone])].filter((word) => !left.has(word));
    expect(theirs.length).toBeGreaterThan(0);
    const spelled = new Set(await rows(sql`select name as id from laid_features`));
    for (const word of theirs) expect(spelled).not.toContain(word);
    for (const word of left) expect(spelled).toContain(word);
  });
});
