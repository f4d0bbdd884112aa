import { wordsOf } from './words.ts';

/** The distinct stems of a text, in order of appearance: folded, without stop words, French-stemmed. */
export const stemsOf = (text: string): string[] => [...new Set(wordsOf(text).map((word) => word.stem))];
