import { type Language, languages } from '../../shared/kernel/words.ts';

/** Small words that only one of the two languages has. */
const marks: Record<Language, RegExp> = {
  fr: /(?<![\p{L}’'])(le|la|les|des|du|et|est|une|dans|pour|que|qui|nous|sur|avec|au|aux|ne|pas|ce|ces)(?![\p{L}])/giu,
  en: /(?<![\p{L}’'])(the|of|and|to|is|are|in|for|that|we|with|how|what|which|who|by|from|this|these)(?![\p{L}])/giu,
};

/** The language of what somebody wrote, when its small words tell. */
export const languageOfText = (text: string): Language | null => {
  const counts = languages.map((language) => (text.match(marks[language]) ?? []).length);
  const [fr = 0, en = 0] = counts;
  return fr === en ? null : fr > en ? 'fr' : 'en';
};

/** The `lang` of somebody’s words where it is not the page’s own, so that a screen reader pronounces them right. */
export const langOf = (page: Language, text: string): { lang?: Language } => {
  const own = languageOfText(text);
  return own && own !== page ? { lang: own } : {};
};
