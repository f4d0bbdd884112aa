import { describe, it } from 'vitest';
import { match } from '../../services/matching/match/match.decider.ts';
import type { PairSide } from '../../shared/contracts/match.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(match);
const pair = { question: 'q1', terrain: 't1' };
const facts = {
  ...{ ...pair, label: 'probable' as const, score: 300, vocabulary: 'v', concepts: ['rent'] },
  ...{ parts: [{ kind: 'concept' as const, key: 'rent', points: 40 }], fit: { sought: [], expected: [] }, among: 12 },
};
const suggested = { type: 'MatchSuggested', data: facts } as const;
const contested = { type: 'MatchContested', data: { ...pair, concept: 'rent', what: null } } as const;
const dismissed = { type: 'MatchDismissed', data: { ...pair, reason: null, sides: ['question'] } } as const;
const byOffice = { type: 'MatchDismissed', data: { ...pair, reason: 'v2', sides: [] } } as const;
const restored = { type: 'MatchRestored', data: pair } as const;
const pinned = { type: 'MatchPinned', data: { ...pair, reason: 'v1' } } as const;
type Actor = { actor: string; sides: readonly PairSide[]; coordinator: boolean };
const party: Actor = { actor: 'bob', sides: ['question'], coordinator: false };
const other: Actor = { actor: 'ana', sides: ['terrain'], coordinator: false };
const stranger: Actor = { actor: 'eve', sides: [], coordinator: false };
const coordinator: Actor = { actor: 'cleo', sides: [], coordinator: true };

describe('suggesting', () => {
  const suggest = { type: 'SuggestMatch', data: facts } as const;
  it('records the match as it was', () => given().when(suggest).then(suggested));
  it('says nothing a second time', () => given(suggested).when(suggest).then());
  it('says nothing of a pair people put aside', () => {
    given(contested).when(suggest).then();
    given(dismissed).when(suggest).then();
  });
});

describe('contesting', () => {
  const contest = (who: Actor) =>
    ({ type: 'ContestMatch', data: { ...pair, ...who, concept: 'rent', what: null } }) as const;
  it('is for both sides and the coordination', () => {
    given(suggested).when(contest(party)).then(contested);
    given(suggested).when(contest(coordinator)).then(contested);
  });
  it('is for nobody else', () => given(suggested).when(contest(stranger)).refused('match-not-yours'));
  it('happens once', () => given(contested).when(contest(party)).refused('match-already-contested'));
});

describe('dismissing', () => {
  const dismiss = (who: Actor, reason: string | null = null) =>
    ({ type: 'DismissMatch', data: { ...pair, ...who, reason } }) as const;
  it('is for both sides, who need not say why', () => given(suggested).when(dismiss(party)).then(dismissed));
  it('is for the coordination, with a reason', () => {
    given(suggested).when(dismiss(coordinator, 'v2')).then(byOffice);
    given(suggested).when(dismiss(coordinator)).refused('match-reason-missing');
  });
  it('is for nobody else', () => given(suggested).when(dismiss(stranger)).refused('match-not-yours'));
  it('twice changes nothing', () => given(dismissed).when(dismiss(party)).then());
  it('undoes an introduction, which may be made again', () =>
    given(pinned, dismissed)
      .when({ type: 'PinMatch', data: { ...pair, ...coordinator, reason: 'v1' } })
      .then(pinned));
});

describe('bringing back', () => {
  const restore = (who: Actor) => ({ type: 'RestoreMatch', data: { ...pair, ...who } }) as const;
  it('is for the side that put it aside, and for the coordination', () => {
    given(dismissed).when(restore(party)).then(restored);
    given(dismissed).when(restore(coordinator)).then(restored);
    given(byOffice).when(restore(coordinator)).then(restored);
  });
  it('is neither for the other side nor for what the coordination put aside', () => {
    given(dismissed).when(restore(other)).refused('match-not-yours');
    given(byOffice).when(restore(party)).refused('match-not-yours');
  });
  it('is for nobody else', () => given(dismissed).when(restore(stranger)).refused('match-not-yours'));
  it('needs something put aside', () => given(dismissed, restored).when(restore(party)).refused('match-not-dismissed'));
});

describe('pinning', () => {
  const pin = (who: Actor) => ({ type: 'PinMatch', data: { ...pair, ...who, reason: 'v1' } }) as const;
  it('is for coordinators', () => given().when(pin(coordinator)).then(pinned));
  it('is not for the two sides themselves', () => given().when(pin(party)).refused('match-pin-not-yours'));
  it('happens once', () => given(pinned).when(pin(coordinator)).refused('match-already-pinned'));
  it('brings back what was contested', () => given(contested).when(pin(coordinator)).then(pinned));
});
