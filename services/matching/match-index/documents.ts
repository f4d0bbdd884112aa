import { type Comparable, silent } from '../score/facts.ts';

// Of the module's own: an export is looked up at every turn of a loop.
const BITS = 10;
/** One feature of a document and how strongly it has it, in one number; also one document of a feature. */
export const STRENGTH_BITS = BITS;
const STRENGTHS = (1 << BITS) - 1;
/** `number` is below 2^22: four million features, or documents of one kind. */
export const packed = (number: number, strength: number): number => ((number << BITS) | strength) >>> 0;
export const numberIn = (pack: number): number => pack >>> BITS;
export const strengthIn = (pack: number): number => pack & STRENGTHS;

const FIRST_DOCUMENTS = 64;
const FIRST_FEATURES = 4096;

/** The documents of one kind, in the order they came: who they are, what they have, how much they say, and their facts. */
export type Documents = {
  count: number;
  /** Undefined for one that was forgotten. */
  ids: (string | undefined)[];
  facts: Comparable[];
  /** Zero for one that was forgotten; at least one otherwise. */
  breadth: Float64Array;
  /** Where the features of each begin in `features`; those of the last end at `starts[count]`. */
  starts: Uint32Array;
  features: Uint32Array;
};

export const noDocuments = (): Documents => ({
  count: 0,
  ids: [],
  facts: [],
  breadth: new Float64Array(FIRST_DOCUMENTS),
  starts: new Uint32Array(FIRST_DOCUMENTS + 1),
  features: new Uint32Array(FIRST_FEATURES),
});

type Added = Readonly<{ id: string; features: ArrayLike<number>; breadth: number; facts: Comparable }>;

/** Adds one at the end; answers its place. */
export const addDocument = (documents: Documents, { id, features, breadth, facts }: Added): number => {
  const place = documents.count;
  const start = documents.starts[place] as number;
  const end = start + features.length;
  if (place >= documents.breadth.length) {
    documents.breadth = withRoom(documents.breadth, new Float64Array(roomFor(place + 1)));
    documents.starts = withRoom(documents.starts, new Uint32Array(documents.breadth.length + 1));
  }
  if (end > documents.features.length) documents.features = withRoom(documents.features, new Uint32Array(roomFor(end)));
  documents.ids[place] = id;
  documents.facts[place] = facts;
  documents.breadth[place] = breadth;
  documents.features.set(features, start);
  documents.starts[place + 1] = end;
  documents.count = place + 1;
  return place;
};

/** Forgets one: its place stays empty until the living are laid side by side. */
export const forgetDocument = (documents: Documents, place: number): void => {
  documents.ids[place] = undefined;
  documents.facts[place] = silent;
  documents.breadth[place] = 0;
};

/** Only the living, side by side, in the same order, with no more room than they take. */
export const livingOf = (documents: Documents): Documents => {
  const { ids, facts, breadth, starts, features, count } = documents;
  const places: number[] = [];
  let length = 0;
  for (let place = 0; place < count; place++) {
    if (ids[place] === undefined) continue;
    places.push(place);
    length += (starts[place + 1] as number) - (starts[place] as number);
  }
  const living: Documents = {
    count: places.length,
    ids: places.map((place) => ids[place]),
    facts: places.map((place) => facts[place] as Comparable),
    breadth: Float64Array.from(places, (place) => breadth[place] as number),
    starts: new Uint32Array(places.length + 1),
    features: new Uint32Array(length),
  };
  let end = 0;
  places.forEach((place, at) => {
    const own = features.subarray(starts[place], starts[place + 1]);
    living.features.set(own, end);
    end += own.length;
    living.starts[at + 1] = end;
  });
  return living;
};

/** A half more than is needed: room grows with what there is, so that each number is moved a few times only. */
const roomFor = (needed: number): number => Math.ceil(needed * 1.5);
const withRoom = <A extends Float64Array | Uint32Array>(from: A, into: A): A => {
  into.set(from);
  return into;
};
