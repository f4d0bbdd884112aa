import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf, judgedAtOnce, nearestFirst } from '../../services/matching/match-index/best.ts';
import { nearness } from '../../services/matching/score/breadth.ts';
import { chance } from '../kit/chance.ts';

/** Few sums and breadths, so that many are equally near. */
const gathered = fc.record({
  count: fc.constantFrom(50, 700, 6000),
  salt: fc.nat(10_000),
  breadth: fc.constantFrom(12.5, 20, 33.3, 80),
  limit: fc.integer({ min: 1, max: 40 }),
  least: fc.constantFrom(0, 28),
  most: fc.constantFrom(1, 1.3),
  /** Nobody has anything faint, or everybody up to this much. */
  faint: fc.constantFrom(0, 40),
});

describe('the best of what was found', () => {
  it('are those that judging every one would give', () => {
    fc.assert(
      fc.property(gathered, ({ count, salt, breadth, limit, least, most, faint }) => {
        const random = chance(salt);
        const drawn = (of: number): number => Math.floor(random() * of);
        const sums = Int32Array.from({ length: count }, () => 5 * drawn(60));
        const breadths = Float64Array.from({ length: count }, () => [0, 8, 9.7, 11, 12.5][drawn(5)] ?? 1);
        const faints = Array.from({ length: count }, () => (faint === 0 ? 0 : drawn(faint + 1)));
        const faintOf = (place: number): number => faints[place] ?? 0;
        // Some may not be shown; facts say little or much for the others.
        const factors = Array.from({ length: count }, () =>
          drawn(4) === 0 ? undefined : 1 + ((most - 1) * drawn(3)) / 2,
        );
        const judge = (place: number, near: number) => {
          const factor = factors[place];
          return factor === undefined ? undefined : { id: String(place), points: Math.round(near * factor) };
        };
        const found = { count, sums, breadths, breadth, faintMost: faint, faintOf };
        const best = judgedAtOnce(
          nearestFirst({ ...found, bins: binsOf(found) }, judge, {
            limit,
            least,
            most,
          }),
        );
        const all = [...sums].flatMap((firm, place) => {
          const [sum, theirs] = [firm + faintOf(place), breadths[place] as number];
          if (sum === 0 || theirs === 0) return [];
          const near = nearness(sum, breadth, theirs);
          return near >= least ? (judge(place, near) ?? []) : [];
        });
        all.sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
        expect(best).toEqual(all.slice(0, limit));
      }),
      { numRuns: 300 },
    );
  });
});
