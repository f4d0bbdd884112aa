import type { TextVector } from '../../kit/ports.ts';
import type { ProposalKind } from '../match-index/match.ts';

/** A proposal and the cosine between it and the one looked from. */
export type Near = Readonly<{ id: string; cosine: number }>;

/**
 * The vectors of proposals, all of one model and of length one, so that their product is their cosine. Looking through
 * them is linear: what a hundred thousand would cost is one reading of their numbers.
 */
export type Nearest = Readonly<{
  put: (one: TextVector) => void;
  remove: (id: string) => void;
  ids: () => IterableIterator<string>;
  size: () => number;
  /** The `limit` nearest of the other kind, nearest first, ties by id; empty for an unknown one. */
  of: (id: string, limit: number, without?: (id: string) => boolean) => Near[];
  /** Between two known ones of one size; undefined otherwise. */
  between: (id: string, other: string) => number | undefined;
}>;

type Held = Readonly<{ kind: ProposalKind; vector: Float32Array }>;

export const createNearest = (): Nearest => {
  const held = new Map<string, Held>();
  return {
    put: ({ proposal, kind, vector }) => held.set(proposal, { kind, vector }),
    remove: (id) => held.delete(id),
    ids: () => held.keys(),
    size: () => held.size,
    of: (id, limit, without = () => false) => {
      const mine = held.get(id);
      if (!mine) return [];
      const found: Near[] = [];
      for (const [other, { kind, vector }] of held)
        if (kind !== mine.kind && vector.length === mine.vector.length && !without(other))
          found.push({ id: other, cosine: product(mine.vector, vector) });
      return found.sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1)).slice(0, limit);
    },
    between: (id, other) => {
      const [a, b] = [held.get(id)?.vector, held.get(other)?.vector];
      return a && b && a.length === b.length ? product(a, b) : undefined;
    },
  };
};

const product = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};
