import type { Concept } from '../../../shared/vocabulary/concept.ts';
import type { Features } from '../analyse/features.ts';
import { breadthOf, nearness } from '../score/breadth.ts';
import type { Comparable } from '../score/facts.ts';
import { fitBetween } from '../score/fit.ts';
import { valued } from '../score/labels.ts';
import { type Sought, type Statistics, soughtBy } from '../score/query.ts';
import type { Match, ProposalKind } from './match.ts';
import type { Part } from './parts.ts';

/** Who looks, an indexed proposal or a text that is not, and for what. */
export type Asker = Readonly<{ kind: ProposalKind; facts: Comparable; breadth: number; sought: readonly Sought[] }>;

/** A proposal as it was read, whatever is known of others. */
export type Entry = Readonly<{ kind: ProposalKind; facts: Comparable; breadth: number; features: Features }>;

export const entryRead = (kind: ProposalKind, facts: Comparable, features: Features): Entry => ({
  kind,
  facts,
  features,
  breadth: breadthOf(features),
});

export const askerOf = (
  { kind, facts, breadth, features }: Entry,
  statistics: Statistics,
  vocabulary: ReadonlyMap<string, Concept>,
): Asker => ({ kind, facts, breadth, sought: soughtBy(features, statistics, vocabulary) });

export const otherKind = (kind: ProposalKind): ProposalKind => (kind === 'question' ? 'terrain' : 'question');

export const textOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.points, 0);

/** How one proposal stands to whoever looks, hidden or not. */
export const meetingOf = (
  asker: Asker,
  { id, facts, breadth, parts }: Readonly<{ id: string; facts: Comparable; breadth: number; parts: Part[] }>,
): Match => {
  const text = textOf(parts);
  const fit = fitBetween(asker.kind, asker.facts, facts);
  return { id, text, parts, fit, ...valued(nearness(text, asker.breadth, breadth), fit.factor) };
};
