import { setTimeout as pause } from 'node:timers/promises';
import type { Told } from './news-desk.ts';

/** What one open page is to be told next: several things told meanwhile become one. */
export type Letterbox = Readonly<{
  put: (told: Told) => void;
  /** What was told, waited for; nothing once that many milliseconds have passed, or when it is shut. */
  next: (ms: number) => Promise<Told | undefined>;
  shut: () => void;
  isShut: () => boolean;
}>;

export const letterbox = (): Letterbox => {
  let held: Told | undefined;
  let shut = false;
  let wake = new AbortController();
  return {
    put: (told) => {
      held = held ? both(held, told) : told;
      wake.abort();
    },
    next: async (ms) => {
      if (!held && !shut) await pause(ms, undefined, { signal: wake.signal, ref: false }).catch(() => {});
      wake = new AbortController();
      const told = held;
      held = undefined;
      return told;
    },
    shut: () => {
      shut = true;
      wake.abort();
    },
    isShut: () => shut,
  };
};

const both = (one: Told, other: Told): Told => ({
  kinds: [...new Set([...one.kinds, ...other.kinds])],
  here: one.here || other.here,
  reached: other.reached,
});
