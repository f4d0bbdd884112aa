import type { Event } from '../../shared/kernel/decider.ts';
import { terrainDraft } from '../board/drafts.ts';

/* What is asked of the terrains of one organisation, each with room for one partnership. */

export const organisation = 'Ville de Sablières';
export const fact = (stream: string, type: string, data: object = {}) => ({
  stream,
  events: [{ type, data } as Event],
});
export const terrain = (proposal: string, content: object = {}) =>
  fact(`proposal-${proposal}`, 'ProposalPosted', {
    ...{ kind: 'terrain', author: 'ana', onBehalf: false, provenance: null, proposal },
    content: { ...terrainDraft, organisation, capacity: 1, ...content },
  });
export const asks = (proposal: string, person: string) =>
  fact(`interest-${proposal}-${person}`, 'InterestExpressed', {
    ...{ proposal, kind: 'terrain', person, to: ['ana'], from: 'researcher', withProposal: null },
    ...{ message: 'gone', answerBy: '2026-09-22' },
  });
const about = { terrain: 't1', question: null };
const parties = { practitioner: ['ana'], researcher: ['bob'] };
const proposed = fact('partnership-t1-bob', 'PartnershipProposed', {
  ...{ ...about, parties, partnership: 't1-bob', interest: 't1-bob', terms: {} },
});
const formed = fact('partnership-t1-bob', 'PartnershipFormed', { ...about, parties, approvedBy: 'cleo' });
/** Bob works with the people of `t1`. */
export const running = [
  asks('t1', 'bob'),
  fact('interest-t1-bob', 'InterestAccepted', { message: null }),
  proposed,
  formed,
];
export const concluded = fact('partnership-t1-bob', 'PartnershipConcluded', { ...about, lessons: '' });
