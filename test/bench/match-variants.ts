import { wordsOf } from '../../services/kit/text/words.ts';
import { type Lexicon, lexiconOf } from '../../services/matching/analyse/lexicon.ts';
import { recognise } from '../../services/matching/analyse/recognise.ts';
import { indexOf, judgedOf, kindOf } from '../../services/matching/judged/judged-index.ts';
import type { Ranker } from '../../services/matching/judged/ranking.ts';
import type { MatchIndex } from '../../services/matching/match-index/match-index.ts';
import type { Concept } from '../../shared/vocabulary/concept.ts';
import { chance } from '../kit/chance.ts';
import type { MatchSet } from './match-set.ts';

type Vocabulary = ReadonlyMap<string, Concept>;
export type Side = 'question' | 'terrain';

/** Ranks what is indexed for an indexed query. */
export const ranker =
  (set: MatchSet, index: MatchIndex): Ranker =>
  (query) =>
    judgedOf(set, index.matchesOf(query, { limit: set.items.size, hidden: true }));

/** Ranks what is indexed for a query written otherwise: without accents, with typos… */
export const rankerOfText =
  (set: MatchSet, index: MatchIndex, rewrite: (text: string, id: string) => string): Ranker =>
  (query) => {
    const { kind, text } = set.items.get(query) ?? { kind: '', text: '' };
    const asked = { body: rewrite(text, query) };
    return judgedOf(set, index.matchesOfText(kindOf(kind), asked, { limit: set.items.size, hidden: true }));
  };

/* Other ways of writing the same query */

export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
export const firstEightWords = (text: string): string => text.split(/\s+/).slice(0, 8).join(' ');

const LONG = 7;
/** A letter swapped, dropped, doubled or replaced in a quarter of the words of seven letters or more; always the same ones. */
export const withTypos = (text: string, id: string): string => {
  const random = chance([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  return text.replace(/\p{L}+/gu, (word) => (word.length < LONG || random() >= 0.25 ? word : mistyped(word, random)));
};

const mistyped = (word: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [head, letter, next, tail] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
  const kinds = [
    head + next + letter + tail,
    head + next + tail,
    head + letter + letter + next + tail,
    head + String.fromCharCode(97 + Math.floor(random() * 26)) + next + tail,
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? word;
};

/* Less vocabulary */

const made = (concepts: readonly Concept[]) => ({
  vocabulary: new Map(concepts.map((concept) => [concept.id, concept])),
  lexicon: lexiconOf(concepts),
});

/** Every other concept only. */
export const halved = (vocabulary: Vocabulary) => made([...vocabulary.values()].filter((_, i) => i % 2 === 0));

/**
 * For each meeting, the vocabulary without the terms that only its own items say: had the set been tuned on, those are the
 * terms that would have been put in for it. A pessimistic estimate: some of them are words anybody would have listed.
 */
export const leaveOneMeetingOut = (set: MatchSet, vocabulary: Vocabulary, lexicon: Lexicon) => {
  const saidIn = new Map<string, Set<string>>();
  for (const { meeting = '', text } of set.items.values())
    for (const { concept, term } of recognise(wordsOf(text), lexicon)) {
      const key = `${concept} ${term}`;
      saidIn.set(key, (saidIn.get(key) ?? new Set()).add(meeting));
    }
  return (meeting: string): MatchIndex => {
    const isKept = (concept: Concept) => (term: string) => {
      const meetings = saidIn.get(`${concept.id} ${term}`);
      return !(meetings?.size === 1 && meetings.has(meeting));
    };
    const kept = [...vocabulary.values()].map((concept) => ({
      ...concept,
      terms: concept.terms.filter(isKept(concept)),
      related: concept.related.filter(isKept(concept)),
    }));
    const less = made(kept);
    return indexOf(set, less.vocabulary, less.lexicon);
  };
};
