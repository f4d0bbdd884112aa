import { describe, it } from 'vitest';
import { partnership } from '../../services/partnerships/partnership/partnership.decider.ts';
import { type Clause, clauses, type PartnershipEvent, type Side } from '../../shared/contracts/partnership.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(partnership);
const terms = Object.fromEntries(clauses.map(({ id }) => [id, `Texte de départ : ${id}`]));
const about = { terrain: 't1', question: 'q1' } as const;
const facts = {
  partnership: 't1-bob',
  interest: 't1-bob',
  ...about,
  parties: { practitioner: ['ana', 'paul'], researcher: ['bob'] },
  terms,
} as const;
const proposed = { type: 'PartnershipProposed', data: facts } as const;
const agreed = (clause: Clause, side: Side) => ({ type: 'ClauseAgreed', data: { clause, side } }) as const;
const allAgreed: PartnershipEvent[] = clauses.flatMap(({ id }) => [
  agreed(id, 'practitioner'),
  agreed(id, 'researcher'),
]);
const submitted = { type: 'PartnershipSubmitted', data: { side: 'practitioner' } } as const;
const formed = {
  type: 'PartnershipFormed',
  data: { ...about, approvedBy: 'cleo', parties: facts.parties },
} as const;
const returned = { type: 'PartnershipReturned', data: { reason: 'v1' } } as const;
const refused = { type: 'PartnershipRefused', data: { ...about, reason: 'v1' } } as const;
const waiting = [proposed, ...allAgreed, submitted];
const running = [...waiting, formed];

describe('opening', () => {
  const propose = { type: 'ProposePartnership', data: facts } as const;
  it('records it once, however often it is tried', () => {
    given().when(propose).then(proposed);
    given(proposed).when(propose).then();
  });
});

describe('writing clauses', () => {
  const revise = (actor: string, text = 'Trois entretiens par mois.') =>
    ({ type: 'ReviseTerms', data: { actor, clause: 'calendar', text } }) as const;
  const revised = {
    type: 'TermsRevised',
    data: { clause: 'calendar', text: 'Trois entretiens par mois.', side: 'researcher' },
  } as const;
  const agree = (actor: string) => ({ type: 'AgreeClause', data: { actor, clause: 'calendar' } }) as const;

  it('records the writer’s side', () => given(proposed).when(revise('bob')).then(revised));
  it('agrees, once', () => {
    given(proposed).when(agree('ana')).then(agreed('calendar', 'practitioner'));
    given(proposed, agreed('calendar', 'practitioner')).when(agree('paul')).then();
  });
  it('counts writing as agreeing', () => given(proposed, revised).when(agree('bob')).then());
  it('takes back both agreements when rewritten', () => {
    given(proposed, ...allAgreed, revised)
      .when({ type: 'SubmitPartnership', data: { actor: 'ana' } })
      .refused('partnership-clauses-open');
    given(proposed, ...allAgreed, revised)
      .when(agree('ana'))
      .then(agreed('calendar', 'practitioner'));
  });
  it('takes the same words as agreement', () =>
    given(proposed).when(revise('ana', terms.calendar)).then(agreed('calendar', 'practitioner')));
  it('refuses to agree to what is not written', () =>
    given({ ...proposed, data: { ...facts, terms: {} } })
      .when(agree('ana'))
      .refused('partnership-clause-empty'));
  it('refuses strangers, coordinators included', () => {
    given(proposed).when(revise('cleo')).refused('partnership-not-yours');
    given(proposed).when(agree('zoe')).refused('partnership-not-yours');
  });
  it('refuses once submitted', () => {
    given(...waiting)
      .when(revise('bob'))
      .refused('partnership-not-in-writing');
    given(...waiting)
      .when(agree('bob'))
      .refused('partnership-not-in-writing');
  });
  it('refuses what is not there', () => given().when(agree('ana')).refused('partnership-unknown'));
});

describe('submitting', () => {
  const submit = (actor: string) => ({ type: 'SubmitPartnership', data: { actor } }) as const;
  it('needs every clause agreed by both', () => {
    given(proposed, ...allAgreed)
      .when(submit('ana'))
      .then(submitted);
    given(proposed, ...allAgreed.slice(1))
      .when(submit('ana'))
      .refused('partnership-clauses-open');
    given(proposed).when(submit('ana')).refused('partnership-clauses-open');
  });
  it('refuses strangers', () =>
    given(proposed, ...allAgreed)
      .when(submit('zoe'))
      .refused('partnership-not-yours'));
  it('refuses twice', () =>
    given(...waiting)
      .when(submit('bob'))
      .refused('partnership-not-in-writing'));
});

