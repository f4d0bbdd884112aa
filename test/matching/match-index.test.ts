import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf, WHOLE } from '../../services/matching/analyse/features.ts';
import type { Match, MatchOptions, ProposalKind } from '../../services/matching/match-index/match.ts';
import { createMatchIndex, type MatchIndex } from '../../services/matching/match-index/match-index.ts';
import { keptRead, readKept } from '../../services/matching/match-index/read.ts';
import { breadthOf, nearness } from '../../services/matching/score/breadth.ts';
import { comparable, type Facts, noFacts } from '../../services/matching/score/facts.ts';
import { fitBetween } from '../../services/matching/score/fit.ts';
import { valued } from '../../services/matching/score/labels.ts';
import { pointsFor, soughtBy, strengthItself, strengthsOf, worthOf } from '../../services/matching/score/query.ts';
import { weights } from '../../services/matching/score/weights.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { madeText } from '../bench/made-texts.ts';
import { chance } from '../kit/chance.ts';

type Held = Readonly<{ kind: ProposalKind; text: number; facts: Facts }>;

/* Texts read once for all; few themes and offers, so that facts agree and disagree, and points are often equal. */
const random = chance(11);
const TEXTS = 400;
const bodies = Array.from({ length: TEXTS }, () => madeText(random, 4 + Math.floor(random() * 12)));
const features = bodies.map((body) => featuresOf({ body }, lexicon, vocabulary));
const reader = createMatchIndex(vocabulary, lexicon);
const reads = bodies.map((body) => reader.read({ body }));
const factsOf = (n: number): Facts =>
  n % 3 === 0
    ? noFacts
    : {
        ...noFacts,
        themes: [`t${n % 4}`],
        offers: [`o${n % 2}`],
        capacity: n % 5,
        engaged: n % 2,
        organisation: `g${n % 7}`,
      };

/** The same question answered the long way: every feature of every proposal, one by one, and all of them sorted. */
const plainly = (held: ReadonlyMap<string, Held>, asked: Held, options: MatchOptions): Omit<Match, 'parts'>[] => {
  const having = new Map<string, number>();
  for (const { text } of held.values())
    for (const [name] of strengthsOf(features[text] as (typeof features)[number]))
      having.set(name, (having.get(name) ?? 0) + 1);
  const own = features[asked.text] as (typeof features)[number];
  const sought = soughtBy(own, { texts: held.size, having: (name) => having.get(name) ?? 0 }, vocabulary);
  const all = [...held].flatMap(([id, { kind, text, facts }]) => {
    if (kind === asked.kind || options.without?.(id)) return [];
    const theirs = features[text] as (typeof features)[number];
    const strengths = new Map(strengthsOf(theirs));
    let sum = 0;
    for (const { feature, worth } of sought) sum += Math.round((worth * (strengths.get(feature) ?? 0)) / 2 ** 19);
    if (sum === 0) return [];
    const fit = fitBetween(asked.kind, comparable(asked.facts), comparable(facts));
    const worth = valued(nearness(sum, breadthOf(own), breadthOf(theirs)), fit.factor);
    return options.hidden || worth.label !== 'hidden' ? [{ id, text: sum, fit, ...worth }] : [];
  });
  return all.sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1)).slice(0, options.limit ?? 20);
};

const withoutParts = ({ parts, ...match }: Match) => match;

