import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { type Word, wordsOf } from '../../kit/text/words.ts';
import { weights } from '../score/weights.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mention, recognise } from './recognise.ts';

/** What a proposal says, with what people corrected in what was recognised. */
export type Content = Readonly<{
  title?: string;
  body: string;
  /** Concept ids a person added or confirmed, and those a person took away. */
  confirmed?: readonly string[];
  removed?: readonly string[];
}>;

/** A text as matching sees it: words (by stem), concepts it says, concepts it leans to, themes; each with its strength from 1 to 1000. */
export type Features = Readonly<{
  words: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<string, number>;
  affinities: ReadonlyMap<string, number>;
  themes: ReadonlyMap<string, number>;
}>;

/** Strengths are whole thousandths, so that sums are exact in any order. */
export const WHOLE = 1000;

type Field = Readonly<{ words: readonly Word[]; mentions: readonly Mention[]; weight: number }>;

export const featuresOf = (content: Content, lexicon: Lexicon, vocabulary: ReadonlyMap<string, Concept>): Features => {
  const fields = [fieldOf(content.title ?? '', weights.title, lexicon), fieldOf(content.body, weights.body, lexicon)];
  const length = fields.reduce((sum, field) => sum + field.words.length * field.weight, 0);
  const concepts = conceptsIn(fields, length, content);
  const affinities = affinitiesIn(fields, content, lexicon);
  return { words: wordsIn(fields, length), concepts, affinities, themes: themesIn(concepts, vocabulary) };
};

const fieldOf = (text: string, weight: number, lexicon: Lexicon): Field => {
  const words = wordsOf(text);
  return { words, mentions: recognise(words, lexicon), weight };
};

const wordsIn = (fields: readonly Field[], length: number): Map<string, number> => {
  const { k, b, pivot } = weights.word;
  const counts = new Map<string, number>();
  for (const { words, weight } of fields)
    for (const { stem } of words) if (tells(stem)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  const bound = k * (1 - b + (b * length) / pivot);
  return strengths(counts, (count) => count / (count + bound));
};

/** A number alone compares nothing. */
const tells = (stem: string): boolean => stem.length > 1 && /[a-z]/.test(stem);

const conceptsIn = (fields: readonly Field[], length: number, content: Content): Map<string, number> => {
  const { half, b, pivot } = weights.concept;
  const evidence = new Map<string, number>();
  for (const field of fields)
    for (const [concept, found] of evidenceIn(field)) evidence.set(concept, (evidence.get(concept) ?? 0) + found);
  const bound = half * (1 - b + (b * length) / pivot);
  const found = strengths(evidence, (sum) => sum / (sum + bound));
  for (const concept of content.confirmed ?? []) found.set(concept, WHOLE);
  for (const concept of content.removed ?? []) found.delete(concept);
  return found;
};

/** What people confirmed counts as much as what leans most; what they took away is gone. */
const affinitiesIn = (fields: readonly Field[], { confirmed = [], removed = [] }: Content, lexicon: Lexicon) => {
  const words = fields.flatMap((field) => field.words.map((word) => ({ word, weight: field.weight })));
  const found = strengths(lexicon.affinities.of(words), (share) => share);
  const most = Math.max(weights.affinity.confirmed, ...found.values());
  for (const concept of confirmed) found.set(concept, most);
  for (const concept of removed) found.delete(concept);
  return found;
};

/** How much a field speaks for each concept: a word counts once per concept, a longer expression first. */
const evidenceIn = ({ mentions, weight }: Field): Map<string, number> => {
  const evidence = new Map<string, number>();
  const heard = new Map<string, { terms: string[]; words: number[] }>();
  for (const { concept, term, weak, covered, words } of [...mentions].sort(firmestFirst)) {
    const before = heard.get(concept);
    if (before && (before.terms.includes(term) || isWithin(words, before.words))) continue;
    if (before) {
      before.terms.push(term);
      before.words.push(...words);
    } else heard.set(concept, { terms: [term], words: [...words] });
    const worth = (weak ? weights.concept.weak : 1) * (covered ? weights.concept.covered : 1);
    evidence.set(concept, (evidence.get(concept) ?? 0) + worth * weight);
  }
  return evidence;
};

const firmestFirst = (a: Mention, b: Mention): number =>
  Number(a.weak) - Number(b.weak) || b.words.length - a.words.length;

const isWithin = (words: readonly number[], taken: readonly number[]): boolean => {
  for (const word of words) if (!taken.includes(word)) return false;
  return true;
};

const themesIn = (concepts: ReadonlyMap<string, number>, vocabulary: ReadonlyMap<string, Concept>) => {
  const sums = new Map<string, number>();
  for (const [id, strength] of concepts) {
    const theme = vocabulary.get(id)?.theme;
    if (theme) sums.set(theme, (sums.get(theme) ?? 0) + strength / WHOLE);
  }
  return strengths(sums, (sum) => sum / (sum + weights.theme.half));
};

const strengths = (sums: ReadonlyMap<string, number>, share: (sum: number) => number): Map<string, number> => {
  const found = new Map<string, number>();
  for (const [key, sum] of sums) {
    const strength = Math.round(share(sum) * WHOLE);
    if (strength > 0) found.set(key, strength);
  }
  return found;
};
