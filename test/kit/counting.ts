import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { view } from '../../services/kit/view.ts';
import type { Event } from '../../shared/kernel/decider.ts';

export type Counted = Event<'Counted', { n: number }>;

/** A small view for trying the machinery: how often a stream counted, and the sum. Counting twice shows. */
export const tallyTable = pgTable('tally', {
  stream: text().primaryKey(),
  times: integer().notNull(),
  total: integer().notNull(),
});

export const tally = (when: 'inline' | 'async', revision = 1) =>
  view<Counted>({
    name: 'tally',
    when,
    revision,
    table: tallyTable,
    on: {
      Counted: (rows, { stream, data }) =>
        rows.put(tallyTable, { stream, times: 1, total: data.n }, ({ times, total }) => ({
          times: times + 1,
          total: total + data.n,
        })),
    },
  });

export const counted = (n: number): Counted => ({ type: 'Counted', data: { n } });
