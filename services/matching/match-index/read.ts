import type { Features } from '../analyse/features.ts';
import { breadthOf } from '../score/breadth.ts';
import { strengthsOf } from '../score/query.ts';

/** What reading a text gave, as an index takes it: its features by name with their strengths, in order, and how much it says. */
export type Read = Readonly<{ names: readonly string[]; strengths: readonly number[]; breadth: number }>;

export const readOf = (features: Features): Read => {
  const names: string[] = [];
  const strengths: number[] = [];
  for (const [name, strength] of strengthsOf(features)) {
    names.push(name);
    strengths.push(strength);
  }
  return { names, strengths, breadth: breadthOf(features) };
};

/** The same as one text, to be kept: breadth, strengths and names, each after a line’s end. Holds stems and ids, no sentence. */
export const keptRead = ({ names, strengths, breadth }: Read): string =>
  `${breadth}\n${strengths.join(' ')}\n${names.join(' ')}`;

/** What was kept, exactly as it was read. */
export const readKept = (kept: string): Read => {
  const [breadth = '', strengths = '', names = ''] = kept.split('\n');
  return { breadth: Number(breadth), strengths: wordsIn(strengths).map(Number), names: wordsIn(names) };
};

const wordsIn = (line: string): string[] => (line === '' ? [] : line.split(' '));
