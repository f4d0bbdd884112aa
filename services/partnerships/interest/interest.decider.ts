import {
  CHASE_DAYS,
  type ExpressInterest,
  type InterestCode,
  type InterestCommand,
  type InterestEvent,
  type InterestStatus,
} from '../../../shared/contracts/interest.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';

type Known = Readonly<{
  status: InterestStatus;
  person: string;
  to: readonly string[];
  answerBy: string;
  chased: boolean;
}>;
export type Interest = { status: 'unknown' } | Known;

const refuse = (code: InterestCode): never => {
  throw new Refusal<InterestCode>(code);
};

export const interest: Decider<Interest, InterestCommand, InterestEvent> = {
  initial: { status: 'unknown' },

  decide: (command, state) => {
    if (command.type === 'ExpressInterest') return express(command.data, state);
    if (state.status === 'unknown') return refuse('interest-unknown');
    // That it exists is nobody else's business.
    if ('actor' in command.data && !isBetween(command.data.actor, state)) return refuse('interest-not-yours');
    return (rules[command.type] as (data: unknown, state: Known) => readonly InterestEvent[])(command.data, state);
  },

  evolve: (state, event) => {
    if (event.type === 'InterestExpressed') {
      const { person, to, answerBy } = event.data;
      return { status: 'asked', person, to, answerBy, chased: false };
    }
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
};

const express = (
  { proposal, person, withProposal, message, answerBy }: ExpressInterest['data'],
  state: Interest,
): readonly InterestEvent[] => {
  if (proposal.owners.includes(person)) return refuse('interest-in-own-proposal');
  if (isPending(state.status)) return refuse('interest-already-expressed');
  if (isAnswered(state.status)) return refuse('interest-already-answered');
  if (!proposal.open) return refuse('interest-proposal-not-open');
  if (withProposal && !withProposal.owners.includes(person)) return refuse('interest-with-proposal-not-yours');
  if (withProposal?.kind === proposal.kind) return refuse('interest-with-proposal-same-kind');
  return [
    {
      type: 'InterestExpressed',
      data: {
        proposal: proposal.proposal,
        kind: proposal.kind,
        person,
        to: proposal.owners,
        from: proposal.kind === 'terrain' ? 'researcher' : 'practitioner',
        withProposal: withProposal?.proposal ?? null,
        message,
        answerBy,
      },
    },
  ];
};

type Rules = {
  [T in Exclude<InterestCommand['type'], 'ExpressInterest'>]: (
    data: Extract<InterestCommand, { type: T }>['data'],
    state: Known,
  ) => readonly InterestEvent[];
};

const rules: Rules = {
  AcceptInterest: ({ actor, message }, state) => answer(actor, state, { type: 'InterestAccepted', data: { message } }),
  DeclineInterest: ({ actor, motive, message }, state) =>
    answer(actor, state, { type: 'InterestDeclined', data: { motive, message } }),
  AskClarification: ({ actor, question, answerBy }, state) =>
    state.status === 'clarifying' && state.to.includes(actor)
      ? refuse('interest-clarification-pending')
      : answer(actor, state, { type: 'InterestClarificationAsked', data: { question, answerBy } }),
  GiveClarification: ({ actor, answer: text, answerBy }, state) => {
    if (actor !== state.person) return refuse('interest-clarify-not-yours');
    if (state.status !== 'clarifying') return refuse('interest-nothing-to-clarify');
    return [{ type: 'InterestClarified', data: { answer: text, answerBy } }];
  },
  WithdrawInterest: ({ actor }, state) =>
    actor === state.person
      ? whilePending(state, { type: 'InterestWithdrawn', data: {} })
      : refuse('interest-withdraw-not-yours'),
  // What a reactor or the clock asks may be asked twice: nothing to do is no refusal.
  ReaddressInterest: ({ to: owners }, state) => {
    // Somebody who became an owner meanwhile does not answer themself.
    const to = owners.filter((owner) => owner !== state.person);
    const changed = to.length > 0 && to.join() !== state.to.join();
    return isPending(state.status) && changed ? [{ type: 'InterestReaddressed', data: { to } }] : [];
  },
  ChaseInterest: ({ today }, { status, chased, answerBy }) =>
    isPending(status) && !chased && today <= answerBy && today >= daysAfter(answerBy, -CHASE_DAYS)
      ? [{ type: 'InterestChased', data: {} }]
      : [],
  LapseInterest: ({ today }, { status, answerBy }) =>
    isPending(status) && today > answerBy ? [{ type: 'InterestLapsed', data: {} }] : [],
};

const isBetween = (actor: string, { person, to }: Known): boolean => actor === person || to.includes(actor);

/** The people written to may answer as long as nobody did, even while they wait for a clarification. */
const answer = (actor: string, state: Known, event: InterestEvent): readonly InterestEvent[] =>
  state.to.includes(actor) ? whilePending(state, event) : refuse('interest-answer-not-yours');

const whilePending = ({ status }: Known, event: InterestEvent): readonly InterestEvent[] => {
  if (isPending(status)) return [event];
  return refuse(isAnswered(status) ? 'interest-already-answered' : 'interest-over');
};

export const isPending = (status: Interest['status']): boolean => status === 'asked' || status === 'clarifying';
const isAnswered = (status: Interest['status']): boolean => status === 'accepted' || status === 'declined';

const evolveKnown = (state: Known, event: InterestEvent): Known => {
  switch (event.type) {
    case 'InterestClarificationAsked':
      return { ...state, status: 'clarifying', answerBy: event.data.answerBy, chased: false };
    case 'InterestClarified':
      return { ...state, status: 'asked', answerBy: event.data.answerBy, chased: false };
    case 'InterestAccepted':
      return { ...state, status: 'accepted' };
    case 'InterestDeclined':
      return { ...state, status: 'declined' };
    case 'InterestWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'InterestReaddressed':
      return { ...state, to: event.data.to };
    case 'InterestChased':
      return { ...state, chased: true };
    case 'InterestLapsed':
      return { ...state, status: 'lapsed' };
    default:
      return state;
  }
};
