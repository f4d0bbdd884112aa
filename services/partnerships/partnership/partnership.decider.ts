import type {
  Clause,
  PartnershipCommand,
  PartnershipEvent,
  RestitutionStatus,
  Side,
} from '../../../shared/contracts/partnership.ts';
import type { PartnershipCode } from '../../../shared/contracts/partnership-words.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';
import { evolve, isAgreed, type Known, type Partnership, sideOf } from './partnership-state.ts';

const refuse = (code: PartnershipCode): never => {
  throw new Refusal<PartnershipCode>(code);
};

export const partnership: Decider<Partnership, PartnershipCommand, PartnershipEvent> = {
  initial: { status: 'unknown' },

  decide: (command, state) => {
    // Its opening follows a fact, and may be tried again by whoever follows that fact.
    if (command.type === 'ProposePartnership')
      return state.status === 'unknown' ? [{ type: 'PartnershipProposed', data: command.data }] : [];
    if (state.status === 'unknown') return refuse('partnership-unknown');
    if (isDecision(command)) return decideAsCoordinator(command, state);
    const side = sideOf(command.data.actor, state.parties);
    if (!side) return refuse('partnership-not-yours');
    return (rules[command.type] as Rule)(command.data, state, side);
  },

  evolve,
};

type DecisionCommand = Extract<
  PartnershipCommand,
  { type: 'ApprovePartnership' | 'ReturnPartnership' | 'RefusePartnership' }
>;
type PartyCommand = Exclude<PartnershipCommand, DecisionCommand | { type: 'ProposePartnership' }>;
type Rule = (data: unknown, state: Known, side: Side) => readonly PartnershipEvent[];

const isDecision = (command: PartnershipCommand): command is DecisionCommand =>
  command.type === 'ApprovePartnership' || command.type === 'ReturnPartnership' || command.type === 'RefusePartnership';

/** Approving, returning and refusing: a coordinator, and never of their own partnership. */
const decideAsCoordinator = (command: DecisionCommand, state: Known): readonly PartnershipEvent[] => {
  const { actor, coordinator } = command.data;
  if (!coordinator) return refuse('partnership-decision-not-yours');
  if (sideOf(actor, state.parties)) return refuse('partnership-party-decision-not-yours');
  if (state.status !== 'submitted') return refuse('partnership-not-submitted');
  switch (command.type) {
    case 'ApprovePartnership':
      return [{ type: 'PartnershipFormed', data: { ...state.about, approvedBy: actor, parties: state.parties } }];
    case 'ReturnPartnership':
      return [{ type: 'PartnershipReturned', data: { reason: command.data.reason } }];
    case 'RefusePartnership':
      return [{ type: 'PartnershipRefused', data: { ...state.about, reason: command.data.reason } }];
  }
};

/** What the parties do, each on its side. */
const rules: {
  [T in PartyCommand['type']]: (
    data: Extract<PartyCommand, { type: T }>['data'],
    state: Known,
    side: Side,
  ) => readonly PartnershipEvent[];
} = {
  ReviseTerms: ({ clause, text }, state, side) => {
    if (state.status !== 'writing') return refuse('partnership-not-in-writing');
    // Sending back the very words that stand there is agreeing to them.
    if (state.terms[clause]?.text === text) return agree(clause, state, side);
    return [{ type: 'TermsRevised', data: { clause, text, side } }];
  },
  AgreeClause: ({ clause }, state, side) => {
    if (state.status !== 'writing') return refuse('partnership-not-in-writing');
    return agree(clause, state, side);
  },
  SubmitPartnership: (_, state, side) => {
    if (state.status !== 'writing') return refuse('partnership-not-in-writing');
    return isAgreed(state) ? [{ type: 'PartnershipSubmitted', data: { side } }] : refuse('partnership-clauses-open');
  },
  AbandonPartnership: ({ reason }, { status, about }) =>
    status === 'writing' || status === 'submitted'
      ? [{ type: 'PartnershipAbandoned', data: { ...about, reason } }]
      : refuse('partnership-not-open'),
  ConcludePartnership: ({ lessons }, { status, about }) =>
    status === 'formed'
      ? [{ type: 'PartnershipConcluded', data: { ...about, lessons } }]
      : refuse('partnership-not-formed'),
  EndPartnershipEarly: ({ reason }, { status, about }) =>
    status === 'formed'
      ? [{ type: 'PartnershipEndedEarly', data: { ...about, reason } }]
      : refuse('partnership-not-formed'),
  PromiseRestitution: ({ restitution, what, due, today }, { status }) => {
    if (status !== 'formed') return refuse('partnership-not-formed');
    return due < today
      ? refuse('restitution-due-past')
      : [{ type: 'RestitutionPromised', data: { restitution, what, due } }];
  },
  GiveRestitution: ({ restitution, proof }, state) =>
    settle(state.restitutions[restitution], { type: 'RestitutionGiven', data: { restitution, proof } }),
  WaiveRestitution: ({ restitution, reason }, state, side) =>
    side === 'practitioner'
      ? settle(state.restitutions[restitution], { type: 'RestitutionWaived', data: { restitution, reason } })
      : refuse('restitution-waive-not-yours'),
};

const agree = (clause: Clause, state: Known, side: Side): readonly PartnershipEvent[] => {
  const written = state.terms[clause];
  if (!written) return refuse('partnership-clause-empty');
  return written.agreed.includes(side) ? [] : [{ type: 'ClauseAgreed', data: { clause, side } }];
};

/** A promise outlives the end of its partnership: it is kept, or let go by the terrain. */
const settle = (status: RestitutionStatus | undefined, event: PartnershipEvent): readonly PartnershipEvent[] => {
  if (status === undefined) return refuse('restitution-unknown');
  return status === 'promised' ? [event] : refuse('restitution-settled');
};
