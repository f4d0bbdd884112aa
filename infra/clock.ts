import type { Clock } from '../services/kit/ports.ts';

const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The machine's clock; `today` is the date in Paris. */
export const systemClock: Clock = { now: () => new Date(), today: () => paris.format(new Date()) };
