import type { Features } from '../analyse/features.ts';
import { breadthOf } from '../score/breadth.ts';
import { strengthsOf } from '../score/query.ts';
import { packed } from './documents.ts';

/**
 * What reading a text gave, as an index takes it: `own`, the features its vocabulary numbers, packed, themes last; the others
 * (words, and concepts the vocabulary no longer has) by name with their strengths; and how much it says.
 */
export type Read = Readonly<{
  own: Uint32Array;
  names: readonly string[];
  strengths: readonly number[];
  breadth: number;
}>;

/** `ownNumberOf` numbers what the vocabulary has. */
export const readOf = (features: Features, ownNumberOf: (name: string) => number | undefined): Read => {
  const own: number[] = [];
  const names: string[] = [];
  const strengths: number[] = [];
  for (const [name, strength] of strengthsOf(features)) {
    const number = ownNumberOf(name);
    if (number !== undefined) own.push(packed(number, strength));
    else {
      names.push(name);
      strengths.push(strength);
    }
  }
  return { own: Uint32Array.from(own), names, strengths, breadth: breadthOf(features) };
};

/** The same as one text, to be kept: breadth, own features, strengths and names, each after a line’s end. Holds numbers, stems and ids, no sentence. */
export const keptRead = ({ own, names, strengths, breadth }: Read): string =>
  `${breadth}\n${Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('base64')}\n${strengths.join(' ')}\n${names.join(' ')}`;

/** What was kept, exactly as it was read. */
export const readKept = (kept: string): Read => {
  const [breadth = '', own = '', strengths = '', names = ''] = kept.split('\n');
  return {
    breadth: Number(breadth),
    own: numbersIn(Buffer.from(own, 'base64')),
    strengths: wordsIn(strengths).map(Number),
    names: wordsIn(names),
  };
};

/** A copy: small buffers lie anywhere in a larger one. */
export const numbersIn = (bytes: Uint8Array): Uint32Array => {
  const numbers = new Uint32Array(bytes.length / Uint32Array.BYTES_PER_ELEMENT);
  new Uint8Array(numbers.buffer).set(bytes);
  return numbers;
};

const wordsIn = (line: string): string[] => (line === '' ? [] : line.split(' '));
