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

/** `unknown`: one side says nothing, which is neither for nor against. */
export type Verdict = 'good' | 'partial' | 'poor' | 'unknown';

/** A place, its level and codes as numbers; null where there is none. */
export type Spot = Readonly<{ level: number; code: number | null; departement: number | null; label: string }>;

/**
 * Facts as they are compared, ids and dates being numbers: a search may judge tens of thousands, and reading strings and dates
 * anew for each would be most of its time.
 */
export type Comparable = Readonly<{
  themes: readonly number[];
  offers: readonly number[];
  methods: readonly number[];
  places: readonly Spot[];
  /** In days; an open end is as far away as it can be. */
  from: number;
  until: number;
  /** What room a terrain has left, and how whoever is asked reacted, by themselves. */
  room: Verdict;
  answers: Verdict;
  organisation: string;
}>;

/** Ids of closed lists and official codes, in the order they were met; names people write are not among them. */
const ids = new Map<string, number>();
const numberOf = (id: string): number => {
  const known = ids.get(id);
  if (known !== undefined) return known;
  ids.set(id, ids.size);
  return ids.size - 1;
};
/** What is the country, wherever it is written. */
export const NATIONAL = numberOf('national');
export const DEPARTEMENT = numberOf('departement');

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const roomOf = ({ capacity, engaged }: Facts): Verdict => {
  if (capacity === null) return 'unknown';
  return engaged >= capacity ? 'poor' : engaged === 0 ? 'good' : 'partial';
};

const spotOf = ({ level, code, departement, label }: Place): Spot => ({
  level: numberOf(level),
  code: code === null ? null : numberOf(code),
  departement: departement === null ? null : numberOf(departement),
  label,
});

/** What says nothing at all: always the same object. */
export const silent: Comparable = {
  themes: [],
  offers: [],
  methods: [],
  places: [],
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  room: 'unknown',
  answers: 'unknown',
  organisation: '',
};

export const comparable = (facts: Facts): Comparable => {
  if (facts === noFacts) return silent;
  const { themes, offers, methods, places, from, until, answers, organisation } = facts;
  return {
    themes: themes.map(numberOf),
    offers: offers.map(numberOf),
    methods: methods.map(numberOf),
    places: places.map(spotOf),
    from: from ? day(from) : Number.NEGATIVE_INFINITY,
    until: until ? day(until) : Number.POSITIVE_INFINITY,
    room: roomOf(facts),
    answers: answers === null ? 'unknown' : answers === 'silent' ? 'poor' : 'good',
    organisation,
  };
};
