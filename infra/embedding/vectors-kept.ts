import { and, count, eq, gte, sql } from 'drizzle-orm';
import type { Embeddings } from '../../services/kit/ports.ts';
import type { Database } from '../db/database.ts';
import { textVectors } from '../db/precious.ts';

/** Where vectors are kept, those of one model: a change of model finds none and asks again. */
export const vectorsKept = (
  { db }: Pick<Database, 'db'>,
  model: string,
): Pick<Embeddings, 'keep' | 'forget' | 'prints' | 'since'> => ({
  keep: async (vectors) => {
    if (vectors.length === 0) return;
    const change = sql<number>`pg_current_xact_id()::text::bigint`;
    await db
      .insert(textVectors)
      .values(vectors.map(({ vector, ...rest }) => ({ ...rest, model, vector: hexOf(vector), change })))
      .onConflictDoUpdate({
        target: textVectors.proposal,
        set: {
          kind: sql`excluded.kind`,
          model: sql`excluded.model`,
          print: sql`excluded.print`,
          vector: sql`excluded.vector`,
          change: sql`excluded.change`,
        },
      });
  },
  forget: async (proposal) => {
    await db.delete(textVectors).where(eq(textVectors.proposal, proposal));
  },
  prints: async () => {
    const rows = await db
      .select({ proposal: textVectors.proposal, print: textVectors.print })
      .from(textVectors)
      .where(eq(textVectors.model, model));
    return new Map(rows.map(({ proposal, print }) => [proposal, print]));
  },
  since: async (change) => {
    // Read before the rows: whatever is being written meanwhile has this number or a later one, and is read again next time.
    const { rows: heads } = (await db.execute(
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as head`,
    )) as unknown as { rows: { head: string }[] };
    const [held] = await db.select({ kept: count() }).from(textVectors).where(eq(textVectors.model, model));
    const rows = await db
      .select()
      .from(textVectors)
      .where(and(eq(textVectors.model, model), gte(textVectors.change, Number(change))));
    return {
      change: heads[0]?.head ?? change,
      kept: held?.kept ?? 0,
      vectors: rows.map(({ proposal, kind, print, vector }) => ({ proposal, kind, print, vector: vectorOf(vector) })),
    };
  },
});

const hexOf = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex');
const vectorOf = (hex: string): Float32Array => {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  return new Float32Array(bytes.buffer);
};
