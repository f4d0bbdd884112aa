import { describe, it } from 'vitest';
import { interest } from '../../services/partnerships/interest/interest.decider.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(interest);
const terrain = { proposal: 't1', kind: 'terrain', open: true, owners: ['ana', 'paul'] } as const;
const question = { proposal: 'q1', kind: 'question', open: true, owners: ['bob'] } as const;
const asking = { proposal: terrain, person: 'bob', withProposal: question, message: 'v1', answerBy: '2026-09-22' };
const express = { type: 'ExpressInterest', data: asking } as const;
const expressed = {
  type: 'InterestExpressed',
  data: {
    proposal: 't1',
    kind: 'terrain',
    person: 'bob',
    to: ['ana', 'paul'],
    from: 'researcher',
    withProposal: 'q1',
    message: 'v1',
    answerBy: '2026-09-22',
  },
} as const;
const clarificationAsked = {
  type: 'InterestClarificationAsked',
  data: { question: 'v2', answerBy: '2026-10-10' },
} as const;
const clarified = { type: 'InterestClarified', data: { answer: 'v3', answerBy: '2026-10-31' } } as const;
const accepted = { type: 'InterestAccepted', data: { message: null } } as const;
const declined = { type: 'InterestDeclined', data: { motive: 'calendar', message: 'v4' } } as const;
const withdrawn = { type: 'InterestWithdrawn', data: {} } as const;
const chased = { type: 'InterestChased', data: {} } as const;
const lapsed = { type: 'InterestLapsed', data: {} } as const;

describe('expressing interest', () => {
  it('records it towards every owner', () => given().when(express).then(expressed));
  it('is an invitation when it is about a question', () =>
    given()
      .when({ type: 'ExpressInterest', data: { ...asking, proposal: question, person: 'ana', withProposal: terrain } })
      .then({
        type: 'InterestExpressed',
        data: {
          ...expressed.data,
          proposal: 'q1',
          kind: 'question',
          person: 'ana',
          to: ['bob'],
          from: 'practitioner',
          withProposal: 't1',
        },
      }));
  it('refuses an owner', () =>
    given()
      .when({ type: 'ExpressInterest', data: { ...asking, person: 'paul' } })
      .refused('interest-in-own-proposal'));
  it('refuses what is not open', () =>
    given()
      .when({ type: 'ExpressInterest', data: { ...asking, proposal: { ...terrain, open: false } } })
      .refused('interest-proposal-not-open'));
  it('refuses a second time, also while a clarification is awaited', () => {
    given(expressed).when(express).refused('interest-already-expressed');
    given(expressed, clarificationAsked).when(express).refused('interest-already-expressed');
  });
  it('refuses once answered', () => {
    given(expressed, accepted).when(express).refused('interest-already-answered');
    given(expressed, declined).when(express).refused('interest-already-answered');
  });
  it('may be renewed once withdrawn or lapsed', () => {
    given(expressed, withdrawn).when(express).then(expressed);
    given(expressed, lapsed).when(express).then(expressed);
  });
  it('refuses to attach somebody else’s proposal, or one of the same kind', () => {
    given()
      .when({ type: 'ExpressInterest', data: { ...asking, withProposal: { ...question, owners: ['zoe'] } } })
      .refused('interest-with-proposal-not-yours');
    given()
      .when({ type: 'ExpressInterest', data: { ...asking, withProposal: { ...terrain, owners: ['bob'] } } })
      .refused('interest-with-proposal-same-kind');
  });
});

const accept = (actor: string) => ({ type: 'AcceptInterest', data: { actor, message: null } }) as const;
const decline = (actor: string) =>
  ({ type: 'DeclineInterest', data: { actor, motive: 'calendar', message: 'v4' } }) as const;
const ask = (actor: string) =>
  ({ type: 'AskClarification', data: { actor, question: 'v2', answerBy: '2026-10-10' } }) as const;
const clarify = (actor: string) =>
  ({ type: 'GiveClarification', data: { actor, answer: 'v3', answerBy: '2026-10-31' } }) as const;
const withdraw = (actor: string) => ({ type: 'WithdrawInterest', data: { actor } }) as const;

