import { describe, expect, it } from 'vitest';
import { comparable, type Facts, noFacts, type Place } from '../../services/matching/score/facts.ts';
import * as score from '../../services/matching/score/fit.ts';
import { offersUsedBy } from '../../services/matching/score/methods.ts';

/* Pairs drawn from every kind of value each fact may take, the same ones each time. */

const draws = (seed: number) => {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from[state % from.length] as T;
  };
};
const place = (departement: string, code: string, level = 'commune'): Place => ({
  level,
  code,
  departement,
  label: code,
});
const herault = place('34', '34', 'departement');
const montpellier = place('34', '34172');
const rennes = place('35', '35238');
const lists = <T>(...all: T[]) => [[], all.slice(0, 1), all, all.slice(1)];
const drawn = (seed: number): { question: Facts; terrain: Facts } => {
  const one = draws(seed);
  const facts = (): Facts => ({
    themes: one(lists('water', 'housing')),
    offers: one(lists('interviews', 'documents', 'dataset')),
    places: one([[], [herault], [montpellier], [rennes]]),
    from: one([null, '2026-01-01', '2026-05-20']),
    until: one([null, '2026-06-01', '2027-01-01']),
    capacity: one([null, 1, 3]),
    engaged: one([0, 1, 3]),
    organisation: one(['', 'Ville', 'Labo']),
    methods: one(lists('interviews', 'survey')),
    answers: one([null, 'answered', 'silent']),
  });
  return { question: facts(), terrain: facts() };
};
type Kind = 'question' | 'terrain';
const fitBetween = (kind: Kind, own: Facts, other: Facts) => score.fitBetween(kind, comparable(own), comparable(other));
const factorBetween = (kind: Kind, own: Facts, other: Facts) =>
  score.factorBetween(kind, comparable(own), comparable(other));
const mostFactorFor = (kind: Kind, own: Facts) => score.mostFactorFor(kind, comparable(own));
const { leastFactor, mostFactor } = score;
const pairs = Array.from({ length: 2_000 }, (_, i) => drawn(i * 7919 + 1));
const fitOf = ({ question, terrain }: (typeof pairs)[number]) => fitBetween('question', question, terrain);

describe('the fit of a question and a terrain', () => {
  it('moves a match by less than a factor of two, on each side and together', () => {
    expect(mostFactor / leastFactor).toBeLessThan(2);
    for (const pair of pairs) {
      const { factor, sought, expected } = fitOf(pair);
      for (const one of [factor, sought.factor, expected.factor]) {
        expect(one).toBeGreaterThanOrEqual(leastFactor);
        expect(one).toBeLessThanOrEqual(mostFactor);
      }
      expect(factor).toBeCloseTo(Math.sqrt(sought.factor * expected.factor), 2);
    }
  });

  it('is never better than what one side alone lets hope for, which somebody can reach', () => {
    const all = pairs.slice(0, 300);
    for (const { question, terrain } of all) {
      const most = { question: mostFactorFor('question', question), terrain: mostFactorFor('terrain', terrain) };
      for (const other of all) {
        expect(fitBetween('question', question, other.terrain).factor).toBeLessThanOrEqual(most.question);
        expect(fitBetween('terrain', terrain, other.question).factor).toBeLessThanOrEqual(most.terrain);
      }
    }
    expect(mostFactorFor('question', noFacts)).toBe(1);
    expect(mostFactorFor('question', { ...noFacts })).toBeLessThan(mostFactor);
  });

  it('has one factor, whether the verdicts are wanted too or not', () => {
    for (const { question, terrain } of pairs) {
      expect(factorBetween('question', question, terrain)).toBe(fitBetween('question', question, terrain).factor);
      expect(factorBetween('terrain', terrain, question)).toBe(fitBetween('question', question, terrain).factor);
    }
    expect(factorBetween('question', noFacts, pairs[0]?.terrain ?? noFacts)).toBe(1);
  });

  it('is the same from whichever side it is asked', () => {
    for (const { question, terrain } of pairs)
      expect(fitBetween('terrain', terrain, question)).toEqual(fitBetween('question', question, terrain));
  });

  it('differs by side where the wishes do', () => {
    const question = { ...noFacts, themes: ['water'], organisation: 'Labo' };
    const terrain = { ...noFacts, themes: ['water', 'housing'], organisation: 'Ville' };
    expect(fitBetween('question', question, terrain)).toMatchObject({
      sought: { aspects: { themes: 'good' } },
      expected: { aspects: { themes: 'partial' } },
    });
  });

  it('is neither for nor against what nobody says', () => {
    const { factor } = fitBetween('question', { ...noFacts }, { ...noFacts });
    expect(factor).toBe(1);
    expect(fitBetween('question', noFacts, { ...noFacts, themes: ['water'] }).factor).toBe(1);
  });

  const better: [string, (pair: (typeof pairs)[number]) => (typeof pairs)[number]][] = [
    [
      'an offer more, of those looked for',
      ({ question, terrain }) => {
        const missing = [...question.offers, ...question.methods].find((offer) => !terrain.offers.includes(offer));
        // Offering nothing is saying nothing, which is worth more than offering something else.
        const said = terrain.offers.length > 0 && missing;
        return { question, terrain: said ? { ...terrain, offers: [...terrain.offers, missing] } : terrain };
      },
    ],
    [
      'another territory wanted',
      ({ question, terrain }) =>
        question.places.length > 0
          ? { question: { ...question, places: [...question.places, montpellier] }, terrain }
          : { question, terrain },
    ],
    [
      'one partnership less under way',
      ({ question, terrain }) => ({ question, terrain: { ...terrain, engaged: Math.max(0, terrain.engaged - 1) } }),
    ],
    [
      'a silence then answered',
      ({ question, terrain }) => ({
        question,
        terrain: terrain.answers === 'silent' ? { ...terrain, answers: 'answered' } : terrain,
      }),
    ],
  ];
  it.each(better)('is never lowered by %s', (_, improved) => {
    for (const pair of pairs) expect(fitOf(improved(pair)).factor).toBeGreaterThanOrEqual(fitOf(pair).factor);
  });

  it('asks for long enough, and no longer than one wishes', () => {
    const dates = (wanted: [string, string], open: [string, string]) => {
      const period = ([from, until]: [string, string]) => ({ ...noFacts, from, until });
      return fitBetween('question', period(wanted), period(open)).sought.aspects.dates;
    };
    expect(dates(['2026-01-01', '2026-12-31'], ['2026-02-01', '2026-08-31'])).toBe('good');
    expect(dates(['2026-01-01', '2026-12-31'], ['2026-12-01', '2027-08-31'])).toBe('partial');
    expect(dates(['2026-03-01', '2026-03-10'], ['2026-01-01', '2027-08-31'])).toBe('good');
    expect(dates(['2026-01-01', '2026-12-31'], ['2027-01-01', '2027-08-31'])).toBe('poor');
  });
});

describe('methods told freely', () => {
  it.each([
    ['Entretiens semi-directifs et observation des réunions', ['interviews', 'observation']],
    ['Analyse d’archives municipales, comptes rendus', ['documents']],
    ['Méthodes quantitatives sur données administratives', ['dataset']],
    ['Un questionnaire puis des ateliers', ['survey', 'co-design']],
    ['Thèse CIFRE', ['hosting']],
    ['', []],
    ['À définir ensemble', []],
  ])('« %s »', (methods, offers) => expect(offersUsedBy(methods)).toEqual(offers));
});
