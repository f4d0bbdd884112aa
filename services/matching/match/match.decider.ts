import type { MatchCode, MatchCommand, MatchEvent, PairSide } from '../../../shared/contracts/match.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';

/** What was said of one pair so far. */
type Pair = Readonly<{
  suggested: boolean;
  contested: boolean;
  /** On whose behalf it was put aside: nobody's when the coordination did it; null while it is not. */
  dismissed: readonly PairSide[] | null;
  pinned: boolean;
}>;

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
  ContestMatch: ({ question, terrain, concept, what, sides, coordinator }, { contested }) => {
    if (sides.length === 0 && !coordinator) return refuse('match-not-yours');
    if (contested) return refuse('match-already-contested');
    return [{ type: 'MatchContested', data: { question, terrain, concept, what } }];
  },
  // Those concerned need not say why; the coordination acts for others and does.
  DismissMatch: ({ question, terrain, reason, sides, coordinator }, { dismissed }) => {
    if (sides.length === 0 && !coordinator) return refuse('match-not-yours');
    if (sides.length === 0 && !reason) return refuse('match-reason-missing');
    return dismissed ? [] : [{ type: 'MatchDismissed', data: { question, terrain, reason, sides } }];
  },
  // Nobody brings back what the other side, or the coordination, put aside.
  RestoreMatch: ({ question, terrain, sides, coordinator }, { dismissed }) => {
    if (sides.length === 0 && !coordinator) return refuse('match-not-yours');
    if (!dismissed) return refuse('match-not-dismissed');
    if (!coordinator && !dismissed.some((side) => sides.includes(side))) return refuse('match-not-yours');
    return [{ type: 'MatchRestored', data: { question, terrain } }];
  },
  PinMatch: ({ question, terrain, reason, coordinator }, { pinned }) => {
    if (!coordinator) return refuse('match-pin-not-yours');
    if (pinned) return refuse('match-already-pinned');
    return [{ type: 'MatchPinned', data: { question, terrain, reason } }];
  },
};

export const match: Decider<Pair, MatchCommand, MatchEvent> = {
  initial: { suggested: false, contested: false, dismissed: null, pinned: false },

  decide: ({ type, data }, state) =>
    (rules[type] as (data: MatchCommand['data'], state: Pair) => readonly MatchEvent[])(data, state),

  evolve: (state, event) => {
    switch (event.type) {
      case 'MatchSuggested':
        return { ...state, suggested: true };
      case 'MatchContested':
        return { ...state, contested: true, pinned: false };
      case 'MatchDismissed':
        return { ...state, dismissed: event.data.sides, pinned: false };
      case 'MatchPinned':
        return { ...state, pinned: true, contested: false, dismissed: null };
      case 'MatchRestored':
        return { ...state, dismissed: null };
      default:
        event satisfies never;
        return state;
    }
  },
};
