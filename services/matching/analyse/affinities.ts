import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { nearestAmong } from '../../kit/text/nearest-word.ts';
import { stem } from '../../kit/text/stem.ts';
import type { Word } from '../../kit/text/words.ts';
import { weights } from '../score/weights.ts';
import { gathering } from './gathering.ts';
import { piecesOf } from './written.ts';

/** A counting word of a text and how much it counts there (a title's more than a body's). */
export type Weighed = Readonly<{ word: Pick<Word, 'stem'>; weight: number }>;

/**
 * How a text leans towards concepts, said or not, by id: at most `weights.affinity.kept`, their strengths a vector as long as 1.
 *
 * Explicit Semantic Analysis (Gabrilovich & Markovitch, IJCAI 2007) with the vocabulary for a collection: each concept is a
 * document made of all its terms, and a text is described by the concepts whose documents its words would find. So a text that
 * holds half of an expression, or its words far apart, still leans the right way.
 */
export type Affinities = Readonly<{
  of: (words: readonly Weighed[]) => Map<string, number>;
  /** Whether a word of this stem speaks for the concept and for few others, so that a reason can quote it. */
  speaks: (concept: string, stem: string) => boolean;
}>;

/** The concepts a word finds, side by side with what it is worth for each. */
type Found = Readonly<{ concepts: number[]; worths: number[] }>;
const REMEMBERED = 50_000;

export const affinitiesOver = (concepts: readonly Concept[]): Affinities => {
  const documents = concepts.map(documentOf);
  const rarity = raritiesIn(documents);
  const finding = new Map<string, Found>();
  documents.forEach((document, concept) => {
    const vector = new Map([...document].map(([word, count]) => [word, Math.log(1 + count) * rarity(word)]));
    const length = lengthOf(vector);
    for (const [word, weight] of vector) {
      const found = finding.get(word) ?? { concepts: [], worths: [] };
      found.concepts.push(concept);
      found.worths.push((weight / length) * rarity(word));
      finding.set(word, found);
    }
  });
  const number = new Map(concepts.map(({ id }, i) => [id, i]));
  const tellingRarity = Math.log((documents.length + 1) / weights.affinity.telling);
  const near = concepts.map((concept) => concept.near.flatMap((id) => number.get(id) ?? []));

  const meaning = remembering(finding);
  const countsOf = (words: readonly Weighed[]): Map<Found, number> => {
    const counts = new Map<Found, number>();
    for (const { word, weight } of words) {
      const found = meaning(word.stem);
      if (found) counts.set(found, (counts.get(found) ?? 0) + weight);
    }
    return counts;
  };
  const sums = gathering(concepts.length);
  const gather = (words: readonly Weighed[]): void => {
    for (const [found, count] of countsOf(words)) {
      const times = 1 + Math.log(Math.max(1, count));
      for (let i = 0; i < found.concepts.length; i++)
        sums.add(found.concepts[i] as number, (found.worths[i] as number) * times);
    }
  };

  return {
    of: (words) => {
      gather(words);
      const found = sums.best(weights.affinity.found);
      // What the last of them has, any text of some length would have by chance.
      const chance = found.length === weights.affinity.found ? (found.at(-1)?.[1] ?? 0) : 0;
      for (const [concept, sum] of found) {
        sums.add(concept, sum - chance);
        for (const other of near[concept] as number[]) sums.add(other, weights.affinity.near * (sum - chance));
      }
      const kept = new Map(sums.best(weights.affinity.kept));
      const length = lengthOf(kept);
      return new Map([...kept].map(([concept, sum]) => [concepts[concept]?.id ?? '', sum / length]));
    },
    speaks: (id, word) => rarity(word) >= tellingRarity && (documents[number.get(id) ?? -1]?.has(word) ?? false),
  };
};

/** A concept as a document: how often each stem stands in its terms, its related terms and its name. */
const documentOf = ({ terms, related, label }: Concept): Map<string, number> => {
  const counts = new Map<string, number>();
  const read = (written: string, weight: number) => {
    for (const word of new Set(piecesOf(written).map(bare))) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  for (const term of terms) read(term, 1);
  for (const term of related) read(term, weights.affinity.related);
  read(label.fr, 1);
  return counts;
};

/** The stem of a piece however it is asked for: a text is not searched for the very form here. */
const bare = (piece: string): string => stem(piece.replace(/^=|\*$/g, ''));

const raritiesIn = (documents: readonly ReadonlyMap<string, number>[]) => {
  const having = new Map<string, number>();
  for (const document of documents) for (const word of document.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  return (word: string): number => Math.log((documents.length + 1) / (having.get(word) ?? documents.length));
};

/** What a word finds: itself, or the one word it may be a slip of. */
const remembering = (finding: ReadonlyMap<string, Found>): ((stem: string) => Found | null) => {
  const nearest = nearestAmong(finding.keys());
  const known = new Map<string, Found | null>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = finding.get(word) ?? finding.get(nearest(word) ?? '') ?? null;
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, found);
    return found;
  };
};

const lengthOf = (vector: ReadonlyMap<unknown, number>): number => {
  let squares = 0;
  for (const part of vector.values()) squares += part * part;
  return Math.sqrt(squares) || 1;
};
