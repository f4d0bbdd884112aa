import type { Comparable } from '../score/facts.ts';
import { strengthItself } from '../score/query.ts';
import { binsOf, type Found } from './best.ts';
import {
  addDocument,
  type Documents,
  forgetDocument,
  livingOf,
  noDocuments,
  numberIn,
  strengthIn,
} from './documents.ts';
import { gatherLaid, gatherRecent } from './gather.ts';
import { addList, layPostings, listOf, noPostings, type Postings } from './postings.ts';
import { faintPoints, type Wanted } from './wanted.ts';

/** What came since postings were laid is read through at each search: so many at least, and this share of all. */
const RECENT_FEW = 512;
const RECENT_SHARE = 1 / 32;
/** All proposals of one kind, searched from the other side. */
export type Side = Readonly<{
  put: (id: string, features: ArrayLike<number>, about: Readonly<{ breadth: number; facts: Comparable }>) => void;
  /** Forgets one; answers the features it had, none for an unknown one. */
  remove: (id: string) => Uint32Array;
  placeOf: (id: string) => number | undefined;
  size: () => number;
  idAt: (place: number) => string;
  factsAt: (place: number) => Comparable;
  breadthAt: (place: number) => number;
  featuresAt: (place: number) => Uint32Array;
  /** How near every document is to whoever wants these features. The arrays answered serve again at the next search. */
  search: (wanted: Wanted, breadth: number) => Found;
  /** The documents that have a feature, each with its strength. */
  having: (feature: number) => { id: string; points: number }[];
}>;

/** `features` tells how many features there are by now; those below `faint` are not laid (see `Wanted`). */
export const createSide = (features: () => number, faint: number): Side => {
  let documents: Documents = noDocuments();
  let laid: Postings = noPostings;
  let laidCount = 0;
  let worths = new Int32Array(0);
  let sums = new Int32Array(0);
  const places = new Map<string, number>();

  const featuresAt = (place: number): Uint32Array =>
    documents.features.subarray(documents.starts[place], documents.starts[place + 1]);
  const idAt = (place: number): string => documents.ids[place] ?? '';

  /** Lays the living side by side and their postings anew, when too many came or went since. */
  const settle = (): void => {
    const [recent, dead] = [documents.count - laidCount, documents.count - places.size];
    const most = Math.max(RECENT_FEW, laidCount * RECENT_SHARE);
    if (recent > most || dead > Math.max(RECENT_FEW, places.size)) {
      documents = livingOf(documents);
      documents.ids.forEach((id, place) => {
        if (id !== undefined) places.set(id, place);
      });
      laid = layPostings(documents, features(), faint);
      laidCount = documents.count;
    }
    if (sums.length < documents.count) sums = new Int32Array(documents.breadth.length);
    if (worths.length < features()) worths = new Int32Array(Math.ceil(features() * 1.5));
  };

  const search = (wanted: Wanted, breadth: number): Found => {
    settle();
    const { count, breadth: breadths } = documents;
    sums.fill(0, 0, count);
    gatherLaid(laid, wanted, sums);
    if (count > laidCount) gatherRecent(documents, { first: laidCount, worths, wanted }, sums);
    const { features: all, starts } = documents;
    const faintOf = (place: number): number =>
      faintPoints(wanted, all, [starts[place] as number, starts[place + 1] as number]);
    const gathered = { count, sums, breadths, breadth, faintMost: wanted.faintMost, faintOf };
    return { ...gathered, bins: binsOf(gathered) };
  };

  return {
    put: (id, own, { breadth, facts }) => {
      places.set(id, addDocument(documents, { id, features: own, breadth, facts }));
    },
    remove: (id) => {
      const place = places.get(id);
      if (place === undefined) return new Uint32Array(0);
      places.delete(id);
      forgetDocument(documents, place);
      return featuresAt(place);
    },
    placeOf: (id) => places.get(id),
    size: () => places.size,
    idAt,
    factsAt: (place) => documents.facts[place] as Comparable,
    breadthAt: (place) => documents.breadth[place] as number,
    featuresAt,
    search,
    having: (feature) => {
      settle();
      const { count, ids } = documents;
      sums.fill(0, 0, count);
      addList(laid, listOf(laid, feature), strengthItself, sums);
      for (let place = laidCount; place < count; place++) sums[place] = strengthAmong(featuresAt(place), feature);
      const found: { id: string; points: number }[] = [];
      for (let place = 0; place < count; place++) {
        const id = ids[place];
        const strength = sums[place] as number;
        if (id !== undefined && strength > 0) found.push({ id, points: strength });
      }
      return found;
    },
  };
};

const strengthAmong = (features: Uint32Array, feature: number): number => {
  for (const pack of features) if (numberIn(pack) === feature) return strengthIn(pack);
  return 0;
};
