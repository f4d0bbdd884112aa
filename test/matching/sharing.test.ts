import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asking, type Room, shareOut, sharingPolicy } from '../../services/matching/score/sharing.ts';

const near = (terrain: string, points: number, more: object = {}) => ({
  terrain,
  points,
  worthTelling: points >= 220,
  told: false,
  ...more,
});
const free: ReadonlyMap<string, Room> = new Map();
const told = (picks: ReturnType<typeof shareOut>, question: string) =>
  (picks.get(question) ?? []).map(({ terrain, lessSeen }) => (lessSeen ? `${terrain} (less seen)` : terrain));

describe('sharing suggestions out', () => {
  it('gives each question its three best and one terrain seen less', () => {
    const candidates = [near('a', 500), near('b', 400), near('c', 300), near('d', 250), near('e', 40)];
    const picks = shareOut([{ question: 'q1', candidates }], free);
    expect(told(picks, 'q1')).toEqual(['a', 'b', 'c', 'd (less seen)']);
  });

  it('leaves a terrain to those nearest to it once it is at its cap', () => {
    const askings = ['q1', 'q2', 'q3'].map((question, i) => ({ question, candidates: [near('a', 500 - i)] }));
    const picks = shareOut(askings, free, { best: 1, lessSeen: 0, slack: 0.5, least: 2 });
    expect(['q1', 'q2', 'q3'].map((question) => told(picks, question))).toEqual([['a'], ['a'], []]);
  });

  it('suggests a full terrain to nobody, and a busy one to fewer', () => {
    const askings = ['q1', 'q2', 'q3'].map((question, i) => ({ question, candidates: [near('a', 500 - i)] }));
    const policy = { ...sharingPolicy, slack: 1, least: 3 };
    const count = (room: Room) =>
      [...shareOut(askings, new Map([['a', room]]), policy).values()].filter((picks) => picks.length > 0).length;
    expect([count({ capacity: 3, load: 0 }), count({ capacity: 3, load: 2 }), count({ capacity: 3, load: 3 })]).toEqual(
      [3, 1, 0],
    );
  });

  it('gives the less-seen place to whoever was suggested least, not to whoever is nearest', () => {
    const askings: Asking[] = [
      { question: 'q1', candidates: [near('a', 500), near('b', 400)] },
      { question: 'q2', candidates: [near('c', 500), near('a', 100), near('d', 50)] },
    ];
    expect(told(shareOut(askings, free), 'q2')).toEqual(['c', 'd (less seen)']);
  });

  it('tells nothing new when the same round is made again', () => {
    fc.assert(
      fc.property(rounds, ({ askings, rooms }) => {
        const first = shareOut(askings, rooms);
        const again = askings.map(({ question, candidates }) => ({
          question,
          candidates: candidates.map((one) => ({
            ...one,
            told: one.told || (first.get(question) ?? []).some(({ terrain }) => terrain === one.terrain),
          })),
        }));
        const fresh = [...shareOut(again, rooms).values()].flat().filter((pick) => !pick.told);
        expect(fresh).toEqual([]);
      }),
    );
  });

  it('never adds who was no candidate, never twice, never more than three and one', () => {
    fc.assert(
      fc.property(rounds, ({ askings, rooms }) => {
        const picks = shareOut(askings, rooms);
        for (const { question, candidates } of askings) {
          const mine = picks.get(question) ?? [];
          const known = new Set(candidates.map(({ terrain }) => terrain));
          expect(mine.every(({ terrain }) => known.has(terrain))).toBe(true);
          expect(new Set(mine.map(({ terrain }) => terrain)).size).toBe(mine.length);
          expect(mine.filter(({ lessSeen }) => !lessSeen).length).toBeLessThanOrEqual(3);
          expect(mine.filter(({ lessSeen }) => lessSeen).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('holds the cap over the three best and the less-seen place alike', () => {
    fc.assert(
      fc.property(rounds, ({ askings }) => {
        const fresh = askings.map(({ question, candidates }) => ({
          question,
          candidates: candidates.map((one) => ({ ...one, told: false })),
        }));
        const policy = { ...sharingPolicy, slack: 0, least: 2 };
        for (const [terrain, shown] of counts(shareOut(fresh, free, policy)))
          expect([terrain, shown <= 2]).toEqual([terrain, true]);
      }),
    );
  });

  it('gives the same picks in whatever order questions and candidates come', () => {
    fc.assert(
      fc.property(rounds, ({ askings, rooms }) => {
        const turned = [...askings].reverse().map((one) => ({ ...one, candidates: [...one.candidates].reverse() }));
        for (const { question } of askings)
          expect(shareOut(turned, rooms).get(question)).toEqual(shareOut(askings, rooms).get(question));
      }),
    );
  });
});

const counts = (picks: ReturnType<typeof shareOut>): Map<string, number> => {
  const shown = new Map<string, number>();
  for (const { terrain } of [...picks.values()].flat()) shown.set(terrain, (shown.get(terrain) ?? 0) + 1);
  return shown;
};

const terrains = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const candidate = fc.record({
  terrain: fc.constantFrom(...terrains),
  points: fc.integer({ min: 28, max: 700 }),
  told: fc.boolean(),
});
const candidates = fc
  .uniqueArray(candidate, { selector: ({ terrain }) => terrain, maxLength: 7 })
  .map((all) => all.map((one) => ({ ...one, worthTelling: one.points >= 220 })));
const rounds = fc.record({
  askings: fc
    .array(candidates, { minLength: 1, maxLength: 12 })
    .map((all): Asking[] => all.map((each, i) => ({ question: `q${String(i).padStart(2, '0')}`, candidates: each }))),
  rooms: fc
    .array(fc.record({ capacity: fc.integer({ min: 0, max: 4 }), load: fc.integer({ min: 0, max: 5 }) }), {
      minLength: 7,
      maxLength: 7,
    })
    .map((all) => new Map(terrains.map((terrain, i) => [terrain, all[i] ?? { capacity: 1, load: 0 }]))),
});