describe('answering', () => {
  it('says yes, no with a motive, or asks first', () => {
    given(expressed).when(accept('ana')).then(accepted);
    given(expressed).when(decline('paul')).then(declined);
    given(expressed).when(ask('ana')).then(clarificationAsked);
  });
  it('refuses the person who asked, and strangers', () => {
    for (const [actor, code] of [
      ['bob', 'interest-answer-not-yours'],
      ['zoe', 'interest-not-yours'],
    ] as const) {
      given(expressed).when(accept(actor)).refused(code);
      given(expressed).when(decline(actor)).refused(code);
      given(expressed).when(ask(actor)).refused(code);
      given(expressed, clarificationAsked).when(ask(actor)).refused(code);
    }
  });
  it('answers once', () => {
    given(expressed, accepted).when(decline('ana')).refused('interest-already-answered');
    given(expressed, declined).when(accept('ana')).refused('interest-already-answered');
  });
  it('refuses once over', () => {
    given(expressed, withdrawn).when(accept('ana')).refused('interest-over');
    given(expressed, lapsed).when(accept('ana')).refused('interest-over');
  });
  it('refuses what nobody expressed', () => given().when(accept('ana')).refused('interest-unknown'));
  it('may still say yes or no while a clarification is awaited, but not ask twice', () => {
    given(expressed, clarificationAsked).when(accept('ana')).then(accepted);
    given(expressed, clarificationAsked).when(ask('ana')).refused('interest-clarification-pending');
  });
});

describe('clarifying', () => {
  it('gives the ball back with a new date', () =>
    given(expressed, clarificationAsked).when(clarify('bob')).then(clarified));
  it('is for the person who was asked', () => {
    given(expressed, clarificationAsked).when(clarify('ana')).refused('interest-clarify-not-yours');
    given(expressed, clarificationAsked).when(clarify('zoe')).refused('interest-not-yours');
  });
  it('needs something to clarify', () => {
    given(expressed).when(clarify('bob')).refused('interest-nothing-to-clarify');
    given(expressed, clarificationAsked, clarified).when(clarify('bob')).refused('interest-nothing-to-clarify');
  });
});

describe('withdrawing', () => {
  it('records it', () => given(expressed).when(withdraw('bob')).then(withdrawn));
  it('is for the person who expressed it', () => {
    given(expressed).when(withdraw('ana')).refused('interest-withdraw-not-yours');
    given(expressed).when(withdraw('zoe')).refused('interest-not-yours');
  });
  it('refuses once answered or over', () => {
    given(expressed, accepted).when(withdraw('bob')).refused('interest-already-answered');
    given(expressed, withdrawn).when(withdraw('bob')).refused('interest-over');
  });
});

describe('a change of owners', () => {
  const readdress = (...to: string[]) => ({ type: 'ReaddressInterest', data: { to } }) as const;
  const readdressed = { type: 'InterestReaddressed', data: { to: ['zoe'] } } as const;
  it('passes the ball to the new ones, who alone may answer', () => {
    given(expressed).when(readdress('zoe')).then(readdressed);
    given(expressed, readdressed).when(accept('zoe')).then(accepted);
    given(expressed, readdressed).when(accept('ana')).refused('interest-not-yours');
  });
  it('changes nothing twice, nor once answered, nor towards the person who asked', () => {
    given(expressed, readdressed).when(readdress('zoe')).then();
    given(expressed, accepted).when(readdress('zoe')).then();
    given(expressed).when(readdress('bob')).then();
  });
});

describe('silence', () => {
  const chase = (today: string) => ({ type: 'ChaseInterest', data: { today } }) as const;
  const lapse = (today: string) => ({ type: 'LapseInterest', data: { today } }) as const;
  it('is chased from five days before the promised date', () => {
    given(expressed).when(chase('2026-09-16')).then();
    given(expressed).when(chase('2026-09-17')).then(chased);
    given(expressed).when(chase('2026-09-23')).then();
  });
  it('is chased once for each promised date', () => {
    given(expressed, chased).when(chase('2026-09-18')).then();
    given(expressed, chased, clarificationAsked).when(chase('2026-10-06')).then(chased);
    given(expressed, chased, clarificationAsked, chased, clarified).when(chase('2026-10-28')).then(chased);
  });
  it('lapses the day after', () => {
    given(expressed).when(lapse('2026-09-22')).then();
    given(expressed).when(lapse('2026-09-23')).then(lapsed);
    given(expressed, clarificationAsked).when(lapse('2026-09-23')).then();
    given(expressed, lapsed).when(lapse('2026-09-24')).then();
    given(expressed, accepted).when(lapse('2026-09-24')).then();
  });
});
