import type { Language } from '../../shared/kernel/words.ts';

/** Every hour shown is the hour in Paris, wherever the server or the reader is. */
const timeZone = 'Europe/Paris';
const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

const asDate = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at);
const styles = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A format takes a hundred times longer to make than to use: each is made once. */
const once = <T>(make: (language: Language) => T): ((language: Language) => T) => {
  const made = new Map<Language, T>();
  return (language) => {
    const found = made.get(language) ?? make(language);
    made.set(language, found);
    return found;
  };
};
const styled = (style: keyof typeof styles) =>
  once((language) => new Intl.DateTimeFormat(locales[language], { timeZone, ...styles[style] }));
const formats = {
  day: styled('day'),
  shortDay: styled('shortDay'),
  weekday: styled('weekday'),
  hour: styled('hour'),
};
const relatives = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const figures = once((language) => new Intl.NumberFormat(locales[language]));
const days = new Intl.DateTimeFormat('en-CA', { timeZone });

const format = (language: Language, at: Date | string, style: keyof typeof styles): string =>
  formats[style](language).format(asDate(at));

/** `3 décembre 2026`, `1er mars 2027`. Takes an instant, or a day as `2026-12-03`. */
export const day = (language: Language, at: Date | string): string => first(language, format(language, at, 'day'));

/** `3 déc. 2026`, for lists and tables. */
export const shortDay = (language: Language, at: Date | string): string =>
  first(language, format(language, at, 'shortDay'));

/** `jeudi 3 décembre 2026`. */
export const weekday = (language: Language, at: Date | string): string =>
  first(language, format(language, at, 'weekday'));

/** `14 h 30`, in English `14:30`. */
export const hour = (language: Language, at: Date | string): string => {
  const [hours, minutes] = format(language, at, 'hour').split(':');
  return language === 'fr' ? `${Number(hours)}\u00a0h\u00a0${minutes}` : `${hours}:${minutes}`;
};

/** `3 décembre 2026 à 14 h 30`. */
export const moment = (language: Language, at: Date | string): string =>
  `${day(language, at)} ${language === 'fr' ? 'à' : 'at'} ${hour(language, at)}`;

/** `aujourd’hui`, `hier`, `il y a 3 jours`, `dans 2 semaines`; counted in days of Paris. */
export const since = (language: Language, at: Date | string, now: Date): string => {
  const apart = dayNumber(at) - dayNumber(now);
  const relative = relatives(language);
  if (Math.abs(apart) < 14) return relative.format(apart, 'day').replace("'", '’');
  if (Math.abs(apart) < 60) return relative.format(Math.trunc(apart / 7), 'week');
  if (Math.abs(apart) < 730) return relative.format(Math.trunc(apart / 30.44), 'month');
  return relative.format(Math.trunc(apart / 365.25), 'year');
};

/** `du 3 mars 2027 au 30 juin 2027`, `jusqu’au …`, `à partir du …`; empty when neither is set. */
export const period = (language: Language, from: string | null, until: string | null): string => {
  const [start, end] = [from && day(language, from), until && day(language, until)];
  if (start && end) return language === 'fr' ? `du ${start} au ${end}` : `from ${start} to ${end}`;
  if (end) return language === 'fr' ? `jusqu’au ${end}` : `until ${end}`;
  if (start) return language === 'fr' ? `à partir du ${start}` : `from ${start}`;
  return '';
};

/** `1 234,5` in French, `1,234.5` in English. */
export const figure = (language: Language, n: number): string => figures(language).format(n);

/** What a `<time datetime>` carries: the day alone when that is all we know. */
export const machineDate = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString());

const first = (language: Language, text: string): string =>
  language === 'fr' ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : text;

const dayNumber = (at: Date | string): number => Math.round(Date.parse(days.format(asDate(at))) / 86_400_000);
