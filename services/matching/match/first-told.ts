import type { MatchEvent, MatchSuggested, PairReport } from '../../../shared/contracts/match.ts';
import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { standingConcept } from '../../../shared/vocabulary/former.ts';
import type { Deps } from '../../kit/ports.ts';
import { bodyOf } from '../proposal/indexed.ts';
import type { VocabularyReading } from '../vocabulary.ts';
import { partsSaid } from './parts-said.ts';

type Now = Readonly<{ reading: VocabularyReading; among: number }>;

/** A pair as it was when first suggested, which is how it was shown and mailed, and what is no longer as it was. */
export const firstTold = async (
  { store }: Pick<Deps, 'store'>,
  told: readonly Recorded<MatchEvent>[],
  { reading, among }: Now,
): Promise<PairReport['first']> => {
  const first = told.find((fact): fact is Recorded<MatchSuggested> => fact.type === 'MatchSuggested');
  if (!first) return null;
  const { question, terrain, label, vocabulary, concepts, parts, fit } = first.data;
  const [ofQuestion, ofTerrain] = await Promise.all(
    [question, terrain].map(async (id) => (await store.read(proposalStream(id))) as Recorded<ProposalEvent>[]),
  );
  const labels = [...new Set(concepts.map(standingConcept))].map(
    (id) => reading.concepts.get(id)?.label ?? { fr: id, en: id },
  );
  return {
    at: first.at.toISOString(),
    label,
    vocabulary,
    concepts: labels,
    parts: partsSaid(parts, textAt(ofTerrain ?? [], first.at), reading),
    fit,
    changed: {
      question: changedAfter(ofQuestion ?? [], first.at),
      terrain: changedAfter(ofTerrain ?? [], first.at),
      vocabulary: vocabulary !== reading.version,
      among: first.data.among === null || first.data.among === among ? null : { then: first.data.among, now: among },
    },
  };
};

/** What the terrain said then, so that its words are quoted as they were. */
const textAt = (facts: readonly Recorded<ProposalEvent>[], at: Date): string => {
  const said = facts
    .filter((fact) => fact.type === 'ProposalPosted' || fact.type === 'ProposalRevised')
    .filter((fact) => fact.at <= at)
    .at(-1)?.data;
  return said ? `${said.content.title}.\n${bodyOf(said)}` : '';
};

/** When what a proposal says, or the concepts people see in it, last changed since; null when it did not. */
const changedAfter = (facts: readonly Recorded<ProposalEvent>[], at: Date): string | null =>
  facts
    .filter((fact) => (fact.type === 'ProposalRevised' || fact.type === 'ProposalTagged') && fact.at > at)
    .at(-1)
    ?.at.toISOString() ?? null;
