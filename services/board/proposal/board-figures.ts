import { eq, or, sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { proposalCountTable as t } from './proposal-counts.ts';

/** What the home page counts: open terrains, open questions, partnerships under way on terrains. */
export const boardFigures = async (db: Db): Promise<{ terrains: number; questions: number; engaged: number }> => {
  const open = (kind: string) =>
    sql<number>`(coalesce(sum(${t.n}) filter (where ${t.kind} = ${kind} and ${t.status} = 'open' and ${t.facet} = 'all'), 0))::int`;
  const [row] = await db
    .select({
      terrains: open('terrain'),
      questions: open('question'),
      engaged: sql<number>`coalesce(sum(${t.n}) filter (where ${t.facet} = 'engaged'), 0)::int`,
    })
    .from(t)
    .where(or(eq(t.facet, 'all'), eq(t.facet, 'engaged')));
  return row ?? { terrains: 0, questions: 0, engaged: 0 };
};
