import type { Concept } from '../../../shared/vocabulary/concept.ts';
import type { Lexicon } from '../analyse/lexicon.ts';
import type { ProposalKind } from '../match-index/match.ts';
import { createMatchIndex, type MatchIndex } from '../match-index/match-index.ts';
import type { JudgedSet } from './judged-set.ts';

/** What a judged item counts as: whatever is no terrain asks. */
export const kindOf = (kind: string): ProposalKind => (kind === 'terrain' ? 'terrain' : 'question');

/** The items of a judged set, read by a vocabulary; text only. */
export const indexOf = (
  { items }: JudgedSet,
  vocabulary: ReadonlyMap<string, Concept>,
  lexicon: Lexicon,
): MatchIndex => {
  const index = createMatchIndex(vocabulary, lexicon);
  for (const { id, kind, text } of items.values()) index.put(id, kindOf(kind), { body: text });
  return index;
};

/** The ids of these that somebody judged, in their order. */
export const judgedOf = ({ byQuestion, byTerrain }: JudgedSet, found: readonly { id: string }[]): string[] =>
  found.map(({ id }) => id).filter((id) => byQuestion.has(id) || byTerrain.has(id));
