import { describe, it } from 'vitest';
import { match } from '../../services/matching/match/match.decider.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(match);
const pair = { question: 'q1', terrain: 't1' };
const facts = { ...pair, label: 'probable' as const, score: 300, vocabulary: 'v', concepts: [] as string[] };
const suggested = { type: 'MatchSuggested', data: facts } as const;
const contested = { type: 'MatchContested', data: { ...pair, concept: 'rent', what: null } } as const;
const dismissed = { type: 'MatchDismissed', data: { ...pair, reason: null } } as const;
const pinned = { type: 'MatchPinned', data: { ...pair, reason: 'v1' } } as const;
const party = { actor: 'ana', party: true, coordinator: false };
const stranger = { actor: 'eve', party: false, coordinator: false };
const coordinator = { actor: 'cleo', party: false, coordinator: true };

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
  const contest = (who: typeof party) =>
    ({ type: 'ContestMatch', data: { ...pair, ...who, concept: 'rent', what: null } }) as const;
  it('is for both sides and the coordination', () => {
    given(suggested).when(contest(party)).then(contested);
    given(suggested).when(contest(coordinator)).then(contested);
  });
  it('is for nobody else', () => given(suggested).when(contest(stranger)).refused('match-not-yours'));
  it('happens once', () => given(contested).when(contest(party)).refused('match-already-contested'));
});

describe('dismissing', () => {
  const dismiss = (who: typeof party) => ({ type: 'DismissMatch', data: { ...pair, ...who, reason: null } }) as const;
  it('is for both sides and the coordination', () => given(suggested).when(dismiss(party)).then(dismissed));
  it('is for nobody else', () => given(suggested).when(dismiss(stranger)).refused('match-not-yours'));
  it('twice changes nothing', () => given(dismissed).when(dismiss(party)).then());
});

describe('pinning', () => {
  const pin = (who: typeof party) => ({ type: 'PinMatch', data: { ...pair, ...who, reason: 'v1' } }) as const;
  it('is for coordinators', () => given().when(pin(coordinator)).then(pinned));
  it('is not for the two sides themselves', () => given().when(pin(party)).refused('match-pin-not-yours'));
  it('happens once', () => given(pinned).when(pin(coordinator)).refused('match-already-pinned'));
  it('brings back what was contested', () => given(contested).when(pin(coordinator)).then(pinned));
});
