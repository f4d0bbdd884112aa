const DAY_MS = 86_400_000;

/** The ISO day `days` after another (before it when negative), as in `daysAfter('2027-02-27', 2)` → `2027-03-01`. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** True for a day as `isDay` knows them, a time and an offset that a machine can read: `2026-03-01T08:30:00Z`. */
export const isInstant = (text: string): boolean =>
  /^[^T]{10}T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

/** True for a real calendar day written YYYY-MM-DD between 1900 and 2199: 2026-02-30 is none. */
export const isDay = (day: string): boolean => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
