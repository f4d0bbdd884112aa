/** How much a fault test does: a little inside `npm test`, everything with `npm run test:faults -- --full`. */
export const isFull = process.env.FAULTS === 'full';

/** The number of kills, clients, mails… of this run. */
export const volume = (fast: number, full: number): number => (isFull ? full : fast);

/** What chance starts from. Printed with each result; `SEED=…` repeats a run. */
export const seed = Number(process.env.SEED ?? 20_251);

/** Milliseconds a fault test may take: whole volumes are long on a small machine. */
export const patience = (fastMs: number): number => (isFull ? 30 * 60_000 : fastMs);
