/** Every number matching depends on, in one place. Changed only with `npm run bench:match` beside it. */
export const weights = {
  /** A title says in ten words what the body says in a hundred. */
  title: 1.8,
  body: 1,

  /** Words, after BM25: `k` bounds repetition, `b` how much longer texts are held back, `pivot` a usual length in words. */
  word: { k: 1.2, b: 0.5, pivot: 30, weight: 600 },
  /** Concepts: `half` is the evidence at which a concept counts half; a related term is less evidence than a term. */
  concept: { half: 0.6, b: 0.3, pivot: 30, weak: 0.35, covered: 0.4, weight: 1000 },
  /**
   * What a text leans to: of the concepts its words find, the `found` best are looked at, spread to their neighbours (`near`)
   * and the `kept` best of all are kept; a related term is less of a concept than a term; `confirmed` is the least strength,
   * in thousandths, of what somebody confirmed; a word of more than `telling` concepts is quoted for none. Outweighs the rest: it is what meets when no word is shared.
   */
  affinity: { found: 40, near: 0.3, kept: 24, related: 0.5, confirmed: 500, telling: 10, weight: 8000 },
  /** Two texts of one theme are a little closer even where they name different things. */
  theme: { half: 1.2, weight: 150 },
  /** What a near concept is worth beside the concept itself. */
  near: 0.3,

  /** Union statistics of a small instance say little: as if this many other texts had been read. */
  imaginedTexts: 50,
  /**
   * Structured facts. `worth`: of one aspect alone; 1.3 ÷ 0.7 < 2, so facts never double a match nor halve it, however many
   * agree. `sought` is what a question seeks from a terrain, `expected` what a terrain expects of a question: each the weighted
   * geometric mean of its aspects, so that one good aspect cannot hide two poor ones, and together their geometric mean, so that
   * one side's content cannot make up for the other's. `answers` counts half: one silence may be a holiday.
   */
  fit: {
    worth: { good: 1.3, partial: 1.1, unknown: 1, poor: 0.7 },
    sought: { themes: 1, offers: 1, territory: 1, dates: 1, capacity: 1, answers: 0.5 },
    expected: { themes: 1, methods: 1, dates: 1, answers: 0.5 },
    /** A stay of this many days is enough for both; a shorter wish needs no more than itself. */
    enoughDays: 90,
  },

  /** The least a concept's rarity may count: it was chosen because it tells. */
  conceptFloor: 0.35,
} as const;
