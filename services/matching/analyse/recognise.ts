import type { Word } from '../../kit/text/words.ts';
import type { Lexicon, LexiconTerm } from './lexicon.ts';

/** A concept said in a text: by which term, and where. Offsets are those of the text as written. */
export type Mention = Readonly<{
  concept: string;
  term: string;
  /** A related term only hints at the concept. */
  weak: boolean;
  /** A single word inside a longer expression that says something else (« sécurité » in « sécurité sociale »). */
  covered: boolean;
  /** Indexes of its words among the words that count. */
  words: readonly number[];
  start: number;
  end: number;
}>;

/** How many other counting words may stand between the words of one term. */
const SLACK = 2;
/** Repeating a word a thousand times must not cost a thousand searches. */
const PLACES = 12;

/** Every concept a text mentions, in the order of the vocabulary's terms; bounded work whatever the text. */
export const recognise = (words: readonly Word[], lexicon: Lexicon): Mention[] => {
  const present = placeAtoms(words, lexicon);
  const mentions: Writable<Mention>[] = [];
  for (const term of lexicon.termsAmong(present)) addMentions(term, words, mentions);
  for (const atom of present) places[atom] = undefined;
  markCovered(mentions);
  return mentions.sort(inReadingOrder);
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const inReadingOrder = (a: Mention, b: Mention): number =>
  a.start - b.start || b.end - a.end || (a.concept < b.concept ? -1 : a.concept > b.concept ? 1 : 0);

/** By atom, the words of the text being read where it stands; empty between two readings. */
const places: (number[] | undefined)[] = [];

/** Fills `places`; answers the atoms of the text, in order of appearance. */
const placeAtoms = (words: readonly Word[], lexicon: Lexicon): number[] => {
  const present: number[] = [];
  for (let index = 0; index < words.length; index++)
    for (const atom of lexicon.atomsOf(words[index] as Word)) {
      while (places.length <= atom) places.push(undefined);
      const list = places[atom];
      if (!list) {
        places[atom] = [index];
        present.push(atom);
      } else if (list.length < PLACES) list.push(index);
    }
  return present;
};

const shorterFirst = (a: readonly number[], b: readonly number[]): number => a.length - b.length;
const ascending = (a: number, b: number): number => a - b;

/** Adds one mention for each place where all the term's atoms stand close together. */
const addMentions = (term: LexiconTerm, words: readonly Word[], mentions: Mention[]): void => {
  const [only] = term.atoms;
  if (term.atoms.length === 1) {
    for (const index of places[only as number] as number[]) mentions.push(mentionOf(term, [index], words));
    return;
  }
  const [first = [], ...others] = term.atoms.map((atom) => places[atom] as number[]).sort(shorterFirst);
  for (const start of first) {
    const group = grow(start, others, words);
    if (group) mentions.push(mentionOf(term, group.sort(ascending), words));
  }
};

const positionOf = (words: readonly Word[], index: number): number => (words[index] as Word).position;

/** Adds to a first word the nearest place of each other atom; nothing when one is too far. */
const grow = (start: number, others: readonly (readonly number[])[], words: readonly Word[]): number[] | undefined => {
  const group = [start];
  const from = positionOf(words, start);
  let [least, most] = [from, from];
  for (const list of others) {
    const nearest = nearestTo(from, list, group, words);
    if (nearest < 0) return undefined;
    group.push(nearest);
    const at = positionOf(words, nearest);
    if (at < least) least = at;
    if (at > most) most = at;
  }
  return most - least <= group.length - 1 + SLACK ? group : undefined;
};

/** The place nearest to a position that the group does not have yet; −1 when there is none. */
const nearestTo = (from: number, list: readonly number[], group: readonly number[], words: readonly Word[]): number => {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (const index of list) {
    const away = Math.abs(positionOf(words, index) - from);
    if (away < distance && !group.includes(index)) {
      nearest = index;
      distance = away;
    }
  }
  return nearest;
};

const mentionOf = (term: LexiconTerm, group: readonly number[], words: readonly Word[]): Mention => ({
  concept: term.concept,
  term: term.written,
  weak: term.weak,
  covered: false,
  words: group,
  start: (words[group[0] as number] as Word).start,
  end: (words[group[group.length - 1] as number] as Word).end,
});

/** Marks the single words that stand inside longer expressions, all of which say something else. */
const markCovered = (mentions: readonly Writable<Mention>[]): void => {
  const longerAt = longerConcepts(mentions);
  for (const mention of mentions) {
    if (mention.words.length > 1) continue;
    const longer = longerAt.get(mention.words[0] as number);
    mention.covered = longer !== undefined && !longer.includes(mention.concept);
  }
};

/** By word, the concepts of the longer expressions it stands in. */
const longerConcepts = (mentions: readonly Mention[]): Map<number, string[]> => {
  const longerAt = new Map<number, string[]>();
  for (const { words, concept } of mentions)
    if (words.length > 1)
      for (const word of words) {
        const concepts = longerAt.get(word);
        if (concepts) concepts.push(concept);
        else longerAt.set(word, [concept]);
      }
  return longerAt;
};
