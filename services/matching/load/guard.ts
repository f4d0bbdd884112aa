import type { Strain } from '../../../shared/contracts/terrain-standing.ts';
import type { Room } from '../score/sharing.ts';

/** Open conversations a place can bear: with three for one place, two people in three are already told no. */
const CONVERSATIONS_A_PLACE = 3;
/** Days after a partnership ends in which a terrain is let breathe; said to who asks, never enforced. */
const COOL_DOWN_DAYS = 90;
const DAY_MS = 86_400_000;

type Load = Readonly<{ waiting: number; running: number }>;

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

/** When the rest after a partnership ends; null when there is none or it is over. */
export const restUntil = (closedAt: Date | null, now: Date): Date | null => {
  if (closedAt === null) return null;
  const end = new Date(closedAt.getTime() + COOL_DOWN_DAYS * DAY_MS);
  return now < end ? end : null;
};
