import type { MatchCode, MatchCommand, MatchEvent } from '../../../shared/contracts/match.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';

/** What was said of one pair so far. */
type Pair = Readonly<{ suggested: boolean; contested: boolean; dismissed: boolean; pinned: boolean }>;

const refuse = (code: MatchCode): never => {
  throw new Refusal<MatchCode>(code);
};

type Rules = {
  [T in MatchCommand['type']]: (data: Extract<MatchCommand, { type: T }>['data'], state: Pair) => readonly MatchEvent[];
};

const rules: Rules = {
  // Suggested once; never again once somebody said no.
  SuggestMatch: (data, { suggested, contested, dismissed }) =>
    suggested || contested || dismissed ? [] : [{ type: 'MatchSuggested', data }],
  ContestMatch: ({ question, terrain, concept, what, party, coordinator }, { contested }) => {
    if (!party && !coordinator) return refuse('match-not-yours');
    if (contested) return refuse('match-already-contested');
    return [{ type: 'MatchContested', data: { question, terrain, concept, what } }];
  },
  DismissMatch: ({ question, terrain, reason, party, coordinator }, { dismissed }) => {
    if (!party && !coordinator) return refuse('match-not-yours');
    return dismissed ? [] : [{ type: 'MatchDismissed', data: { question, terrain, reason } }];
  },
  PinMatch: ({ question, terrain, reason, coordinator }, { pinned }) => {
    if (!coordinator) return refuse('match-pin-not-yours');
    if (pinned) return refuse('match-already-pinned');
    return [{ type: 'MatchPinned', data: { question, terrain, reason } }];
  },
};

export const match: Decider<Pair, MatchCommand, MatchEvent> = {
  initial: { suggested: false, contested: false, dismissed: false, pinned: false },

  decide: ({ type, data }, state) =>
    (rules[type] as (data: MatchCommand['data'], state: Pair) => readonly MatchEvent[])(data, state),

  evolve: (state, event) => {
    switch (event.type) {
      case 'MatchSuggested':
        return { ...state, suggested: true };
      case 'MatchContested':
        return { ...state, contested: true };
      case 'MatchDismissed':
        return { ...state, dismissed: true };
      case 'MatchPinned':
        return { ...state, pinned: true, contested: false, dismissed: false };
      default:
        event satisfies never;
        return state;
    }
  },
};
