import { type Comparable, DEPARTEMENT, NATIONAL, type Spot, silent, type Verdict } from './facts.ts';
import { weights } from './weights.ts';

/** What a question seeks from a terrain. */
type SoughtAspect = keyof typeof weights.fit.sought;
/** What a terrain expects of a question. */
type ExpectedAspect = keyof typeof weights.fit.expected;
export type Fit = Readonly<{
  /** The geometric mean of the two sides, to the thousandth. */
  factor: number;
  sought: Readonly<{ factor: number; aspects: Readonly<Record<SoughtAspect, Verdict>> }>;
  expected: Readonly<{ factor: number; aspects: Readonly<Record<ExpectedAspect, Verdict>> }>;
  /** Both come from the same organisation. */
  sameOrganisation: boolean;
}>;

const { worth } = weights.fit;
/** Bounds of the factor. */
export const mostFactor = worth.good;
export const leastFactor = worth.poor;

/** The greatest factor anything can get beside these facts: that of whatever answers them in everything they say. */
export const mostFactorFor = (kind: 'terrain' | 'question', own: Comparable): number => {
  if (own === silent) return 1;
  const offers = kind === 'question' ? [...own.offers, ...own.methods] : own.offers;
  const answering = { ...own, offers, methods: own.offers, room: 'good', answers: 'good' } as const;
  return factorBetween(kind, own, answering);
};

type Sides = Readonly<{ question: Comparable; terrain: Comparable }>;
type Judges<A extends string> = Readonly<Record<A, (sides: Sides) => Verdict>>;

const sought: Judges<SoughtAspect> = {
  themes: ({ question, terrain }) => overlap(question.themes, terrain.themes),
  offers: ({ question, terrain }) => overlap(question.offers, terrain.offers),
  territory: ({ question, terrain }) => {
    const [place] = terrain.places;
    if (!place || question.places.length === 0) return 'unknown';
    return bestTouching(question.places, place);
  },
  dates: ({ question, terrain }) => lasting(question, terrain),
  capacity: ({ terrain }) => terrain.room,
  answers: ({ terrain }) => terrain.answers,
};

const expected: Judges<ExpectedAspect> = {
  themes: ({ question, terrain }) => overlap(terrain.themes, question.themes),
  methods: ({ question, terrain }) => overlap(question.methods, terrain.offers),
  dates: ({ question, terrain }) => lasting(terrain, question),
  answers: ({ question }) => question.answers,
};

/** The sides of two proposals, `own` being the facts of a proposal of this kind; undefined when one says nothing at all. */
const sidesOf = (kind: 'terrain' | 'question', own: Comparable, other: Comparable): Sides | undefined => {
  if (own === silent || other === silent) return undefined;
  return kind === 'question' ? { question: own, terrain: other } : { question: other, terrain: own };
};

/** How the structured facts of two proposals fit, `own` being those of a proposal of this kind. The same from either side. */
export const fitBetween = (kind: 'terrain' | 'question', own: Comparable, other: Comparable): Fit => {
  const sides = sidesOf(kind, own, other);
  if (!sides) return nothingKnown;
  const [seeks, expects] = [logOf(soughtAspects, sides), logOf(expectedAspects, sides)];
  return {
    factor: thousandths((seeks + expects) / 2),
    sought: { factor: thousandths(seeks), aspects: verdictsOf(sought, sides) },
    expected: { factor: thousandths(expects), aspects: verdictsOf(expected, sides) },
    sameOrganisation: own.organisation !== '' && own.organisation === other.organisation,
  };
};

/** The factor of `fitBetween` alone, in a fraction of its time: a search may judge tens of thousands. */
export const factorBetween = (kind: 'terrain' | 'question', own: Comparable, other: Comparable): number => {
  const sides = sidesOf(kind, own, other);
  return sides ? thousandths((logOf(soughtAspects, sides) + logOf(expectedAspects, sides)) / 2) : 1;
};

const logWorth: Record<Verdict, number> = {
  good: Math.log(worth.good),
  partial: Math.log(worth.partial),
  unknown: 0,
  poor: Math.log(worth.poor),
};
const thousandths = (log: number): number => Math.round(Math.exp(log) * 1000) / 1000;

type Aspects = readonly Readonly<{ judge: (sides: Sides) => Verdict; share: number }>[];
/** `share`: how much of the weight of its side an aspect has. */
const aspectsOf = <A extends string>(judges: Judges<A>, weight: Readonly<Record<A, number>>): Aspects => {
  const names = Object.keys(judges) as A[];
  const all = names.reduce((sum, name) => sum + weight[name], 0);
  return names.map((name) => ({ judge: judges[name], share: weight[name] / all }));
};
const soughtAspects = aspectsOf(sought, weights.fit.sought);
const expectedAspects = aspectsOf(expected, weights.fit.expected);

/** The logarithm of the weighted geometric mean of one side. */
const logOf = (aspects: Aspects, sides: Sides): number => {
  let sum = 0;
  for (const { judge, share } of aspects) sum += share * logWorth[judge(sides)];
  return sum;
};

const verdictsOf = <A extends string>(judges: Judges<A>, sides: Sides): Record<A, Verdict> => {
  const verdicts = {} as Record<A, Verdict>;
  for (const aspect in judges) verdicts[aspect] = judges[aspect](sides);
  return verdicts;
};

const unknownFor = <A extends string>(judges: Judges<A>) => ({
  factor: 1,
  aspects: Object.fromEntries(Object.keys(judges).map((aspect) => [aspect, 'unknown'])) as Record<A, Verdict>,
});
const nothingKnown: Fit = {
  factor: 1,
  sought: unknownFor(sought),
  expected: unknownFor(expected),
  sameOrganisation: false,
};

const isDated = ({ from, until }: Comparable): boolean => Number.isFinite(from) || Number.isFinite(until);

/** Whether the other's period leaves long enough of mine. */
const lasting = (mine: Comparable, other: Comparable): Verdict => {
  if (!isDated(mine) || !isDated(other)) return 'unknown';
  const shared = Math.min(mine.until, other.until) - Math.max(mine.from, other.from) + 1;
  if (shared <= 0) return 'poor';
  return shared >= Math.min(weights.fit.enoughDays, mine.until - mine.from + 1) ? 'good' : 'partial';
};

const overlap = (wanted: readonly number[], given: readonly number[]): Verdict => {
  if (wanted.length === 0 || given.length === 0) return 'unknown';
  let met = 0;
  for (const item of wanted) if (given.includes(item)) met++;
  return met === 0 ? 'poor' : met === wanted.length ? 'good' : 'partial';
};

const bestTouching = (wanted: readonly Spot[], place: Spot): Verdict => {
  let best: Verdict = 'poor';
  for (const one of wanted) {
    const verdict = touching(one, place);
    if (verdict === 'good') return verdict;
    if (verdict === 'partial') best = verdict;
  }
  return best;
};

const touching = (wanted: Spot, place: Spot): Verdict => {
  if (wanted.level === NATIONAL || (wanted.level === place.level && sameCode(wanted, place))) return 'good';
  if (wanted.level === DEPARTEMENT && wanted.code !== null && place.departement === wanted.code) return 'good';
  if (wanted.departement !== null && wanted.departement === place.departement) return 'partial';
  return place.level === NATIONAL ? 'partial' : 'poor';
};

const sameCode = (a: Spot, b: Spot): boolean => (a.code === null ? a.label === b.label : a.code === b.code);
