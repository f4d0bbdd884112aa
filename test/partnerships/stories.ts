import { clauses, type PartnershipEvent } from '../../shared/contracts/partnership.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';

/* Facts the stories of this service start from: ana’s terrain t1, bob’s question q1, and bob’s interest in t1. */

const story = (stream: string, by: string, ...events: Event[]) => ({ stream, events, by });

const posting = { onBehalf: false, provenance: null };
export const terrainPosted = story('proposal-t1', 'ana', {
  type: 'ProposalPosted',
  data: {
    ...posting,
    kind: 'terrain',
    content: { ...terrainDraft, from: '2026-10-01', until: '2027-06-30' },
    proposal: 't1',
    author: 'ana',
  },
});
export const questionPosted = story('proposal-q1', 'bob', {
  type: 'ProposalPosted',
  data: { ...posting, kind: 'question', content: questionDraft, proposal: 'q1', author: 'bob' },
});

const expressedData = {
  proposal: 't1',
  kind: 'terrain',
  person: 'bob',
  to: ['ana'],
  from: 'researcher',
  withProposal: 'q1',
  message: 'gone',
  answerBy: '2026-09-22',
};
export const expressed = story('interest-t1-bob', 'bob', { type: 'InterestExpressed', data: expressedData });
export const accepted = story('interest-t1-bob', 'ana', { type: 'InterestAccepted', data: { message: null } });

const about = { terrain: 't1', question: 'q1' };
const parties = { practitioner: ['ana'], researcher: ['bob'] };
export const proposed = story('partnership-t1-bob', 'ana', {
  type: 'PartnershipProposed',
  data: {
    partnership: 't1-bob',
    interest: 't1-bob',
    ...about,
    parties,
    terms: Object.fromEntries(clauses.map(({ id }) => [id, `Texte de départ : ${id}`])),
  },
});
export const allAgreed = story(
  'partnership-t1-bob',
  'ana',
  ...clauses.flatMap(({ id }): PartnershipEvent[] => [
    { type: 'ClauseAgreed', data: { clause: id, side: 'practitioner' } },
    { type: 'ClauseAgreed', data: { clause: id, side: 'researcher' } },
  ]),
);
export const submitted = story('partnership-t1-bob', 'ana', {
  type: 'PartnershipSubmitted',
  data: { side: 'practitioner' },
});
export const formed = story('partnership-t1-bob', 'cleo', {
  type: 'PartnershipFormed',
  data: { ...about, approvedBy: 'cleo', parties },
});
export const promised = story('partnership-t1-bob', 'bob', {
  type: 'RestitutionPromised',
  data: { restitution: 'r1', what: 'Une réunion publique', due: '2026-12-31' },
});

export const posted = [terrainPosted, questionPosted];
export const writing = [...posted, expressed, accepted, proposed];
export const waiting = [...writing, allAgreed, submitted];
export const running = [...waiting, formed];
