import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  InterestPage,
  Outcomes,
  PartnershipList,
  PartnershipPage,
} from '../../shared/contracts/exchange-answers.ts';
import { clauses } from '../../shared/contracts/partnership.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { engines } from '../kit/database.ts';
import { ana, asker, bob, cleo, drisse, eve, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';
import { allAgreed, formed, promised, proposed, running, submitted, waiting, writing } from './stories.ts';

const reason = { reason: 'Le calendrier est à préciser.' };
const here = '/api/partnerships/t1-bob';

describe.each(engines)('partnerships on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const read = async (who = bob) => (await world.ask(get(here).as(who))).body as PartnershipPage;

  describe('terms', () => {
    const calendar = { text: 'Six mois, à partir d’octobre.' };
    it('are written by one side and agreed by the other', async () => {
      await world
        .given(...writing)
        .when(put(`${here}/clauses/calendar`, calendar).as(bob))
        .then(200, ['TermsRevised']);
      expect((await read()).clauses[3]).toEqual({ clause: 'calendar', text: calendar.text, agreed: ['researcher'] });
      await world
        .given()
        .when(post(`${here}/clauses/calendar/agree`, {}).as(ana))
        .then(200, ['ClauseAgreed']);
      expect(await read(ana)).toMatchObject({ agreed: 1, yours: true, may: { submit: false }, version: 3 });
      await world
        .given()
        .when(put(`${here}/clauses/calendar`, { text: 'Huit mois, à partir d’octobre.' }).as(ana))
        .then(200, ['TermsRevised']);
      expect((await read()).clauses[3]?.agreed).toEqual(['practitioner']);
    });
    it('are agreed and submitted to the end', async () => {
      await world
        .given(...writing)
        .when(get(here).as(ana))
        .then(200);
      for (const { id } of clauses)
        for (const who of [ana, bob])
          expect((await world.ask(post(`${here}/clauses/${id}/agree`, {}).as(who))).status).toBe(200);
      expect(await read(ana)).toMatchObject({ agreed: 7, yours: true, may: { submit: true } });
      await world
        .given()
        .when(post(`${here}/submit`, {}).as(ana))
        .then(200, ['PartnershipSubmitted']);
      expect(await read(ana)).toMatchObject({ status: 'submitted', yours: false, may: { write: false } });
    });
    it('refuse a rewrite of what moved meanwhile, a clause that does not exist, and too little', async () => {
      await world
        .given(...writing)
        .when(put(`${here}/clauses/calendar`, calendar, { 'if-match': '"1"' }).as(bob))
        .then(200);
      await world
        .given()
        .when(post(`${here}/clauses/data/agree`, {}, { 'if-match': '"1"' }).as(ana))
        .refused(412, 'changed-meanwhile');
      await world
        .given()
        .when(post(`${here}/clauses/weather/agree`, {}).as(ana))
        .refused(404, 'clause-unknown');
      await world
        .given()
        .when(put(`${here}/clauses/data`, { text: 'Non' }).as(ana))
        .refused(422, 'fields-wrong');
    });
    it('are for the parties to write, and for coordinators to read', async () => {
      await world
        .given(...writing)
        .when(put(`${here}/clauses/data`, calendar).as(cleo))
        .refused(403, 'partnership-not-yours');
      await world
        .given()
        .when(post(`${here}/clauses/data/agree`, {}).as(eve))
        .refused(404, 'partnership-unknown');
      await world
        .given()
        .when(post(`${here}/submit`, {}).as(eve))
        .refused(404, 'partnership-unknown');
      await world
        .given()
        .when(post(`${here}/abandon`, reason).as(eve))
        .refused(404, 'partnership-unknown');
      await world.given().when(get(here).as(eve)).refused(404, 'partnership-unknown');
      await world.given().when(get(here)).refused(401, 'sign-in-first');
      await world.given().when(get('/api/partnerships/zz').as(ana)).refused(404, 'partnership-unknown');
      await world.given().when(get(here).as(cleo)).then(200);
    });
    it('are given up with a reason both read', async () => {
      await world
        .given(...writing)
        .when(post(`${here}/abandon`, reason).as(bob))
        .then(200, ['PartnershipAbandoned']);
      expect(await read(ana)).toMatchObject({ status: 'abandoned', may: { write: false, abandon: false } });
      expect((await read(ana)).moments.at(-1)).toMatchObject({ type: 'PartnershipAbandoned', text: reason.reason });
    });
  });

  describe('the queue', () => {
    const queue = async (who = cleo) =>
      ((await world.ask(get('/api/queue/partnerships').as(who))).body as PartnershipList).items;
    const other = (facts: typeof proposed) => ({
      ...facts,
      stream: 'partnership-t1-zoe',
      events: facts.events.map((event) =>
        event.type === 'PartnershipProposed'
          ? { ...event, data: { ...event.data, partnership: 't1-zoe', interest: 't1-zoe' } }
          : event,
      ),
    });
    it('holds what was submitted, oldest first', async () => {
      await world
        .given(...waiting)
        .when(get(here).as(ana))
        .then(200);
      world.setNow('2026-09-02T08:00:00Z');
      await world
        .given(other(proposed), other(allAgreed), other(submitted))
        .when(get('/api/queue/partnerships').as(cleo))
        .then(200);
      expect((await queue()).map(({ id, yours, side }) => [id, yours, side])).toEqual([
        ['t1-bob', true, null],
        ['t1-zoe', true, null],
      ]);
      await world
        .given()
        .when(post(`${here}/approve`, {}).as(cleo))
        .then(200, ['PartnershipFormed']);
      expect((await queue()).map(({ id }) => id)).toEqual(['t1-zoe']);
    });
    it('approves: the terrain is engaged, and everybody sees it without any name', async () => {
      await world
        .given(...waiting)
        .when(post(`${here}/approve`, {}).as(cleo))
        .then(200, ['PartnershipFormed']);
      const terrain = (await world.ask(get('/api/proposals/t1'))).body as ProposalPage;
      expect(terrain.engaged).toBe(1);
      const outcomes = (await world.ask(get('/api/proposals/t1/outcomes'))).body as Outcomes;
      expect(outcomes.items).toMatchObject([{ status: 'formed', question: { id: 'q1' }, restitutions: [] }]);
      expect(JSON.stringify(outcomes)).not.toMatch(/bob|"ana"|cleo/);
      expect(await read(ana)).toMatchObject({ status: 'formed', may: { promise: true, conclude: true } });
    });
    it('shows what came of a hidden terrain to its owners and the coordination alone', async () => {
      const hidden = { stream: 'proposal-t1', events: [{ type: 'ProposalHidden', data: { reason: 'v1' } }] };
      const outcomes = get('/api/proposals/t1/outcomes');
      await world
        .given(...running, hidden)
        .when(outcomes)
        .refused(404, 'proposal-unknown');
      await world.given().when(outcomes.as(bob)).refused(404, 'proposal-unknown');
      await world.given().when(outcomes.as(ana)).then(200);
      await world.given().when(outcomes.as(cleo)).then(200);
    });
    it('returns with a reason, then takes it again', async () => {
      await world
        .given(...waiting)
        .when(post(`${here}/return`, reason).as(cleo))
        .then(200, ['PartnershipReturned']);
      expect(await read(ana)).toMatchObject({ status: 'writing', yours: true });
      expect((await read(ana)).moments.at(-1)?.text).toBe(reason.reason);
      await world
        .given()
        .when(post(`${here}/submit`, {}).as(bob))
        .then(200, ['PartnershipSubmitted']);
    });
    it('refuses with a reason', async () => {
      await world
        .given(...waiting)
        .when(post(`${here}/refuse`, {}).as(cleo))
        .refused(422, 'fields-wrong');
      await world
        .given()
        .when(post(`${here}/refuse`, reason).as(cleo))
        .then(200, ['PartnershipRefused']);
      expect(await read(ana)).toMatchObject({ status: 'refused', yours: false });
    });
    it('is not for parties, coordinators or not', async () => {
      const anaWhoCoordinates = asker('ana', 'practitioner', 'coordinator');
      for (const [verb, body] of [
        ['approve', {}],
        ['return', reason],
        ['refuse', reason],
      ] as const) {
        await world
          .given(...(verb === 'approve' ? waiting : []))
          .when(post(`${here}/${verb}`, body).as(ana))
          .refused(403, 'not-allowed');
        await world
          .given()
          .when(post(`${here}/${verb}`, body).as(anaWhoCoordinates))
          .refused(403, 'partnership-party-decision-not-yours');
      }
      await world.given().when(get('/api/queue/partnerships').as(ana)).refused(403, 'not-allowed');
      expect((await queue(anaWhoCoordinates)).map(({ yours }) => yours)).toEqual([false]);
    });
    it('decides once when two coordinators press at the same time', async () => {
      await world
        .given(...waiting)
        .when(get(here).as(cleo))
        .then(200);
      const answers = await Promise.all([
        world.ask(post(`${here}/approve`, {}).as(cleo)),
        world.ask(post(`${here}/refuse`, reason).as(drisse)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe('restitutions', () => {
    const promise = { what: 'Une réunion publique au printemps', due: '2027-04-30' };
    it('are promised, given, and told in public', async () => {
      await world
        .given(...running)
        .when(post(`${here}/restitutions`, promise).as(bob))
        .then(200, ['RestitutionPromised']);
      const [one] = (await read()).restitutions;
      expect(one).toMatchObject({ ...promise, status: 'promised', late: false });
      await world
        .given()
        .when(post(`${here}/restitutions/${one?.id}/give`, { proof: 'https://example.fr/compte-rendu' }).as(bob))
        .then(200, ['RestitutionGiven']);
      const outcomes = (await world.ask(get('/api/proposals/q1/outcomes'))).body as Outcomes;
      expect(outcomes.items[0]?.restitutions).toEqual([
        { ...promise, status: 'given', late: false, proof: 'https://example.fr/compte-rendu' },
      ]);
    });
    it('refuse a day that does not exist or is past', async () => {
      const on = (due: string) => post(`${here}/restitutions`, { ...promise, due }).as(bob);
      const wrong = await world
        .given(...running)
        .when(on('2027-02-30'))
        .then(422, []);
      expect(wrong.body).toMatchObject({ fields: { due: { code: 'date-invalid' } } });
      await world.given().when(on('2026-08-31')).refused(409, 'restitution-due-past');
    });
    it('are waived by the terrain’s side, with a reason', async () => {
      await world
        .given(...running, promised)
        .when(post(`${here}/restitutions/r1/waive`, reason).as(bob))
        .refused(403, 'restitution-waive-not-yours');
      await world
        .given()
        .when(post(`${here}/restitutions/r1/waive`, reason).as(ana))
        .then(200, ['RestitutionWaived']);
      expect((await read()).restitutions).toMatchObject([{ id: 'r1', status: 'waived', reason: reason.reason }]);
      await world
        .given()
        .when(post(`${here}/restitutions/r1/waive`, reason).as(ana))
        .refused(409, 'restitution-settled');
    });
    it('refuse strangers', async () => {
      await world
        .given(...running, promised)
        .when(post(`${here}/restitutions`, promise).as(eve))
        .refused(404, 'partnership-unknown');
      await world
        .given()
        .when(post(`${here}/restitutions/r1/give`, { proof: 'Ici même' }).as(eve))
        .refused(404, 'partnership-unknown');
      await world
        .given()
        .when(post(`${here}/restitutions/r1/waive`, reason).as(cleo))
        .refused(403, 'partnership-not-yours');
      await world
        .given()
        .when(post(`${here}/restitutions/zz/give`, { proof: 'Ici même' }).as(ana))
        .refused(404, 'restitution-unknown');
    });
    it('that are late wait for the researcher, and show with their next request', async () => {
      await world
        .given(...running, promised)
        .when(get(here).as(bob))
        .then(200);
      expect(await read()).toMatchObject({ yours: false, lateRestitutions: 0 });
      const before = (await world.ask(get('/api/interests/t1-bob').as(ana))).body as InterestPage;
      expect(before.lateRestitutions).toBe(0);
      world.setNow('2027-01-01T08:00:00Z');
      expect(await read()).toMatchObject({ yours: true, lateRestitutions: 1 });
      expect(await read(ana)).toMatchObject({ yours: false, lateRestitutions: 1 });
      const page = (await world.ask(get('/api/interests/t1-bob').as(ana))).body as InterestPage;
      expect(page.lateRestitutions).toBe(1);
    });
  });

  describe('the end', () => {
    const lessons = { lessons: 'Les agents itinérants connaissent des publics que personne ne compte.' };
    it('concludes with what was learnt, for everybody', async () => {
      await world
        .given(...running)
        .when(post(`${here}/conclude`, lessons).as(ana))
        .then(200, ['PartnershipConcluded']);
      const outcomes = (await world.ask(get('/api/proposals/t1/outcomes'))).body as Outcomes;
      expect(outcomes.items).toMatchObject([{ status: 'concluded', ...lessons }]);
      expect(((await world.ask(get('/api/proposals/t1'))).body as ProposalPage).engaged).toBe(0);
    });
    it('ends early, for a reason that stays between them', async () => {
      await world
        .given(...running)
        .when(post(`${here}/end-early`, reason).as(bob))
        .then(200, ['PartnershipEndedEarly']);
      const outcomes = (await world.ask(get('/api/proposals/t1/outcomes'))).body;
      expect(JSON.stringify(outcomes)).not.toContain(reason.reason);
      expect((await read(ana)).moments.at(-1)?.text).toBe(reason.reason);
    });
    it('refuses strangers', async () => {
      await world
        .given(...running)
        .when(post(`${here}/conclude`, lessons).as(cleo))
        .refused(403, 'partnership-not-yours');
      await world
        .given()
        .when(post(`${here}/end-early`, reason).as(eve))
        .refused(404, 'partnership-unknown');
    });
  });

  it('lists mine, and nobody else’s', async () => {
    await world
      .given(...writing, allAgreed, submitted, formed)
      .when(get('/api/partnerships').as(eve))
      .then(200);
    const list = async (who: typeof ana) =>
      ((await world.ask(get('/api/partnerships').as(who))).body as PartnershipList).items.map(({ id }) => id);
    expect(await list(ana)).toEqual(['t1-bob']);
    expect(await list(bob)).toEqual(['t1-bob']);
    expect(await list(eve)).toEqual([]);
    expect(await list(cleo)).toEqual([]);
  });
});
