import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { type Features, WHOLE } from '../analyse/features.ts';
import { weights } from './weights.ts';

export type PartKind = 'word' | 'concept' | 'affinity' | 'theme';

/** One thing a text looks for in others, and what finding it is worth. */
export type Sought = Readonly<{
  feature: string;
  kind: PartKind;
  /** A stem, a concept id or a theme id. */
  key: string;
  /** As `worthOf` makes it. */
  worth: number;
  /** The concept that brought this near one, when the text does not name it itself. */
  via?: string;
}>;

/** How many texts there are, and how many have a feature; both kinds together. */
export type Statistics = Readonly<{ texts: number; having: (feature: string) => number }>;

export const featureOf = (kind: PartKind, key: string): string => `${kind[0]}:${key}`;

/** Of the 32 bits of a product, those behind the point; the others bear 8,191 points, more than any one thing can bring. */
const FRACTION_BITS = 19;
const HALF = 1 << (FRACTION_BITS - 1);

/** What finding something whole is worth, `points` below 8,192, as a whole number of 2^-19 points for a thousandth of strength. */
export const worthOf = (points: number): number => Math.round((points / WHOLE) * 2 ** FRACTION_BITS);

/** The worth that brings a strength as it is. */
export const strengthItself = worthOf(WHOLE);

/**
 * What one sought thing of this worth brings for a text that has it with this strength: whole points, so that sums are exact.
 * In whole numbers throughout, which takes two thirds of the time of a division: matching does little else.
 */
export const pointsFor = (worth: number, strength: number): number =>
  (Math.imul(worth, strength) + HALF) >>> FRACTION_BITS;

/** Everything a text looks for: its words, its concepts and their neighbours, its themes. Same order for the same text. */
export const soughtBy = (
  features: Features,
  statistics: Statistics,
  vocabulary: ReadonlyMap<string, Concept>,
): Sought[] => {
  const rarity = rarityIn(statistics);
  const sought: Sought[] = [];
  const seek = (kind: PartKind, key: string, strength: number, scale: number, via?: string) => {
    const feature = featureOf(kind, key);
    const worth = worthOf((scale * rarity(feature, kind) * strength) / WHOLE);
    sought.push({ feature, kind, key, worth, ...(via && { via }) });
  };
  for (const [stem, strength] of features.words) seek('word', stem, strength, weights.word.weight);
  for (const [id, strength] of features.concepts) seek('concept', id, strength, weights.concept.weight);
  for (const [id, { strength, via }] of neighbours(features.concepts, vocabulary))
    seek('concept', id, strength, weights.concept.weight, via);
  for (const [id, strength] of features.affinities) seek('affinity', id, strength, weights.affinity.weight);
  for (const [id, strength] of features.themes) seek('theme', id, strength, weights.theme.weight);
  return sought;
};

/** Between 0 (everywhere) and 1 (nowhere else); hardly depends on how many texts there are. */
const rarityIn =
  ({ texts, having }: Statistics) =>
  (feature: string, kind: PartKind): number => {
    // A theme is no surprise anywhere; what a text leans to was weighed against the whole vocabulary already.
    if (kind === 'theme' || kind === 'affinity') return 1;
    const all = texts + weights.imaginedTexts;
    const share = Math.log(1 + all / (having(feature) + 1)) / Math.log(1 + all);
    return kind === 'concept' ? weights.conceptFloor + (1 - weights.conceptFloor) * share : share;
  };

type Neighbour = { strength: number; via: string };

/** Near concepts the text does not name, each by its strongest neighbour. */
const neighbours = (
  concepts: ReadonlyMap<string, number>,
  vocabulary: ReadonlyMap<string, Concept>,
): Map<string, Neighbour> => {
  const found = new Map<string, Neighbour>();
  for (const [via, own] of concepts)
    for (const near of vocabulary.get(via)?.near ?? []) {
      const strength = Math.round(own * weights.near);
      if (!concepts.has(near) && strength > (found.get(near)?.strength ?? 0)) found.set(near, { strength, via });
    }
  return found;
};

/** A text's features by their name in the index, each with its strength. */
export const strengthsOf = function* ({ words, concepts, affinities, themes }: Features): Generator<[string, number]> {
  for (const [stem, strength] of words) yield [featureOf('word', stem), strength];
  for (const [id, strength] of concepts) yield [featureOf('concept', id), strength];
  for (const [id, strength] of affinities) yield [featureOf('affinity', id), strength];
  for (const [id, strength] of themes) yield [featureOf('theme', id), strength];
};