describe('deciding', () => {
  const cleo = { actor: 'cleo', coordinator: true };
  const decisions = (who: typeof cleo) =>
    [
      { type: 'ApprovePartnership', data: who },
      { type: 'ReturnPartnership', data: { ...who, reason: 'v1' } },
      { type: 'RefusePartnership', data: { ...who, reason: 'v1' } },
    ] as const;
  it('approves, returns, refuses', () => {
    const [approve, giveBack, refuse] = decisions(cleo);
    given(...waiting)
      .when(approve)
      .then(formed);
    given(...waiting)
      .when(giveBack)
      .then(returned);
    given(...waiting)
      .when(refuse)
      .then(refused);
  });
  it('is for coordinators', () => {
    for (const decision of decisions({ actor: 'zoe', coordinator: false }))
      given(...waiting)
        .when(decision)
        .refused('partnership-decision-not-yours');
    for (const decision of decisions({ actor: 'ana', coordinator: false }))
      given(...waiting)
        .when(decision)
        .refused('partnership-decision-not-yours');
  });
  it('is not for a coordinator who is a party', () => {
    for (const decision of decisions({ actor: 'paul', coordinator: true }))
      given(...waiting)
        .when(decision)
        .refused('partnership-party-decision-not-yours');
  });
  it('needs something submitted', () => {
    for (const decision of decisions(cleo)) {
      given(proposed).when(decision).refused('partnership-not-submitted');
      given(...running)
        .when(decision)
        .refused('partnership-not-submitted');
      given(...waiting, refused)
        .when(decision)
        .refused('partnership-not-submitted');
    }
  });
  it('keeps agreements when returned, so that only what is rewritten is agreed anew', () =>
    given(...waiting, returned)
      .when({ type: 'SubmitPartnership', data: { actor: 'ana' } })
      .then(submitted));
});

describe('giving up, concluding, ending early', () => {
  const abandon = (actor: string) => ({ type: 'AbandonPartnership', data: { actor, reason: 'v2' } }) as const;
  const conclude = (actor: string) => ({ type: 'ConcludePartnership', data: { actor, lessons: 'Appris.' } }) as const;
  const end = (actor: string) => ({ type: 'EndPartnershipEarly', data: { actor, reason: 'v2' } }) as const;
  it('is given up before approval only', () => {
    const abandoned = { type: 'PartnershipAbandoned', data: { ...about, reason: 'v2' } } as const;
    given(proposed).when(abandon('bob')).then(abandoned);
    given(...waiting)
      .when(abandon('ana'))
      .then(abandoned);
    given(...running)
      .when(abandon('ana'))
      .refused('partnership-not-open');
    given(proposed, abandoned).when(abandon('ana')).refused('partnership-not-open');
  });
  it('concludes or ends after approval only', () => {
    given(...running)
      .when(conclude('ana'))
      .then({ type: 'PartnershipConcluded', data: { ...about, lessons: 'Appris.' } });
    given(...running)
      .when(end('bob'))
      .then({ type: 'PartnershipEndedEarly', data: { ...about, reason: 'v2' } });
    given(...waiting)
      .when(conclude('ana'))
      .refused('partnership-not-formed');
    given(...waiting)
      .when(end('ana'))
      .refused('partnership-not-formed');
  });
  it('refuses strangers', () => {
    given(proposed).when(abandon('zoe')).refused('partnership-not-yours');
    given(...running)
      .when(conclude('cleo'))
      .refused('partnership-not-yours');
    given(...running)
      .when(end('cleo'))
      .refused('partnership-not-yours');
  });
});

describe('restitutions', () => {
  const promised = {
    type: 'RestitutionPromised',
    data: { restitution: 'r1', what: 'Une réunion publique', due: '2027-06-30' },
  } as const;
  const promise = (actor: string, today = '2026-10-01') =>
    ({ type: 'PromiseRestitution', data: { ...promised.data, actor, today } }) as const;
  const give = (actor: string) =>
    ({ type: 'GiveRestitution', data: { actor, restitution: 'r1', proof: 'Salle des fêtes' } }) as const;
  const waive = (actor: string) =>
    ({ type: 'WaiveRestitution', data: { actor, restitution: 'r1', reason: 'v3' } }) as const;
  const givenBack = { type: 'RestitutionGiven', data: { restitution: 'r1', proof: 'Salle des fêtes' } } as const;
  const waived = { type: 'RestitutionWaived', data: { restitution: 'r1', reason: 'v3' } } as const;

  it('is promised for a day to come, once formed', () => {
    given(...running)
      .when(promise('bob'))
      .then(promised);
    given(...running)
      .when(promise('bob', '2027-07-01'))
      .refused('restitution-due-past');
    given(...waiting)
      .when(promise('bob'))
      .refused('partnership-not-formed');
  });
  it('is given, also after the partnership ended', () => {
    given(...running, promised)
      .when(give('bob'))
      .then(givenBack);
    given(...running, promised, { type: 'PartnershipConcluded', data: { ...about, lessons: 'Appris.' } })
      .when(give('bob'))
      .then(givenBack);
  });
  it('is waived by the terrain’s side alone', () => {
    given(...running, promised)
      .when(waive('ana'))
      .then(waived);
    given(...running, promised)
      .when(waive('bob'))
      .refused('restitution-waive-not-yours');
  });
  it('is settled once', () => {
    given(...running, promised, givenBack)
      .when(waive('ana'))
      .refused('restitution-settled');
    given(...running, promised, waived)
      .when(give('bob'))
      .refused('restitution-settled');
    given(...running)
      .when(give('bob'))
      .refused('restitution-unknown');
  });
  it('refuses strangers', () => {
    given(...running)
      .when(promise('cleo'))
      .refused('partnership-not-yours');
    given(...running, promised)
      .when(give('cleo'))
      .refused('partnership-not-yours');
    given(...running, promised)
      .when(waive('zoe'))
      .refused('partnership-not-yours');
  });
});
