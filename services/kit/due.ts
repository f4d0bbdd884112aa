import type { Digest } from '../../shared/contracts/person.ts';

const HOUR = 3_600_000;
const MORNING = 7;

/**
 * Whether somebody's digest is due. Daily and weekly ones go out in the morning of Paris and never twice in 20 hours or
 * 6 days 20 hours: a little less than the period, so that a late run does not push the next one a day further.
 */
export const isDue = (digest: Digest, last: Date | null, now: Date): boolean => {
  if (digest === 'never') return false;
  if (digest === 'immediate') return true;
  const since = last ? now.getTime() - last.getTime() : Number.POSITIVE_INFINITY;
  return hourInParis(now) >= MORNING && since >= (digest === 'daily' ? 20 * HOUR : 164 * HOUR);
};

const paris = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Paris' });
const hourInParis = (instant: Date): number => Number(paris.format(instant));
