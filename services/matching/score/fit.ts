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
};

export type Aspect = 'themes' | 'offers' | 'territory' | 'dates' | 'capacity';
/** `unknown`: one side says nothing, which is neither for nor against. */
export type Verdict = 'good' | 'partial' | 'poor' | 'unknown';
export type Fit = Readonly<{
  factor: number;
  aspects: Readonly<Record<Aspect, Verdict>>;
  /** Both come from the same organisation. */
  sameOrganisation: boolean;
}>;

/** What one aspect is worth alone; the factor is their geometric mean, so one good aspect cannot hide two poor ones. */
const worth: Record<Verdict, number> = { good: 1.3, partial: 1.1, unknown: 1, poor: 0.7 };

/** Bounds of the factor: structured facts never double a match nor halve it (1.3 ÷ 0.7 < 2). */
export const mostFactor = worth.good;
export const leastFactor = worth.poor;

type Sides = Readonly<{ question: Facts; terrain: Facts }>;

const judges: Record<Aspect, (sides: Sides) => Verdict> = {
  themes: ({ question, terrain }) => overlap(question.themes, terrain.themes),
  offers: ({ question, terrain }) => overlap(question.offers, terrain.offers),
  territory: ({ question, terrain }) => {
    const [place] = terrain.places;
    if (!place || question.places.length === 0) return 'unknown';
    return bestOf(question.places.map((wanted) => touching(wanted, place)));
  },
  dates: ({ question, terrain }) => {
    if (!(question.from || question.until) || !(terrain.from || terrain.until)) return 'unknown';
    const starts = [question.from ?? '', terrain.from ?? ''].sort()[1] ?? '';
    const ends = [question.until ?? '9999', terrain.until ?? '9999'].sort()[0] ?? '';
    return starts <= ends ? 'good' : 'poor';
  },
  capacity: ({ terrain }) => {
    if (terrain.capacity === null) return 'unknown';
    return terrain.engaged >= terrain.capacity ? 'poor' : terrain.engaged === 0 ? 'good' : 'partial';
  },
};
const aspects = Object.keys(judges) as Aspect[];

/** How the structured facts of two proposals fit, `own` being those of a proposal of this kind. Symmetrical. */
export const fitBetween = (kind: 'terrain' | 'question', own: Facts, other: Facts): Fit => {
  if (own === noFacts || other === noFacts) return nothingKnown;
  const sides = kind === 'question' ? { question: own, terrain: other } : { question: other, terrain: own };
  const verdicts = Object.fromEntries(aspects.map((aspect) => [aspect, judges[aspect](sides)])) as Fit['aspects'];
  const product = aspects.reduce((all, aspect) => all * worth[verdicts[aspect]], 1);
  return {
    factor: Math.round(product ** (1 / aspects.length) * 1000) / 1000,
    aspects: verdicts,
    sameOrganisation: own.organisation !== '' && own.organisation === other.organisation,
  };
};

const nothingKnown: Fit = {
  factor: 1,
  aspects: { themes: 'unknown', offers: 'unknown', territory: 'unknown', dates: 'unknown', capacity: 'unknown' },
  sameOrganisation: false,
};

const overlap = (wanted: readonly string[], given: readonly string[]): Verdict => {
  if (wanted.length === 0 || given.length === 0) return 'unknown';
  const met = wanted.filter((item) => given.includes(item)).length;
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
