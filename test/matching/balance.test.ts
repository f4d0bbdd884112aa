import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOutcomes } from '../../services/matching/balance/policies.ts';
import { csvOf } from '../../shared/kernel/csv.ts';
import { balanceCsv } from '../../web/pages/balance-csv.ts';
import { policySummary } from '../../web/pages/balance-words.ts';

const near = (terrain: string, points: number) => ({ terrain, points, worthTelling: true, told: false });
const questions = Array.from({ length: 12 }, (_, i) => `q${String(i).padStart(2, '0')}`);
const rooms = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((terrain) => [terrain, { capacity: 3, load: 0 }]));
const everybodyWants = (...terrains: string[]) =>
  questions.map((question, i) => ({
    question,
    candidates: terrains.map((terrain, rank) => near(terrain, 600 - 50 * rank - i)),
  }));

describe('what a policy of sharing costs', () => {
  it('is nothing where everybody has terrains of their own', () => {
    const own = questions.slice(0, 3).map((question, i) => ({ question, candidates: [near('abc'[i] ?? '', 500)] }));
    expect(policyOutcomes(own, rooms).map(({ givenUp }) => givenUp)).toEqual([0, 0, 0]);
  });

  it('grows with the cap’s strictness while the most suggested terrain is suggested less', () => {
    const askings = everybodyWants('a', 'b', 'c', 'd', 'e', 'f').map((asking, i) => ({
      ...asking,
      candidates: i % 2 ? asking.candidates : asking.candidates.slice(0, 3),
    }));
    const [off, current, strict] = policyOutcomes(askings, rooms);
    expect(off?.givenUp).toBe(0);
    expect(strict?.givenUp).toBeGreaterThan(current?.givenUp ?? 1);
    expect(strict?.most).toBeLessThan(off?.most ?? 0);
  });

  it('does not depend on what was told already', () => {
    const askings = everybodyWants('a', 'b');
    const told = askings.map((asking) => ({
      ...asking,
      candidates: asking.candidates.map((one) => ({ ...one, told: true })),
    }));
    expect(policyOutcomes(told, rooms)).toEqual(policyOutcomes(askings, rooms));
  });
});

const outcome = (policy: 'off' | 'current' | 'strict', givenUp: number) =>
  ({ policy, points: 400 * (1 - givenUp), givenUp, most: 3, unseen: 1 }) as const;
const balance = {
  ...{ byLevel: [], least: [], most: [], triedOn: 12 },
  byDepartement: [
    { code: '35', label: '=Ille-et-Vilaine', terrains: 1, suggestions: 2, interests: 3, partnerships: 4 },
  ],
  policies: [outcome('off', 0), outcome('current', 0), outcome('strict', 0.031)],
};

describe('what coordinators are told of it', () => {
  it('says in a sentence what the rule in force and a stricter one give up', () => {
    expect(policySummary('fr', balance)).toMatch(/ne coûte rien .* 3,1\s%/);
    expect(
      policySummary('en', { policies: [outcome('off', 0), outcome('current', 0.02), outcome('strict', 0.1)] }),
    ).toMatch(/gives up 2% .* give up 10%/);
    expect(policySummary('fr', { policies: [] })).toMatch(/rien à comparer/);
  });

  it('begins with a byte-order mark and holds the page’s figures', () => {
    const file = balanceCsv('fr', balance);
    expect(file.charCodeAt(0)).toBe(0xfeff);
    expect(file).toContain('35 =Ille-et-Vilaine;1;2;3;4\r\n');
    expect(file).toContain('0,0310');
  });

  it('has no cell a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        const [line = ''] = csvOf([cells.map((cell) => `=${cell}`)])
          .slice(1)
          .split('\r\n');
        expect(line.startsWith("'=") || line.startsWith('"\'=')).toBe(true);
      }),
    );
    expect(csvOf([['@a', '-1', '+2', '\tb', 'a;b', 'a"b']])).toBe('\uFEFF\'@a;\'-1;\'+2;\'\tb;"a;b";"a""b"\r\n');
  });
});
