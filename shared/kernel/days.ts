const DAY_MS = 86_400_000;

/** The ISO day `days` after another (before it when negative), as in `daysAfter('2027-02-27', 2)` → `2027-03-01`. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
