import { type Language, type Sentence, say } from '../../shared/kernel/words.ts';

/** The language of the page, as its `lang` says. */
export const language = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'fr');

/** A sentence in the language of the page. */
export const speak = (sentence: Sentence, values?: Readonly<Record<string, string | number>>): string =>
  say(language(), sentence, values);
