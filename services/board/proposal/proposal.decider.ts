import type {
  PostProposal,
  ProposalCommand,
  ProposalContent,
  ProposalEvent,
  ProposalKind,
  ProposalStatus,
} from '../../../shared/contracts/proposal.ts';
import type { ProposalCode } from '../../../shared/contracts/proposal-words.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';

type Known = Readonly<{
  status: ProposalStatus;
  /** What restoring goes back to. */
  before: ProposalStatus;
  kind: ProposalKind;
  owners: readonly string[];
  until: string | null;
}>;
export type Proposal = { status: 'unknown' } | Known;

const refuse = (code: ProposalCode): never => {
  throw new Refusal<ProposalCode>(code);
};

export const proposal: Decider<Proposal, ProposalCommand, ProposalEvent> = {
  initial: { status: 'unknown' },

  decide: (command, state) => {
    if (command.type === 'PostProposal') return post(command.data, state);
    if (state.status === 'unknown') return refuse('proposal-unknown');
    switch (command.type) {
      case 'HideProposal':
      case 'RestoreProposal':
        return moderate(command, state);
      case 'ExpireProposal':
        return expire(command.data.today, state);
      default:
        if (!state.owners.includes(command.data.actor)) return refuse('proposal-not-yours');
        if (state.status === 'hidden') return refuse('proposal-hidden');
        return (stewardship[command.type] as (data: unknown, state: Known) => readonly ProposalEvent[])(
          command.data,
          state,
        );
    }
  },

  evolve: (state, event) => {
    if (event.type === 'ProposalPosted')
      return {
        status: 'open',
        before: 'open',
        kind: event.data.kind,
        owners: [event.data.author],
        until: event.data.content.until,
      };
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
};

const post = ({ today, ...facts }: PostProposal['data'], state: Proposal): readonly ProposalEvent[] => {
  if (state.status !== 'unknown') return refuse('proposal-already-posted');
  return isPast(facts.content.until, today) ? refuse('proposal-until-past') : [{ type: 'ProposalPosted', data: facts }];
};

/** Expiring what is already closed changes nothing: the clock may ask twice. */
const expire = (today: string, { status, until }: Known): readonly ProposalEvent[] => {
  if (status !== 'open' && status !== 'paused') return [];
  return isPast(until, today) ? [{ type: 'ProposalExpired', data: {} }] : refuse('proposal-until-not-reached');
};

/** What only the coordination does: hide with a reason the owner sees, and restore. */
const moderate = (
  command: Extract<ProposalCommand, { type: 'HideProposal' | 'RestoreProposal' }>,
  state: Known,
): readonly ProposalEvent[] => {
  if (!command.data.coordinator) return refuse('proposal-coordinators-only-not-yours');
  if (command.type === 'HideProposal')
    return state.status === 'hidden'
      ? refuse('proposal-hidden')
      : [{ type: 'ProposalHidden', data: { reason: command.data.reason } }];
  return state.status === 'hidden' ? [{ type: 'ProposalRestored', data: {} }] : refuse('proposal-not-hidden');
};

type StewardCommand = Exclude<
  ProposalCommand,
  { type: 'PostProposal' | 'HideProposal' | 'RestoreProposal' | 'ExpireProposal' }
>;
type Rules<C extends ProposalCommand> = {
  [T in C['type']]: (data: Extract<C, { type: T }>['data'], state: Known) => readonly ProposalEvent[];
};

/** What the people responsible do with their proposal. */
const stewardship: Rules<StewardCommand> = {
  ReviseProposal: (data, state) => revise(data, state),
  PauseProposal: (_, { status }) =>
    status === 'open' ? [{ type: 'ProposalPaused', data: {} }] : refuse('proposal-not-open'),
  ResumeProposal: (_, { status }) =>
    status === 'paused' ? [{ type: 'ProposalResumed', data: {} }] : refuse('proposal-not-paused'),
  WithdrawProposal: ({ reason }, { status }) =>
    status === 'withdrawn' ? refuse('proposal-closed') : [{ type: 'ProposalWithdrawn', data: { reason } }],
  ProlongProposal: ({ until, today }, { status }) => {
    if (status === 'withdrawn') return refuse('proposal-closed');
    return isPast(until, today) ? refuse('proposal-until-past') : [{ type: 'ProposalProlonged', data: { until } }];
  },
  AddCoOwner: ({ person }, { owners }) =>
    owners.includes(person) ? refuse('co-owner-already') : [{ type: 'CoOwnerAdded', data: { person } }],
  RemoveCoOwner: ({ person }, { owners }) => {
    if (!owners.includes(person)) return refuse('co-owner-unknown');
    return owners.length === 1 ? refuse('owner-last') : [{ type: 'CoOwnerRemoved', data: { person } }];
  },
  HandOverProposal: ({ to }) => [{ type: 'ProposalHandedOver', data: { to } }],
  TagProposal: ({ concept, verdict }) => [{ type: 'ProposalTagged', data: { concept, verdict } }],
  ProgressQuestion: ({ state, evidence }, { kind }) =>
    kind === 'question'
      ? [{ type: 'QuestionProgressed', data: { state, evidence } }]
      : refuse('proposal-not-a-question'),
};

const revise = ({ today, ...data }: ProposalContent & { today: string }, state: Known): readonly ProposalEvent[] => {
  if (state.status === 'withdrawn' || state.status === 'expired') return refuse('proposal-closed');
  if (data.kind !== state.kind) return refuse('proposal-kind-fixed');
  if (data.content.until !== state.until && isPast(data.content.until, today)) return refuse('proposal-until-past');
  const revised =
    data.kind === 'terrain' ? { kind: data.kind, content: data.content } : { kind: data.kind, content: data.content };
  return [{ type: 'ProposalRevised', data: revised }];
};

const evolveKnown = (state: Known, event: ProposalEvent): Known => {
  switch (event.type) {
    case 'ProposalRevised':
      return { ...state, until: event.data.content.until };
    case 'ProposalPaused':
      return { ...state, status: 'paused' };
    case 'ProposalResumed':
      return { ...state, status: 'open' };
    case 'ProposalWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'ProposalExpired':
      return { ...state, status: 'expired' };
    case 'ProposalProlonged':
      return { ...state, until: event.data.until, status: state.status === 'expired' ? 'open' : state.status };
    case 'ProposalHidden':
      return { ...state, status: 'hidden', before: state.status };
    case 'ProposalRestored':
      return { ...state, status: state.before };
    case 'CoOwnerAdded':
      return { ...state, owners: [...state.owners, event.data.person] };
    case 'CoOwnerRemoved':
      return { ...state, owners: state.owners.filter((owner) => owner !== event.data.person) };
    case 'ProposalHandedOver':
      return { ...state, owners: [event.data.to] };
    default:
      return state;
  }
};

const isPast = (day: string | null, today: string): boolean => day !== null && day < today;