const step = fc.record({
  /** More than half of what there may be, so that what is laid and what came since both hold something. */
  ids: fc.array(fc.nat(2400), { minLength: 1, maxLength: 700, size: 'max' }),
  gone: fc.array(fc.nat(2400), { maxLength: 300, size: 'max' }),
  asked: fc.nat(TEXTS - 1),
  kind: fc.constantFrom<ProposalKind>('terrain', 'question'),
  limit: fc.integer({ min: 1, max: 60 }),
  hidden: fc.boolean(),
  /** Whom the asker may not see: every so manieth. */
  skipped: fc.integer({ min: 1, max: 9 }),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Place = Readonly<{ index: MatchIndex; held: Map<string, Held> }>;

/** Each one put brings its neighbours, so that hundreds are there after one step. */
const take = ({ index, held }: Place, { ids, gone }: Step, salt: number): void => {
  for (const n of ids.flatMap((id) => [id, id + 1, id + 2])) {
    const kind = (n + salt) % 3 === 0 ? 'question' : 'terrain';
    const one: Held = { kind, text: (n * 7 + salt) % TEXTS, facts: factsOf(n + salt) };
    held.set(`p${n}`, one);
    index.put(`p${n}`, kind, { body: '', facts: one.facts }, reads[one.text]);
  }
  for (const n of gone) {
    held.delete(`p${n}`);
    index.remove(`p${n}`);
  }
};

const compare = ({ index, held }: Place, { asked, kind, limit, hidden, skipped }: Step): void => {
  const without = (id: string) => skipped > 1 && Number(id.slice(1)) % skipped === 0;
  const options = { limit, hidden, without };
  const asker: Held = { kind, text: asked, facts: factsOf(asked) };
  const found = index.matchesOfText(kind, { body: bodies[asked] ?? '', facts: asker.facts }, options);
  expect(found.map(withoutParts)).toEqual(plainly(held, asker, options));
  for (const { text, parts } of found) expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(text);
  const [mine] = held;
  if (mine) expect(index.matchesOf(mine[0], options).map(withoutParts)).toEqual(plainly(held, mine[1], options));
};

describe('the index', () => {
  it('answers what the plain sum answers, whatever came, changed and went', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.nat(1000), (steps, salt) => {
        const place = { index: createMatchIndex(vocabulary, lexicon), held: new Map<string, Held>() };
        for (const one of steps) {
          take(place, one, salt);
          compare(place, one);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('answers the same where there are too many for each to be counted', () => {
    const place = { index: createMatchIndex(vocabulary, lexicon), held: new Map<string, Held>() };
    for (let n = 0; n < 9000; n++) {
      const one: Held = { kind: n % 3 === 0 ? 'question' : 'terrain', text: (n * 7) % TEXTS, facts: factsOf(n) };
      place.held.set(`p${n}`, one);
      place.index.put(`p${n}`, one.kind, { body: '', facts: one.facts }, reads[one.text]);
    }
    for (const asked of [3, 40, 77, 200, 399])
      compare(place, { ids: [], gone: [], asked, kind: 'question', limit: 10, hidden: asked % 2 === 0, skipped: 4 });
  });

  it('has room for what any one thing may bring', () => {
    const heaviest = Math.max(...[weights.word, weights.concept, weights.affinity, weights.theme].map((w) => w.weight));
    expect(pointsFor(worthOf(heaviest), WHOLE)).toBe(heaviest);
    for (let strength = 1; strength <= WHOLE; strength++) {
      expect(pointsFor(strengthItself, strength)).toBe(strength);
      expect(Math.abs(pointsFor(worthOf(517.3), strength) - (517.3 * strength) / WHOLE)).toBeLessThan(0.502);
    }
  });

  it('reads what was kept exactly as it was read', () => {
    for (const read of [...reads, reader.read({ body: '' })]) expect(readKept(keptRead(read))).toEqual(read);
  });

  it('names those that say a concept, those that say it most first', () => {
    const index = createMatchIndex(vocabulary, lexicon);
    reads.forEach((read, i) => {
      index.put(`p${i}`, i % 2 ? 'terrain' : 'question', { body: '' }, read);
    });
    const said = [...new Set(features.flatMap(({ concepts }) => [...concepts.keys()]))].slice(0, 40);
    expect(said).toHaveLength(40);
    for (const concept of said) {
      const saying = features
        .map(({ concepts }, i) => ({ id: `p${i}`, strength: concepts.get(concept) ?? 0 }))
        .filter(({ strength }) => strength > 0)
        .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
      expect(index.saying(concept, 5)).toEqual(saying.slice(0, 5).map(({ id }) => id));
    }
    expect(index.saying('nothing-of-the-kind', 5)).toEqual([]);
  });
});
