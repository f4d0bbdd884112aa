import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { type Asker, type Entry, meetingOf, otherKind, textOf } from '../match-index/asker.ts';
import { binsOf, type Found, nearestFirst } from '../match-index/best.ts';
import { numberIn } from '../match-index/documents.ts';
import type { OwnFeatures } from '../match-index/feature-numbers.ts';
import { DEFAULT_LIMIT, nobody } from '../match-index/holding.ts';
import type { Match, MatchOptions, ProposalKind } from '../match-index/match.ts';
import { partsOf } from '../match-index/parts.ts';
import { addList } from '../match-index/postings.ts';
import { featuresStored } from '../match-index/stored.ts';
import { type Wanted, wantedBy } from '../match-index/wanted.ts';
import { type Comparable, comparable, type Facts, noFacts } from '../score/facts.ts';
import { factorBetween, fitBetween, mostFactorFor } from '../score/fit.ts';
import { leastShown, valued } from '../score/labels.ts';
import { strengthItself } from '../score/query.ts';
import { laidSums } from './laid-sums.ts';
import { type Gone, goneIn, kinds, type Laying, numbers, packsIn, rowsOf, texts } from './layings.ts';
import { laidLists } from './lists.ts';

/** What is known of features by name: their numbers in this laying, and how many documents have them. */
export type Known = ReadonlyMap<string, Readonly<{ feature: number; having: number }>>;

/** One laying, opened: how much each document says and which are there is in memory, the rest is read when it is needed. */
export type Laid = Readonly<{
  about: Laying;
  /** How many documents are there. */
  size: () => number;
  /** Takes out documents that went, so that none is found any more. */
  leave: (gone: readonly Gone[]) => void;
  know: (names: readonly string[]) => Promise<Known>;
  search: (asker: Asker, known: Known, options: MatchOptions) => Promise<Match[]>;
  meeting: (asker: Asker, known: Known, id: string) => Promise<Match | undefined>;
  entry: (id: string) => Promise<Entry | undefined>;
  /** Those of these that are there. */
  has: (ids: readonly string[]) => Promise<Set<string>>;
  /** The documents that have a feature, each with its strength, the `limit` strongest and those as strong as the last. */
  having: (feature: number, limit: number) => Promise<{ id: string; points: number }[]>;
}>;

type Document = Readonly<{
  kind: ProposalKind;
  place: number;
  proposal: string;
  breadth: number;
  /** Null for one that says nothing. */
  facts: Facts | null;
  features: string;
}>;

