import { type Features, WHOLE } from '../analyse/features.ts';
import { weights } from './weights.ts';

/**
 * How much a text says, as the length of its vector (Salton’s cosine, 1975): two long texts share things by chance, so what
 * they share counts for less. Rarity is left out on purpose: a text’s breadth depends on itself alone, whatever else is there.
 */
export const breadthOf = ({ words, concepts, affinities, themes }: Features): number => {
  const squares = (strengths: ReadonlyMap<string, number>, weight: number): number => {
    let sum = 0;
    for (const strength of strengths.values()) sum += weight * (strength / WHOLE) ** 2;
    return sum;
  };
  const sum =
    squares(words, weights.word.weight) +
    squares(concepts, weights.concept.weight) +
    squares(affinities, weights.affinity.weight) +
    squares(themes, weights.theme.weight);
  return Math.max(1, Math.sqrt(sum));
};

/** How near two texts are, in thousandths: what they share for how much they say. */
export const nearness = (text: number, breadth: number, otherBreadth: number): number =>
  Math.round((1000 * text) / (breadth * otherBreadth));
