import { type PartKind, pointsFor, type Sought } from '../score/query.ts';

/** What one shared thing brought to the score. */
export type Part = Readonly<{ kind: PartKind; key: string; points: number; via?: string }>;

/** What each thing looked for brings to one text; strongest first. `names` are those of the features, by number. */
export const partsOf = (
  sought: readonly Sought[],
  { features, strengths }: Readonly<{ features: Int32Array; strengths: Uint16Array }>,
  names: readonly string[],
): Part[] => {
  const strengthOf = new Map<string, number>();
  features.forEach((feature, i) => {
    strengthOf.set(names[feature] ?? '', strengths[i] ?? 0);
  });
  const parts: Part[] = [];
  for (const { feature, kind, key, worth, via } of sought) {
    const points = pointsFor(worth, strengthOf.get(feature) ?? 0);
    if (points > 0) parts.push({ kind, key, points, ...(via && { via }) });
  }
  return parts.sort((a, b) => b.points - a.points || (a.kind + a.key < b.kind + b.key ? -1 : 1));
};
