import { weights } from './weights.ts';

/** Where something is: enough to tell whether two places touch. `departement` is null for a region or the whole country. */
export type Place = Readonly<{ level: string; code: string | null; departement: string | null; label: string }>;

/** The structured side of a proposal. What a terrain offers and what a question wants stand in the same fields. */
export type Facts = Readonly<{
  themes: readonly string[];
  /** Offers of a terrain, offers wanted by a question. */
  offers: readonly string[];
  /** The territory of a terrain (one), the territories wanted by a question (none: anywhere). */
  places: readonly Place[];
  from: string | null;
  until: string | null;
  /** How many partnerships a terrain can bear at once, and how many it already has; a question says nothing. */
  capacity: number | null;
  engaged: number;
  organisation: string;
  /** Offers a question's methods would use; a terrain says nothing. */
  methods: readonly string[];
  /** How whoever is asked about it last reacted; null when nobody asked. */
  answers: 'answered' | 'silent' | null;
}>;

export const noFacts: Facts = {
  themes: [],
  offers: [],
  places: [],
  from: null,
  until: null,
  capacity: null,
  engaged: 0,
  organisation: '',
  methods: [],
  answers: null,
};

/** What a question seeks from a terrain. */
type SoughtAspect = keyof typeof weights.fit.sought;
/** What a terrain expects of a question. */
type ExpectedAspect = keyof typeof weights.fit.expected;
/** `unknown`: one side says nothing, which is neither for nor against. */
export type Verdict = 'good' | 'partial' | 'poor' | 'unknown';
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
export const mostFactorFor = (kind: 'terrain' | 'question', own: Facts): number => {
  if (own === noFacts) return 1;
  const offers = kind === 'question' ? [...own.offers, ...own.methods] : own.offers;
  const answering = { ...own, offers, methods: own.offers, capacity: 1, engaged: 0, answers: 'answered' } as const;
  return fitBetween(kind, own, answering).factor;
};

type Sides = Readonly<{ question: Facts; terrain: Facts }>;
type Judges<A extends string> = Readonly<Record<A, (sides: Sides) => Verdict>>;

const sought: Judges<SoughtAspect> = {
  themes: ({ question, terrain }) => overlap(question.themes, terrain.themes),
  offers: ({ question, terrain }) => overlap(question.offers, terrain.offers),
  territory: ({ question, terrain }) => {
    const [place] = terrain.places;
    if (!place || question.places.length === 0) return 'unknown';
    return bestOf(question.places.map((wanted) => touching(wanted, place)));
  },
  dates: ({ question, terrain }) => lasting(question, terrain),
  capacity: ({ terrain }) => {
    if (terrain.capacity === null) return 'unknown';
    return terrain.engaged >= terrain.capacity ? 'poor' : terrain.engaged === 0 ? 'good' : 'partial';
  },
  answers: ({ terrain }) => willing(terrain),
};

const expected: Judges<ExpectedAspect> = {
  themes: ({ question, terrain }) => overlap(terrain.themes, question.themes),
  methods: ({ question, terrain }) => overlap(question.methods, terrain.offers),
  dates: ({ question, terrain }) => lasting(terrain, question),
  answers: ({ question }) => willing(question),
};

/** The sides of two proposals, `own` being the facts of a proposal of this kind; undefined when one says nothing at all. */
const sidesOf = (kind: 'terrain' | 'question', own: Facts, other: Facts): Sides | undefined => {
  if (own === noFacts || other === noFacts) return undefined;
  return kind === 'question' ? { question: own, terrain: other } : { question: other, terrain: own };
};

/** How the structured facts of two proposals fit, `own` being those of a proposal of this kind. The same from either side. */
export const fitBetween = (kind: 'terrain' | 'question', own: Facts, other: Facts): Fit => {
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
export const factorBetween = (kind: 'terrain' | 'question', own: Facts, other: Facts): number => {
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

const willing = ({ answers }: Facts): Verdict =>
  answers === null ? 'unknown' : answers === 'silent' ? 'poor' : 'good';

/** Whether the other's period leaves long enough of mine. */
const lasting = (mine: Facts, other: Facts): Verdict => {
  if (!(mine.from || mine.until) || !(other.from || other.until)) return 'unknown';
  const shared = Math.min(end(mine), end(other)) - Math.max(start(mine), start(other)) + 1;
  if (shared <= 0) return 'poor';
  return shared >= Math.min(weights.fit.enoughDays, end(mine) - start(mine) + 1) ? 'good' : 'partial';
};
/** In days; an open end is as far away as it can be. */
const start = ({ from }: Facts): number => (from ? day(from) : Number.NEGATIVE_INFINITY);
const end = ({ until }: Facts): number => (until ? day(until) : Number.POSITIVE_INFINITY);
const day = (date: string): number => {
  const known = days.get(date);
  if (known !== undefined) return known;
  const counted = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  if (days.size < MOST_DAYS) days.set(date, counted);
  return counted;
};
/** Reading a date is half of judging, and there are few of them: a search may judge tens of thousands. */
const days = new Map<string, number>();
const MOST_DAYS = 20_000;

const overlap = (wanted: readonly string[], given: readonly string[]): Verdict => {
  if (wanted.length === 0 || given.length === 0) return 'unknown';
  let met = 0;
  for (const item of wanted) if (given.includes(item)) met++;
  return met === 0 ? 'poor' : met === wanted.length ? 'good' : 'partial';
};

const touching = (wanted: Place, place: Place): Verdict => {
  if (wanted.level === 'national' || (wanted.level === place.level && sameCode(wanted, place))) return 'good';
  if (wanted.level === 'departement' && wanted.code !== null && place.departement === wanted.code) return 'good';
  if (wanted.departement !== null && wanted.departement === place.departement) return 'partial';
  return place.level === 'national' ? 'partial' : 'poor';
};

const sameCode = (a: Place, b: Place): boolean => (a.code === null ? a.label === b.label : a.code === b.code);

/** The best of several verdicts. */
const bestOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('good') ? 'good' : verdicts.includes('partial') ? 'partial' : 'poor';
