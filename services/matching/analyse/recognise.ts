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
  const places = placesOf(words, lexicon);
  const mentions: Mention[] = [];
  for (const atom of places.keys())
    for (const term of lexicon.termsAt(atom))
      for (const found of findTerm(term, places, words)) mentions.push(mentionOf(term, found, words));
  return withCovered(mentions).sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.concept < b.concept ? -1 : a.concept > b.concept ? 1 : 0),
  );
};

const placesOf = (words: readonly Word[], lexicon: Lexicon): Map<number, number[]> => {
  const places = new Map<number, number[]>();
  words.forEach((word, index) => {
    for (const atom of lexicon.atomsOf(word)) {
      const list = places.get(atom);
      if (!list) places.set(atom, [index]);
      else if (list.length < PLACES) list.push(index);
    }
  });
  return places;
};

const none: readonly number[][] = [];

/** The word indexes of each place where all the term's atoms stand close together. */
const findTerm = (
  term: LexiconTerm,
  places: ReadonlyMap<number, readonly number[]>,
  words: readonly Word[],
): readonly number[][] => {
  // Nearly every term tried lacks a word: that is found out before anything is made.
  for (const atom of term.atoms) if (!places.has(atom)) return none;
  const lists = term.atoms.map((atom) => places.get(atom) as readonly number[]);
  const [first, ...others] = lists.sort((a, b) => a.length - b.length);
  const found: number[][] = [];
  for (const start of first ?? []) {
    const group = grow(start, others, words);
    if (group) found.push(group.sort((a, b) => a - b));
  }
  return found;
};

/** Adds to a first word the nearest place of each other atom; nothing when one is too far. */
const grow = (start: number, others: readonly (readonly number[])[], words: readonly Word[]): number[] | undefined => {
  const group = [start];
  const at = (index: number) => words[index]?.position ?? 0;
  for (const list of others) {
    let nearest: number | undefined;
    for (const index of list)
      if (
        !group.includes(index) &&
        (nearest === undefined || Math.abs(at(index) - at(start)) < Math.abs(at(nearest) - at(start)))
      )
        nearest = index;
    if (nearest === undefined) return undefined;
    group.push(nearest);
  }
  const positions = group.map(at);
  return Math.max(...positions) - Math.min(...positions) <= group.length - 1 + SLACK ? group : undefined;
};

const mentionOf = (term: LexiconTerm, group: readonly number[], words: readonly Word[]): Mention => ({
  concept: term.concept,
  term: term.written,
  weak: term.weak,
  covered: false,
  words: group,
  start: words[group[0] ?? 0]?.start ?? 0,
  end: words[group.at(-1) ?? 0]?.end ?? 0,
});

const withCovered = (mentions: readonly Mention[]): Mention[] => {
  const byWord = new Map<number, Mention[]>();
  for (const mention of mentions)
    if (mention.words.length > 1)
      for (const word of mention.words) byWord.set(word, [...(byWord.get(word) ?? []), mention]);
  return mentions.map((mention) => {
    const [word] = mention.words;
    const longer = mention.words.length === 1 ? (byWord.get(word ?? -1) ?? []) : [];
    return longer.length > 0 && longer.every(({ concept }) => concept !== mention.concept)
      ? { ...mention, covered: true }
      : mention;
  });
};
