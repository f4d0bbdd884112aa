import snowball from 'snowball-stemmers';
import { fold } from './fold.ts';
import { stopWords } from './stop-words.ts';

const stemmer = snowball.newStemmer('french');
const LONGEST = 40;

/** The distinct stems of a text, in order of appearance: folded, without stop words, French-stemmed. */
export const stemsOf = (text: string): string[] => {
  const words = fold(text).match(/[a-z0-9]+/g) ?? [];
  return [...new Set(words.filter(counts).map((word) => stemmer.stem(word.slice(0, LONGEST))))];
};

const counts = (word: string): boolean => (word.length > 1 || /\d/.test(word)) && !stopWords.has(word);
