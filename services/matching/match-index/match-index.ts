import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { featuresOf } from '../analyse/features.ts';
import type { Lexicon } from '../analyse/lexicon.ts';
import { comparable, noFacts } from '../score/facts.ts';
import { askerOf, type Entry, entryRead } from './asker.ts';
import { bestOf } from './best.ts';
import { ownFeatures } from './feature-numbers.ts';
import { createHolding } from './holding.ts';
import type { Indexed, Match, MatchOptions, ProposalKind } from './match.ts';
import { type Read, readOf } from './read.ts';

/** A `MatchSearch` in this process, which answers at once. Knows no texts: reasons are worded from them later. */
export type MatchIndex = Readonly<{
  /** Adds a proposal, or replaces what was known of it. `read` is what reading its text gave before, by the same vocabulary. */
  put: (id: string, kind: ProposalKind, proposal: Indexed, read?: Read) => void;
  /** Reads a proposal's text as `put` would, without adding it. */
  read: (proposal: Indexed) => Read;
  /** Forgets a proposal; an unknown one is no error. */
  remove: (id: string) => void;
  size: () => number;
  known: (ids: readonly string[]) => string[];
  saying: (concept: string, limit: number) => string[];
  matchesOf: (id: string, options?: MatchOptions) => Match[];
  matchesOfText: (kind: ProposalKind, proposal: Indexed, options?: MatchOptions) => Match[];
  pair: (id: string, other: string) => Match | undefined;
  supposing: (kind: ProposalKind, proposal: Indexed, other: string) => Match | undefined;
}>;

/** How texts are read by one vocabulary, for whoever holds what was read. */
export const readerBy = (vocabulary: ReadonlyMap<string, Concept>, lexicon: Lexicon) => {
  const own = ownFeatures(vocabulary);
  const numbers = new Map(own.names.map((name, number) => [name, number]));
  return {
    own,
    read: (proposal: Indexed): Read => readOf(featuresOf(proposal, lexicon, vocabulary), (name) => numbers.get(name)),
    entry: (kind: ProposalKind, proposal: Indexed): Entry =>
      entryRead(kind, comparable(proposal.facts ?? noFacts), featuresOf(proposal, lexicon, vocabulary)),
  };
};

export const createMatchIndex = (vocabulary: ReadonlyMap<string, Concept>, lexicon: Lexicon): MatchIndex => {
  const { own, read, entry } = readerBy(vocabulary, lexicon);
  const { put, remove, has, size, having, saying, search, meeting, entry: entryOf } = createHolding(own);
  const statistics = {
    get texts() {
      return size();
    },
    having,
  };
  const asking = (looking: Entry) => askerOf(looking, statistics, vocabulary);
  return {
    put: (id, kind, proposal, known = read(proposal)) => put(id, kind, known, proposal.facts ?? noFacts),
    read,
    remove,
    size,
    known: (ids) => ids.filter(has),
    saying: (concept, limit) => bestOf(saying(concept), limit).map(({ id }) => id),
    matchesOf: (id, options = {}) => {
      const looking = entryOf(id);
      return looking ? search(asking(looking), options) : [];
    },
    matchesOfText: (kind, proposal, options = {}) => search(asking(entry(kind, proposal)), options),
    pair: (id, other) => {
      const looking = entryOf(id);
      return looking && meeting(asking(looking), other);
    },
    supposing: (kind, proposal, other) => meeting(asking(entry(kind, proposal)), other),
  };
};
