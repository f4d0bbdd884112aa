import { describe, it } from 'vitest';
import { addition } from '../../services/matching/addition/addition.decider.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(addition);
const own = { terms: ['location'], related: ['loyer'] };
const facts = { addition: 'a1', concept: 'rent', term: 'bail mobilité' };
const proposed = { type: 'TermProposed', data: facts } as const;
const adopted = { type: 'TermAdopted', data: { concept: 'rent', term: 'bail mobilité' } } as const;
const dropped = { type: 'TermDropped', data: { reason: 'v1' } } as const;
const propose = (change: object = {}) =>
  ({ type: 'ProposeTerm', data: { ...facts, own, coordinator: true, ...change } }) as const;
const adopt = (change: object = {}) => ({ type: 'AdoptTerm', data: { own, coordinator: true, ...change } }) as const;
const drop = (change: object = {}) =>
  ({ type: 'DropTerm', data: { reason: 'v1', coordinator: true, ...change } }) as const;

describe('proposing a term', () => {
  it('records it', () => given().when(propose()).then(proposed));
  it('is for coordinators', () =>
    given()
      .when(propose({ coordinator: false }))
      .refused('addition-not-yours'));
  it('happens once', () => given(proposed).when(propose()).refused('addition-already-proposed'));
  it('refuses a concept that is not', () =>
    given()
      .when(propose({ own: null }))
      .refused('addition-concept-unknown'));
  it('refuses a term that breaks a rule, saying which', () => {
    given()
      .when(propose({ term: 'de la' }))
      .refused('addition-term-says-nothing');
    given()
      .when(propose({ term: 'locations' }))
      .refused('addition-term-known');
  });
});

describe('adopting a term', () => {
  it('records what the vocabulary takes in', () => given(proposed).when(adopt()).then(adopted));
  it('is for coordinators', () =>
    given(proposed)
      .when(adopt({ coordinator: false }))
      .refused('addition-not-yours'));
  it('refuses what was adopted under another proposal since', () =>
    given(proposed)
      .when(adopt({ own: { terms: ['bail mobilité'], related: [] } }))
      .refused('addition-term-known'));
  it('refuses what is unknown or decided', () => {
    given().when(adopt()).refused('addition-unknown');
    given(proposed, dropped).when(adopt()).refused('addition-already-decided');
    given(proposed, adopted).when(adopt()).refused('addition-already-decided');
  });
});

describe('dropping a term', () => {
  it('records why', () => given(proposed).when(drop()).then(dropped));
  it('is for coordinators', () =>
    given(proposed)
      .when(drop({ coordinator: false }))
      .refused('addition-not-yours'));
  it('refuses what is adopted: it lies in matches already told', () =>
    given(proposed, adopted).when(drop()).refused('addition-already-decided'));
});

describe('taking an adopted term back', () => {
  const takenBack = {
    type: 'TermTakenBack',
    data: { concept: 'rent', term: 'bail mobilité', reason: 'v2' },
  } as const;
  const takeBack = (change: object = {}) =>
    ({ type: 'TakeTermBack', data: { reason: 'v2', coordinator: true, ...change } }) as const;
  it('records which, and why', () => given(proposed, adopted).when(takeBack()).then(takenBack));
  it('is for coordinators', () =>
    given(proposed, adopted)
      .when(takeBack({ coordinator: false }))
      .refused('addition-not-yours'));
  it('refuses what is not adopted', () => {
    given().when(takeBack()).refused('addition-unknown');
    given(proposed).when(takeBack()).refused('addition-not-adopted');
    given(proposed, dropped).when(takeBack()).refused('addition-not-adopted');
    given(proposed, adopted, takenBack).when(takeBack()).refused('addition-not-adopted');
  });
  it('leaves nothing to decide: the term is proposed anew', () =>
    given(proposed, adopted, takenBack).when(adopt()).refused('addition-already-decided'));
});
