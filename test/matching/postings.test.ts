import { describe, expect, it } from 'vitest';
import { addDocument, noDocuments, packed } from '../../services/matching/match-index/documents.ts';
import { addList, layPostings, listOf } from '../../services/matching/match-index/postings.ts';
import { silent } from '../../services/matching/score/facts.ts';
import { strengthItself } from '../../services/matching/score/query.ts';

/** Places near, just within reach of one unit, just beyond it, and beyond what one unit of 16 bits counts. */
const having = new Map([
  [0, 1],
  [1, 1000],
  [64, 7],
  [128, 8],
  [65_535, 9],
  [65_536, 10],
  [139_999, 1000],
]);

describe('postings', () => {
  it('find every document again, however far the next one is', () => {
    const documents = noDocuments();
    for (let place = 0; place < 140_000; place++) {
      const strength = having.get(place);
      const features = [...(place % 2 ? [packed(0, 3)] : []), ...(strength ? [packed(2, strength)] : [])];
      addDocument(documents, { id: `p${place}`, features, breadth: 1, facts: silent });
    }
    const laid = layPostings(documents, 3);
    const sums = new Int32Array(documents.count);
    addList(laid, listOf(laid, 2), strengthItself, sums);
    expect([...sums.entries()].filter(([, sum]) => sum > 0)).toEqual([...having]);
    for (const nobody of [1, 99]) expect(new Set(listOf(laid, nobody)).size).toBe(1);
    addList(laid, listOf(laid, 0), strengthItself, sums.fill(0));
    expect(sums.reduce((sum, one) => sum + one)).toBe(3 * 70_000);
  });
});
