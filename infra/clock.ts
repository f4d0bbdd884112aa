import type { Clock } from '../services/kit/ports.ts';

const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
const MINUTE_MS = 60_000;

/** No day begins within a minute: it is worked out once for each. */
let known = { minute: 0, day: '' };

const today = (): string => {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  if (minute !== known.minute) known = { minute, day: paris.format(minute * MINUTE_MS) };
  return known.day;
};

/** The machine's clock; `today` is the date in Paris. */
export const systemClock: Clock = { now: () => new Date(), today };
