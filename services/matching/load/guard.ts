import { daysAfter } from '../../../shared/kernel/days.ts';
import type { Room } from '../score/sharing.ts';

/** Open conversations a place can bear: with three for one place, two people in three are already told no. */
const CONVERSATIONS_A_PLACE = 3;
/** Days after a partnership ends in which a terrain is let breathe; said to who asks, never enforced. */
export const COOL_DOWN_DAYS = 90;

type Load = Readonly<{ waiting: number; running: number }>;
/** `full`: as many partnerships as it bears; `asked`: more open conversations than it can answer well. */
export type Strain = 'none' | 'asked' | 'full';

/** How a terrain, or all those of an organisation together, stand to what they bear. */
export const strainOf = (capacity: number, { waiting, running }: Load): Strain => {
  if (running >= capacity) return 'full';
  return waiting + running >= capacity * CONVERSATIONS_A_PLACE ? 'asked' : 'none';
};

/** The room a terrain has for suggestions: none while it is full. */
export const roomOf = (capacity: number, load: Load): Room => ({
  capacity: strainOf(capacity, load) === 'full' ? 0 : capacity * CONVERSATIONS_A_PLACE,
  load: load.waiting + load.running,
});

/** The last day of the rest after a partnership; null when there is none or it has passed. Days are `YYYY-MM-DD`. */
export const restUntil = (closedOn: string | null, today: string): string | null => {
  if (closedOn === null) return null;
  const last = daysAfter(closedOn, COOL_DOWN_DAYS);
  return today <= last ? last : null;
};
