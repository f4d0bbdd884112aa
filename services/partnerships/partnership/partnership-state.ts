import {
  type Clause,
  clauses,
  type Parties,
  type PartnershipEvent,
  type PartnershipStatus,
  type RestitutionStatus,
  type Side,
  sides,
} from '../../../shared/contracts/partnership.ts';

type Written = Readonly<{ text: string; agreed: readonly Side[] }>;

export type Known = Readonly<{
  status: PartnershipStatus;
  about: Readonly<{ terrain: string | null; question: string | null }>;
  parties: Parties;
  terms: Readonly<Partial<Record<Clause, Written>>>;
  restitutions: Readonly<Record<string, RestitutionStatus>>;
}>;
export type Partnership = { status: 'unknown' } | Known;

/** The side a person stands on, if any. */
export const sideOf = (person: string, parties: Parties): Side | undefined =>
  sides.find((side) => parties[side].includes(person));

/** Every clause written, and agreed by both sides. */
export const isAgreed = ({ terms }: Pick<Known, 'terms'>): boolean =>
  clauses.every(({ id }) => sides.every((side) => terms[id]?.agreed.includes(side)));

export const evolve = (state: Partnership, event: PartnershipEvent): Partnership => {
  if (event.type === 'PartnershipProposed') {
    const { terrain, question, parties, terms } = event.data;
    const written = Object.entries(terms).map(([clause, text]) => [clause, { text, agreed: [] }]);
    return {
      status: 'writing',
      about: { terrain, question },
      parties,
      terms: Object.fromEntries(written) as Known['terms'],
      restitutions: {},
    };
  }
  return state.status === 'unknown' ? state : evolveKnown(state, event);
};

const evolveKnown = (state: Known, event: PartnershipEvent): Known => {
  switch (event.type) {
    case 'TermsRevised':
      return withClause(state, event.data.clause, { text: event.data.text, agreed: [event.data.side] });
    case 'ClauseAgreed': {
      const written = state.terms[event.data.clause];
      if (!written) return state;
      return withClause(state, event.data.clause, { ...written, agreed: [...written.agreed, event.data.side] });
    }
    case 'RestitutionPromised':
      return withRestitution(state, event.data.restitution, 'promised');
    case 'RestitutionGiven':
      return withRestitution(state, event.data.restitution, 'given');
    case 'RestitutionWaived':
      return withRestitution(state, event.data.restitution, 'waived');
    default:
      return { ...state, status: after[event.type] ?? state.status };
  }
};

/** Events that only move a partnership on. */
const after: Partial<Record<PartnershipEvent['type'], PartnershipStatus>> = {
  PartnershipSubmitted: 'submitted',
  PartnershipReturned: 'writing',
  PartnershipFormed: 'formed',
  PartnershipRefused: 'refused',
  PartnershipAbandoned: 'abandoned',
  PartnershipConcluded: 'concluded',
  PartnershipEndedEarly: 'ended',
};

const withClause = (state: Known, clause: Clause, written: Written): Known => ({
  ...state,
  terms: { ...state.terms, [clause]: written },
});

const withRestitution = (state: Known, restitution: string, status: RestitutionStatus): Known => ({
  ...state,
  restitutions: { ...state.restitutions, [restitution]: status },
});
