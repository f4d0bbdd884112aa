import type { MatchSearch } from '../match-index/match.ts';

/**
 * The index, brought up to what the view holds each time it is asked for. One per database and process. When the vocabulary
 * gained a term, another is made beside it, and takes its place once it has read everything.
 */
export type LiveIndex = Readonly<{
  fresh: () => Promise<MatchSearch>;
  /** How many proposals are held, and how far the last bringing up came; `isAnew` while another is made beside for a changed vocabulary. */
  progress: () => IndexProgress;
}>;
export type IndexProgress = Readonly<{ held: number; read: number; of: number; isAnew: boolean }>;
