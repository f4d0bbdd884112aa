import type { Content } from '../analyse/features.ts';
import type { Facts } from '../score/facts.ts';
import type { Fit } from '../score/fit.ts';
import type { Label } from '../score/labels.ts';
import type { Part } from './parts.ts';

export type ProposalKind = 'terrain' | 'question';

/** A proposal as the index takes it: what it says, and the structured facts that fit or do not. */
export type Indexed = Content & Readonly<{ facts?: Facts }>;

/**
 * One candidate: `text` is exactly the sum of its parts; `points` is what `text` is worth for how much both say, in
 * thousandths, times the fit's factor. Candidates are ranked and labelled by `points`.
 */
export type Match = Readonly<{
  id: string;
  label: Label;
  points: number;
  text: number;
  parts: readonly Part[];
  fit: Fit;
}>;

export type MatchOptions = Readonly<{
  limit?: number;
  /** True for whoever must not be suggested: closed, declined, one's own. */
  without?: (id: string) => boolean;
  /** True to also get what is below the last label (for « why not this one? » and the bench). */
  hidden?: boolean;
}>;

type Soon<T> = T | Promise<T>;

/** The open terrains and questions, matched both ways; in this process or where they are stored, with the same answers. */
export type MatchSearch = Readonly<{
  size: () => number;
  /** Those of these that are indexed, in their order. */
  known: (ids: readonly string[]) => Soon<string[]>;
  /** The proposals in which a concept is recognised or was confirmed, those that say it most first, at most `limit`; ties by id. */
  saying: (concept: string, limit: number) => Soon<string[]>;
  /** The best of the other kind for an indexed proposal; best first, ties by id. Empty for an unknown one. */
  matchesOf: (id: string, options?: MatchOptions) => Soon<Match[]>;
  /** The same for a text that is not indexed, `kind` being what the text is. */
  matchesOfText: (kind: ProposalKind, proposal: Indexed, options?: MatchOptions) => Soon<Match[]>;
  /** How two indexed proposals stand to each other, hidden or not; undefined when one is unknown. */
  pair: (id: string, other: string) => Soon<Match | undefined>;
  /** How an indexed proposal would stand to a text that is not, `kind` being what the text is; undefined when it is unknown. */
  supposing: (kind: ProposalKind, proposal: Indexed, other: string) => Soon<Match | undefined>;
}>;
