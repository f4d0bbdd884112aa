import { pointsFor } from '../score/query.ts';
import type { Postings } from './postings.ts';

/** Where candidates' points gather: by slot, with the slots touched so far. */
type Sums = Readonly<{ kinds: Uint8Array; wanted: number; sums: Int32Array; touched: number[] }>;

/** Adds what one sought thing brings to every candidate of the wanted kind that has it. */
export const addUp = (list: Postings, worth: number, { kinds, wanted, sums, touched }: Sums): void => {
  const { documents, strengths, length } = list;
  for (let i = 0; i < length; i++) {
    const document = documents[i] as number;
    if (kinds[document] !== wanted) continue;
    const points = pointsFor(worth, strengths[i] as number);
    if (points === 0) continue;
    const before = sums[document] as number;
    if (before === 0) touched.push(document);
    sums[document] = before + points;
  }
};

/** The same array with twice the room. */
export function enlarged<A extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(array: A): A {
  const larger = (
    array instanceof Int32Array ? new Int32Array(array.length * 2) : new Uint8Array(array.length * 2)
  ) as A;
  larger.set(array);
  return larger;
}
