import { appendFileSync } from 'node:fs';
import { seed } from './volume.ts';

/** One line of `test/faults/RESULTS.md`: what was done to it, and what was seen. */
export type FaultSeen = Readonly<{
  /** Its number in the list of faults, 1 to 16. */
  fault: number;
  /** Which engine, or which part of the fault. */
  on: string;
  /** How much was done, as in `40 kills, 3,214 commands`. */
  volume: string;
  /** What was seen with the guard in place, as in `0 lost`. */
  seen: string;
  /** What was seen with the guard taken away: it must be worse. */
  control: string;
}>;

/** Tells what a fault test saw, once it has passed. `npm run test:faults` gathers the lines into a table. */
export const report = (line: FaultSeen): void => {
  const to = process.env.FAULTS_REPORT;
  if (to) appendFileSync(to, `${JSON.stringify({ ...line, seed })}\n`);
};