export const openLaid = async (db: Db, about: Laying, own: OwnFeatures): Promise<Laid> => {
  const { laying, block: together } = about;
  const counts = { terrain: about.terrains, question: about.questions };
  const breadths = { terrain: new Float64Array(counts.terrain), question: new Float64Array(counts.question) };
  for (const kind of kinds) await readBreadths(db, about, kind, breadths[kind]);
  const lists = laidLists(db, laying);
  const withSums = laidSums(lists, counts, together);
  let size = counts.terrain + counts.question;
  const leave = (gone: readonly Gone[]): void => {
    for (const { kind, place } of gone) {
      if (breadths[kind][place] !== 0) size--;
      breadths[kind][place] = 0;
    }
  };
  leave(await goneIn(db, laying));

  const documents = (which: SQL): Promise<Document[]> =>
    rowsOf(
      db,
      sql`select kind, place, proposal, breadth, facts, features from laid_documents
        where laying = ${laying} and features is not null and ${which}`,
    );

  const search: Laid['search'] = (asker, known, options) => {
    const wanted = wantedBy(asker.sought, (name) => known.get(name)?.feature, 0);
    return withSums(otherKind(asker.kind), wanted, (sums) => bestIn(sums, asker, wanted, options));
  };

  const bestIn = async (sums: Int32Array, asker: Asker, wanted: Wanted, options: MatchOptions): Promise<Match[]> => {
    const { limit = DEFAULT_LIMIT, without = nobody, hidden = false } = options;
    const kind = otherKind(asker.kind);
    const gathered: Omit<Found, 'bins'> = {
      ...{ count: counts[kind], sums, breadths: breadths[kind], breadth: asker.breadth },
      ...{ faintMost: 0, faintOf: () => 0 },
    };
    const candidates = new Map<number, Readonly<{ proposal: string; facts: Comparable }>>();
    const judge = (place: number, near: number, enough: number) => {
      const candidate = candidates.get(place);
      if (!candidate) return undefined;
      const worth = valued(near, factorBetween(asker.kind, asker.facts, candidate.facts));
      if (worth.points < enough || without(candidate.proposal)) return undefined;
      return hidden || worth.label !== 'hidden' ? { place, id: candidate.proposal, ...worth } : undefined;
    };
    const bounds = { limit, least: hidden ? 0 : leastShown, most: mostFactorFor(asker.kind, asker.facts) };
    const judging = nearestFirst({ ...gathered, bins: binsOf(gathered) }, judge, bounds);
    for (;;) {
      const step = judging.next();
      if (step.done) return withReasons(step.value, asker, wanted);
      const rows = await rowsOf<Document>(
        db,
        sql`select place, proposal, facts from laid_documents
          where laying = ${laying} and kind = ${kind} and place in ${numbers(step.value)} and features is not null`,
      );
      for (const { place, proposal, facts } of rows)
        candidates.set(place, { proposal, facts: comparable(facts ?? noFacts) });
    }
  };

  const withReasons = async (
    best: readonly (Omit<Match, 'text' | 'parts' | 'fit'> & { place: number })[],
    asker: Asker,
    wanted: Wanted,
  ): Promise<Match[]> => {
    const places = numbers(best.map(({ place }) => place));
    const rows = await documents(sql`kind = ${otherKind(asker.kind)} and place in ${places}`);
    const known = new Map(rows.map((row) => [row.place, row]));
    return best.flatMap(({ place, id, ...worth }) => {
      const row = known.get(place);
      if (!row) return [];
      const parts = partsOf(wanted, packsIn(row.features));
      const fit = fitBetween(asker.kind, asker.facts, comparable(row.facts ?? noFacts));
      return [{ id, text: textOf(parts), ...worth, fit, parts }];
    });
  };

  const documentOf = async (id: string): Promise<Document | undefined> => (await documents(sql`proposal = ${id}`))[0];

  const namesOf = async (packs: Uint32Array): Promise<Map<number, string>> => {
    const unknown = [...packs].map(numberIn).filter((feature) => feature >= own.names.length);
    const rows = await rowsOf<{ feature: number; name: string }>(
      db,
      sql`select feature, name from laid_features where laying = ${laying} and feature in ${numbers(unknown)}`,
    );
    return new Map(rows.map(({ feature, name }) => [feature, name]));
  };

  return {
    about,
    size: () => size,
    leave,
    know: async (names) => {
      const rows = await rowsOf<{ name: string; feature: number; documents: number }>(
        db,
        sql`select name, feature, documents from laid_features where laying = ${laying} and name in ${texts(names)}`,
      );
      return new Map(rows.map(({ name, feature, documents: having }) => [name, { feature, having }]));
    },
    search,
    meeting: async (asker, known, id) => {
      const found = await documentOf(id);
      if (!found) return undefined;
      const { facts, breadth, features } = found;
      const wanted = wantedBy(asker.sought, (name) => known.get(name)?.feature, 0);
      return meetingOf(asker, {
        id,
        facts: comparable(facts ?? noFacts),
        breadth,
        parts: partsOf(wanted, packsIn(features)),
      });
    },
    entry: async (id) => {
      const found = await documentOf(id);
      if (!found) return undefined;
      const { kind, facts, breadth } = found;
      const packs = packsIn(found.features);
      const words = await namesOf(packs);
      return {
        kind,
        facts: comparable(facts ?? noFacts),
        breadth,
        features: featuresStored(packs, (feature) => own.names[feature] ?? words.get(feature) ?? ''),
      };
    },
    has: async (ids) => new Set((await documents(sql`proposal in ${texts(ids)}`)).map(({ proposal }) => proposal)),
    having: async (feature, limit) => {
      const all: { id: string; points: number }[] = [];
      for (const kind of kinds) {
        const [sums, there] = [new Int32Array(counts[kind]), breadths[kind]];
        for (const { block, units } of (await lists(kind, [feature])).get(feature) ?? [])
          addList(
            { units },
            [0, units.length],
            strengthItself,
            sums.subarray(block * together, (block + 1) * together),
          );
        const found = strongestIn(sums, there, limit);
        const rows = await documents(sql`kind = ${kind} and place in ${numbers(found)}`);
        for (const { proposal, place } of rows) all.push({ id: proposal, points: sums[place] as number });
      }
      return all;
    },
  };
};

/** The places of the `limit` largest and of those as large as the last, among those that are there. */
const strongestIn = (sums: Int32Array, breadths: Float64Array, limit: number): number[] => {
  const places: number[] = [];
  sums.forEach((sum, place) => {
    if (sum > 0 && breadths[place] !== 0) places.push(place);
  });
  places.sort((a, b) => (sums[b] as number) - (sums[a] as number));
  const last = sums[places[limit - 1] ?? -1] ?? 0;
  return places.filter((place) => (sums[place] as number) >= last);
};

const readBreadths = async (
  db: Db,
  { laying, block: together }: Laying,
  kind: ProposalKind,
  into: Float64Array,
): Promise<void> => {
  const rows = await rowsOf<{ block: number; breadths: string }>(
    db,
    sql`select block, breadths from laid_breadths where laying = ${laying} and kind = ${kind}`,
  );
  const bytes = new Uint8Array(into.buffer);
  for (const { block, breadths } of rows)
    bytes.set(Buffer.from(breadths, 'base64'), block * together * Float64Array.BYTES_PER_ELEMENT);
};
