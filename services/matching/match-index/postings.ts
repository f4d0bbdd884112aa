import { type Documents, numberIn, packed, strengthIn } from './documents.ts';

/** For each feature, the documents that have it and how strongly, laid one list after the other; in order of place. */
export type Postings = Readonly<{ starts: Uint32Array; packs: Uint32Array }>;

export const noPostings: Postings = { starts: new Uint32Array(1), packs: new Uint32Array(0) };

/** The postings of all documents; `features` is how many features there are. A counting sort: twice through, whatever the order. */
export const layPostings = ({ count, starts: own, features: had }: Documents, features: number): Postings => {
  const starts = new Uint32Array(features + 1);
  const end = own[count] as number;
  for (let i = 0; i < end; i++) {
    const after = numberIn(had[i] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let feature = 0; feature < features; feature++)
    starts[feature + 1] = (starts[feature + 1] as number) + (starts[feature] as number);
  const packs = new Uint32Array(end);
  const next = starts.slice();
  for (let place = 0; place < count; place++)
    for (let i = own[place] as number; i < (own[place + 1] as number); i++) {
      const pack = had[i] as number;
      const at = next[numberIn(pack)] as number;
      packs[at] = packed(place, strengthIn(pack));
      next[numberIn(pack)] = at + 1;
    }
  return { starts, packs };
};

/** Where a feature's list begins and ends; empty for a feature that came later. */
export const listOf = ({ starts }: Postings, feature: number): readonly [number, number] =>
  feature + 1 < starts.length ? [starts[feature] as number, starts[feature + 1] as number] : [0, 0];
