import { fold } from './lines.ts';

const MONTHS = ['janv', 'fevr', 'mars', 'avri', 'mai', 'juin', 'juil', 'aout', 'sept', 'octo', 'nove', 'dece'];
const IN_WORDS =
  /\b(\d{1,2})(?:er)?\s*(?:(?:-|–|,|et|au|&)\s*(?:le\s+)?\d{1,2}(?:er)?\s*)?(janv|fevr?|mars|avr|mai|juin|juil|aout|sept?|oct|nov|dec)[a-z]*\.?\s+(?:(?:-|–|et|au|&)\s*\d{1,2}(?:er)?\s+[a-z]+\.?\s+)?((?:19|20)\d\d)\b/;
const IN_FIGURES = /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/;
const ISO = /\b((?:19|20)\d\d)-(\d{2})-(\d{2})\b/;

const iso = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
};

const monthOf = (start: string) => MONTHS.findIndex((month) => month.startsWith(start)) + 1;

/** The first day named in a short French text, as an ISO date. */
export const dateIn = (text: string): string | undefined => {
  const folded = fold(text.slice(0, 300));
  const words = IN_WORDS.exec(folded);
  if (words) return iso(Number(words[3]), monthOf(words[2] ?? ''), Number(words[1]));
  const figures = IN_FIGURES.exec(folded);
  if (figures) return iso(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const isoDate = ISO.exec(folded);
  return isoDate ? iso(Number(isoDate[1]), Number(isoDate[2]), Number(isoDate[3])) : undefined;
};

export type Hours = Readonly<{ startsAt: string; minutes?: number }>;

const HOURS =
  /\b([01]?\d|2[0-3])\s?(?:h|:)\s?([0-5]\d)?(?:\s*(?:-|–|—|à|a|\/)\s*([01]?\d|2[0-3])\s?(?:h|:)\s?([0-5]\d)?)?(?![\p{L}\d])/u;

/** « 14 h – 16 h », « de 9h30 à 11h30 » in a short line: when a meeting starts, and how long it lasts. */
export const hoursIn = (text: string): Hours | undefined => {
  const found = HOURS.exec(text.slice(0, 300));
  if (!found) return undefined;
  const [, hour = '', minute = '0', untilHour, untilMinute = '0'] = found;
  const starts = Number(hour) * 60 + Number(minute);
  const startsAt = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const minutes = untilHour === undefined ? 0 : Number(untilHour) * 60 + Number(untilMinute) - starts;
  return minutes > 0 ? { startsAt, minutes } : { startsAt };
};
