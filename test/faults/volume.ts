/** How much a fault test does: a little inside `npm test`, everything with `npm run test:faults -- --full`. */
export const isFull = process.env.FAULTS === 'full';

/** The number of kills, clients, mails… of this run. */
export const volume = (fast: number, full: number): number => (isFull ? full : fast);

/** What chance starts from. Printed with each result; `SEED=…` repeats a run. */
export const seed = Number(process.env.SEED ?? 20_251);

/** The same numbers in [0, 1) for the same seed (mulberry32, Tommy Ettinger 2017, public domain). */
export const chance = (from: number): (() => number) => {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Milliseconds a fault test may take: whole volumes are long on a small machine. */
export const patience = (fastMs: number): number => (isFull ? 30 * 60_000 : fastMs);
