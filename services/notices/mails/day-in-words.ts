import type { Language } from '../../../shared/kernel/words.ts';

const written: Record<Language, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** `2026-12-01` as « 1er décembre 2026 » or "1 December 2026"; anything else as it is. */
export const inWords = (language: Language, day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const text = written[language].format(date);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
};
