import { type PartKind, pointsFor } from '../score/query.ts';
import { numberIn, strengthIn } from './documents.ts';
import type { Wanted } from './wanted.ts';

/** What one shared thing brought to the score. */
export type Part = Readonly<{ kind: PartKind; key: string; points: number; via?: string }>;

/** What each thing looked for brings to one text, whose features are packed; strongest first. */
export const partsOf = ({ byFeature }: Wanted, features: Uint32Array): Part[] => {
  const parts: Part[] = [];
  for (const pack of features) {
    const sought = byFeature.get(numberIn(pack));
    if (!sought) continue;
    const { kind, key, worth, via } = sought;
    const points = pointsFor(worth, strengthIn(pack));
    if (points > 0) parts.push({ kind, key, points, ...(via && { via }) });
  }
  return parts.sort((a, b) => b.points - a.points || (a.kind + a.key < b.kind + b.key ? -1 : 1));
};
