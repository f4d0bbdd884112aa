import { questionDraft, terrainDraft } from '../../board/drafts.ts';
import { type Asker, post, put } from '../../kit/slice-spec.ts';
import { exchangeVerbs } from './exchange-verbs.ts';
import { holds, type Model, type Proposal, type Verb } from './model.ts';
import { partnershipVerbs } from './partnership-verbs.ts';

const profile = (by: Asker) => ({
  name: `Personne ${by.person}`,
  organisation: 'Ville de Port-Neuf',
  roles: by.roles.filter((role) => role === 'practitioner' || role === 'researcher'),
  language: 'fr',
});

const posting = (kind: 'terrain' | 'question', role: string): Verb<null> => ({
  targets: () => [null],
  rightful: () => undefined,
  requests: () => [kind === 'terrain' ? post('/api/terrains', terrainDraft) : post('/api/questions', questionDraft)],
  expected: (_, by) => (holds(by, role, 'coordinator') ? 'ok' : 'not-allowed'),
  after: (_, { person }, { proposals }, id) => {
    const { title } = kind === 'terrain' ? terrainDraft : questionDraft;
    proposals.push({ id, kind, owner: person, title, status: 'open', before: 'open' });
  },
});

const ofProposals = ({ proposals }: Model): readonly Proposal[] => proposals;
const owner = ({ owner: person }: Proposal): string => person;
const REVISED = 'Un titre qui dit mieux ce qui est cherché';

const boardVerbs = {
  join: {
    targets: () => [null],
    rightful: () => undefined,
    requests: (_, by) => [put('/api/me', profile(by))],
    // The role of coordinator is granted, and nobody granted it here.
    expected: (_, by, { erased }) => {
      if (erased.has(by.person)) return 'person-erased';
      return profile(by).roles.length > 0 ? 'ok' : 'role-missing';
    },
    after: (_, { person }, { joined }) => joined.add(person),
  } satisfies Verb<null>,
  erase: {
    targets: () => [null],
    rightful: () => undefined,
    requests: () => [post('/api/me/erase', { understood: true })],
    expected: () => 'ok',
    after: (_, { person }, { erased, interests }) => {
      erased.add(person);
      for (const one of interests)
        if (one.person === person && (one.status === 'asked' || one.status === 'clarifying')) one.status = 'withdrawn';
    },
  } satisfies Verb<null>,
  postTerrain: posting('terrain', 'practitioner'),
  postQuestion: posting('question', 'researcher'),
  revise: {
    targets: ofProposals,
    rightful: owner,
    requests: ({ id, kind }) => [
      kind === 'terrain'
        ? put(`/api/terrains/${id}`, { ...terrainDraft, title: REVISED })
        : put(`/api/questions/${id}`, { ...questionDraft, title: REVISED }),
    ],
    expected: ({ owner: person, status }, by) => {
      if (person !== by.person) return 'proposal-not-yours';
      return status === 'hidden' ? 'proposal-hidden' : status === 'withdrawn' ? 'proposal-closed' : 'ok';
    },
    after: (proposal) => {
      proposal.title = REVISED;
    },
  } satisfies Verb<Proposal>,
  withdraw: {
    targets: ofProposals,
    rightful: owner,
    requests: ({ id }) => [post(`/api/proposals/${id}/withdraw`, { reason: 'Le projet est remis à plus tard.' })],
    expected: ({ owner: person, status }, by) => {
      if (person !== by.person) return 'proposal-not-yours';
      return status === 'hidden' ? 'proposal-hidden' : status === 'withdrawn' ? 'proposal-closed' : 'ok';
    },
    after: (proposal) => {
      proposal.status = 'withdrawn';
    },
  } satisfies Verb<Proposal>,
  hide: {
    targets: ofProposals,
    rightful: () => 'cleo',
    requests: ({ id }) => [post(`/api/proposals/${id}/hide`, { reason: 'Un nom de famille y figure.' })],
    expected: ({ status }, by) =>
      !holds(by, 'coordinator') ? 'not-allowed' : status === 'hidden' ? 'proposal-hidden' : 'ok',
    after: (proposal) => {
      proposal.before = proposal.status === 'withdrawn' ? 'withdrawn' : 'open';
      proposal.status = 'hidden';
    },
  } satisfies Verb<Proposal>,
  restore: {
    targets: ofProposals,
    rightful: () => 'cleo',
    requests: ({ id }) => [post(`/api/proposals/${id}/restore`, {})],
    expected: ({ status }, by) =>
      !holds(by, 'coordinator') ? 'not-allowed' : status === 'hidden' ? 'ok' : 'proposal-not-hidden',
    after: (proposal) => {
      proposal.status = proposal.before;
    },
  } satisfies Verb<Proposal>,
};

export const verbs = { ...boardVerbs, ...exchangeVerbs, ...partnershipVerbs } as unknown as Record<string, Verb<never>>;
