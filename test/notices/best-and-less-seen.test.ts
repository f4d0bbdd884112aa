import { describe, expect, it } from 'vitest';
import { bestAndLessSeen } from '../../services/notices/digest/best-and-less-seen.ts';

const about = { question: 'q1', label: 'probable', mine: { id: 'q1', kind: 'question', title: 'Q' } } as const;
const pending = (terrain: string, seen: number) => ({
  ...about,
  terrain,
  seen,
  other: { id: terrain, kind: 'terrain' as const, title: terrain },
});
const told = (...all: [string, number][]) =>
  bestAndLessSeen(all.map(([terrain, seen]) => pending(terrain, seen))).map(({ terrain }) => terrain);

describe('what one digest tells', () => {
  it('is the three best, then the terrain suggested to fewest, whatever its rank', () =>
    expect(told(['a', 9], ['b', 9], ['c', 9], ['d', 5], ['e', 1], ['f', 5])).toEqual(['a', 'b', 'c', 'e']));
  it('keeps the better of two that are equally little seen', () =>
    expect(told(['a', 1], ['b', 1], ['c', 1], ['d', 2], ['e', 2])).toEqual(['a', 'b', 'c', 'd']));
  it('is all there is when that is little', () => expect(told(['a', 3], ['b', 1])).toEqual(['a', 'b']));
});
