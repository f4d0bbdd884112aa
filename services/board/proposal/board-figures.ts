import { sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { proposalTable as t } from './proposal.view.ts';

/** What the home page counts: open terrains, open questions, partnerships under way on terrains. */
export const boardFigures = async (db: Db): Promise<{ terrains: number; questions: number; engaged: number }> => {
  const open = (kind: string) =>
    sql<number>`(count(*) filter (where ${t.kind} = ${kind} and ${t.status} = 'open'))::int`;
  const [row] = await db
    .select({
      terrains: open('terrain'),
      questions: open('question'),
      engaged: sql<number>`coalesce(sum(${t.engaged}), 0)::int`,
    })
    .from(t);
  return row ?? { terrains: 0, questions: 0, engaged: 0 };
};
