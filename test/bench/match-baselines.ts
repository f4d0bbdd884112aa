import { PGlite } from '@electric-sql/pglite';
import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as oramaStemmer } from '@orama/stemmers/french';
import MiniSearch from 'minisearch';
import { fold } from '../../services/kit/text/fold.ts';
import { stemsOf } from '../../services/kit/text/stems.ts';
import { stopWords } from '../../services/kit/text/stop-words.ts';
import type { Ranker } from '../../services/matching/judged/ranking.ts';

export type Text = Readonly<{ id: string; text: string }>;
/** Makes a ranker of these candidates for queries given by their text. */
export type Baseline = (candidates: readonly Text[], textOf: (id: string) => string) => Promise<Ranker>;

/** MiniSearch with what French asks for: folding, stop words, Snowball stems. */
export const minisearchFrench: Baseline = async (candidates, textOf) => {
  const index = new MiniSearch<Text>({ fields: ['text'], tokenize: stemsOf, processTerm: (term) => term });
  index.addAll(candidates);
  return (query) => index.search(textOf(query)).map((hit) => String(hit.id));
};

export const minisearchPlain: Baseline = async (candidates, textOf) => {
  const index = new MiniSearch<Text>({ fields: ['text'] });
  index.addAll(candidates);
  return (query) => index.search(textOf(query)).map((hit) => String(hit.id));
};

export const oramaFrench: Baseline = async (candidates, textOf) => {
  const index = create({
    schema: { text: 'string' } as const,
    components: { tokenizer: { language: 'french', stemming: true, stemmer: oramaStemmer, stopWords: [...stopWords] } },
  });
  await insertMultiple(
    index,
    candidates.map(({ id, text }) => ({ id, text: fold(text) })),
  );
  return async (query) => {
    const { hits } = await search(index, { term: fold(textOf(query)), threshold: 1, limit: candidates.length });
    return hits.map((hit) => hit.id);
  };
};

/** PostgreSQL's own ranking over an OR of the query's French lexemes. */
export const tsRank: Baseline = async (candidates, textOf) => {
  const database = await PGlite.create();
  await database.exec('create table texts (id text primary key, words tsvector)');
  for (const { id, text } of candidates)
    await database.query(`insert into texts values ($1, to_tsvector('french', $2))`, [id, text]);
  return async (query) => {
    const { rows } = await database.query<{ id: string }>(
      `with asked as (
         select string_agg(quote_literal(lexeme), ' | ')::tsquery as words from unnest(to_tsvector('french', $1))
       )
       select id from texts, asked where texts.words @@ asked.words order by ts_rank(texts.words, asked.words) desc, id`,
      [textOf(query)],
    );
    return rows.map((row) => row.id);
  };
};
