import { type SQL, sql } from 'drizzle-orm';
import { proposalTable as t } from './proposal.view.ts';

/** Which of what was found are a page, best first: those that have most of the words, then the newest. */
export type Ranking = Readonly<{ stems: readonly string[]; limit: number; offset: number }>;

/** How many of the words a row has; a word of the title counts four times. */
export const scoreOf = ({ stems }: Ranking): SQL =>
  sql`(${sql.join(
    [
      sql`0`,
      ...[...new Set(stems)].flatMap((stem) => [
        sql`(${t.stems} @> array[${stem}::text])::int`,
        sql`3 * (${t.titleStems} @> array[${stem}::text])::int`,
      ]),
    ],
    sql` + `,
  )})`;
