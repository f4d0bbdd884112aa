import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vault } from '../../infra/db/precious.ts';
import type { Conversation } from '../../shared/contracts/conversation.ts';
import type { InterestList, InterestPage, PartnershipPage } from '../../shared/contracts/exchange-answers.ts';
import { engines } from '../kit/database.ts';
import { ana, asker, bob, cleo, eve, get, openWorld, post, type World } from '../kit/slice-spec.ts';
import { accepted, expressed, posted, terrainPosted } from './stories.ts';

const words = 'Bonjour, nous travaillons sur les guichets ruraux et aimerions vous rencontrer.';
const message = { message: words, withProposal: 'q1' };
const text = { text: 'Combien de personnes seraient concernées, et quand ?' };

describe.each(engines)('interest on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const read = async <T>(path: string, who = bob) => (await world.ask(get(path).as(who))).body as T;

  describe('expressing it', () => {
    it('keeps the words in the vault, out of the log, and shows them to both sides at once', async () => {
      const answer = await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', message).as(bob))
        .then(201, ['InterestExpressed']);
      expect(answer.body).toMatchObject({ id: 't1-bob', version: 1 });
      expect(JSON.stringify(await world.house.store.read('interest-t1-bob'))).not.toContain('guichets');
      const page = await read<InterestPage>('/api/interests/t1-bob', ana);
      expect(page).toMatchObject({
        status: 'asked',
        way: 'received',
        yours: true,
        answerBy: '2026-09-22',
        proposal: { id: 't1', title: 'Guichets itinérants en zone rurale' },
        withProposal: { id: 'q1' },
        may: { answer: true, ask: true, clarify: false, withdraw: false, renew: false },
        people: { bob: { name: 'bob' } },
      });
      expect(page.moments[0]).toMatchObject({ type: 'InterestExpressed', by: 'bob', text: words });
      const mine = await read<InterestList>('/api/interests');
      expect(mine.items).toMatchObject([{ id: 't1-bob', way: 'sent', yours: false }]);
    });
    it('says when the words were erased', async () => {
      await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', message).as(bob))
        .then(201);
      await world.database.db.delete(vault);
      expect((await read<InterestPage>('/api/interests/t1-bob')).moments[0]?.text).toBe('[effacé]');
    });
    it('answers a request sent many times at once as one, with or without the version it saw', async () => {
      const draft = { message: 'Nous aimerions observer vos permanences pendant trois mois.' };
      const send = (key: string, seen: Record<string, string> = {}) =>
        post('/api/proposals/t1/interests', draft, { 'idempotency-key': key, ...seen }).as(bob);
      await world
        .given(...posted)
        .when(get('/api/proposals/t1'))
        .then(200);
      const six = [1, 2, 3, 4, 5, 6];
      const asked = await Promise.all(six.map(() => world.ask(send('k1'))));
      expect(asked.map(({ status }) => status)).toEqual(six.map(() => 201));
      const withdraw = post('/api/interests/t1-bob/withdraw', {}, { 'idempotency-key': 'k2', 'if-match': '"1"' }).as(
        bob,
      );
      const withdrawn = await Promise.all(six.map(() => world.ask(withdraw)));
      expect(withdrawn.map(({ status }) => status)).toEqual(six.map(() => 200));
      expect(await world.recorded()).toEqual(['InterestExpressed', 'InterestWithdrawn']);
    });
    it('answers a repeated request as the first time', async () => {
      const key = { 'idempotency-key': 'k1' };
      const first = await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', message, key).as(bob))
        .then(201);
      expect((await world.ask(post('/api/proposals/t1/interests', message, key).as(bob))).body).toEqual(first.body);
    });
    it('refuses one’s own, what is paused, what is there already, what does not exist', async () => {
      await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', { message: words }).as(ana))
        .refused(409, 'interest-in-own-proposal');
      await world
        .given({ stream: 'proposal-t1', events: [{ type: 'ProposalPaused', data: {} }] })
        .when(post('/api/proposals/t1/interests', message).as(bob))
        .refused(409, 'interest-proposal-not-open');
      await world
        .given({ stream: 'proposal-t1', events: [{ type: 'ProposalResumed', data: {} }] }, expressed)
        .when(post('/api/proposals/t1/interests', message).as(bob))
        .refused(409, 'interest-already-expressed');
      await world
        .given()
        .when(post('/api/proposals/nowhere/interests', message).as(bob))
        .refused(404, 'proposal-unknown');
    });
    it('refuses to attach what is somebody else’s, or nothing at all', async () => {
      await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', message).as(eve))
        .refused(403, 'interest-with-proposal-not-yours');
      const answer = await world.ask(post('/api/proposals/t1/interests', { ...message, withProposal: 'zz' }).as(bob));
      expect(answer.body).toMatchObject({ status: 422, fields: { withProposal: { code: 'choice-unknown' } } });
    });
    it('is for people who signed in and have a role', async () => {
      await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', message))
        .refused(401, 'sign-in-first');
      await world
        .given()
        .when(post('/api/proposals/t1/interests', message).as(asker('noa')))
        .refused(403, 'not-allowed');
    });
    it('says which field is wrong', async () => {
      const answer = await world
        .given(...posted)
        .when(post('/api/proposals/t1/interests', { message: 'Trop court' }).as(bob))
        .then(422, []);
      expect(answer.body).toMatchObject({ fields: { message: { code: 'message-too-short' } } });
    });
  });

  describe('answering', () => {
    it('passes the ball back with a new date when something must be known first', async () => {
      world.setNow('2026-09-10T08:00:00Z');
      await world
        .given(...posted, expressed)
        .when(post('/api/interests/t1-bob/clarification', text).as(ana))
        .then(200, ['InterestClarificationAsked']);
      expect(await read<InterestPage>('/api/interests/t1-bob')).toMatchObject({
        status: 'clarifying',
        yours: true,
        answerBy: '2026-10-01',
        may: { clarify: true, withdraw: true },
      });
      await world.given().when(post('/api/interests/t1-bob/clarify', text).as(bob)).then(200, ['InterestClarified']);
      expect(await read<InterestPage>('/api/interests/t1-bob', ana)).toMatchObject({ status: 'asked', yours: true });
    });
    it('says no with a motive', async () => {
      await world
        .given(...posted, expressed)
        .when(post('/api/interests/t1-bob/decline', { motive: 'calendar' }).as(ana))
        .then(200, ['InterestDeclined']);
      expect(await read<InterestPage>('/api/interests/t1-bob')).toMatchObject({
        status: 'declined',
        motive: 'calendar',
        yours: false,
        themes: ['digital'],
      });
      const answer = await world.ask(post('/api/interests/t1-bob/decline', {}).as(ana));
      expect(answer.body).toMatchObject({ fields: { motive: {} } });
    });
    it('opens the partnership on yes, with terms to start from', async () => {
      await world
        .given(...posted, expressed)
        .when(post('/api/interests/t1-bob/accept', { message: '' }).as(ana))
        .then(200, ['InterestAccepted', 'PartnershipProposed']);
      expect((await read<InterestPage>('/api/interests/t1-bob')).partnership).toBe('t1-bob');
      const page = await read<PartnershipPage>('/api/partnerships/t1-bob');
      expect(page).toMatchObject({
        status: 'writing',
        side: 'researcher',
        parties: { practitioner: ['ana'], researcher: ['bob'] },
        terrain: { id: 't1' },
        question: { id: 'q1' },
        yours: true,
      });
      expect(page.clauses).toHaveLength(7);
      expect(page.clauses[0]?.text).toContain('Guichets itinérants en zone rurale');
      expect(page.clauses[3]?.text).toContain('Du 1er octobre 2026 au 30 juin 2027.');
    });
    it('opens it by the reactor too, once', async () => {
      await world
        .given(...posted, expressed, accepted)
        .when(get('/api/partnerships/t1-bob').as(ana))
        .then(200, []);
      expect(await world.house.store.read('partnership-t1-bob')).toHaveLength(1);
      await world.settle();
      expect(await world.house.store.read('partnership-t1-bob')).toHaveLength(1);
    });
    it('refuses strangers, and reads to nobody else but coordinators', async () => {
      for (const [verb, body] of [
        ['accept', {}],
        ['decline', { motive: 'other' }],
        ['clarification', text],
      ] as const)
        await world
          .given(...(verb === 'accept' ? [...posted, expressed] : []))
          .when(post(`/api/interests/t1-bob/${verb}`, body).as(eve))
          .refused(404, 'interest-unknown');
      for (const verb of ['clarify', 'withdraw'])
        await world
          .given()
          .when(post(`/api/interests/t1-bob/${verb}`, text).as(eve))
          .refused(404, 'interest-unknown');
      await world
        .given()
        .when(post('/api/interests/t1-bob/accept', {}).as(bob))
        .refused(403, 'interest-answer-not-yours');
      await world
        .given()
        .when(post('/api/interests/t1-bob/clarify', text).as(ana))
        .refused(403, 'interest-clarify-not-yours');
      await world
        .given()
        .when(post('/api/interests/t1-bob/withdraw', {}).as(ana))
        .refused(403, 'interest-withdraw-not-yours');
      await world.given().when(get('/api/interests/t1-bob').as(eve)).refused(404, 'interest-unknown');
      await world.given().when(get('/api/interests/t1-bob')).refused(401, 'sign-in-first');
      await world.given().when(get('/api/interests/zz').as(bob)).refused(404, 'interest-unknown');
      expect(await read<InterestPage>('/api/interests/t1-bob', cleo)).toMatchObject({
        way: null,
        yours: false,
        may: { answer: false, withdraw: false },
      });
    });
    it('refuses whoever looked at an older version', async () => {
      await world
        .given(...posted, expressed)
        .when(post('/api/interests/t1-bob/clarification', text, { 'if-match': '"1"' }).as(ana))
        .then(200);
      await world
        .given()
        .when(post('/api/interests/t1-bob/accept', {}, { 'if-match': '"1"' }).as(ana))
        .refused(412, 'changed-meanwhile');
    });
    it('is withdrawn and renewed', async () => {
      await world
        .given(...posted, expressed)
        .when(post('/api/interests/t1-bob/withdraw', {}).as(bob))
        .then(200, ['InterestWithdrawn']);
      expect((await read<InterestPage>('/api/interests/t1-bob')).may.renew).toBe(true);
      await world.given().when(post('/api/proposals/t1/interests', message).as(bob)).then(201, ['InterestExpressed']);
      expect(await read<InterestPage>('/api/interests/t1-bob')).toMatchObject({ status: 'asked', version: 3 });
    });
  });

  it('follows a change of owners', async () => {
    await world
      .given(...posted, expressed, {
        stream: 'proposal-t1',
        events: [{ type: 'ProposalHandedOver', data: { to: 'eve' } }],
      })
      .when(post('/api/interests/t1-bob/accept', {}).as(eve))
      .then(200, ['InterestAccepted', 'PartnershipProposed']);
    expect(await read<PartnershipPage>('/api/partnerships/t1-bob', eve)).toMatchObject({ side: 'practitioner' });
    await world.given().when(get('/api/partnerships/t1-bob').as(ana)).refused(404, 'partnership-unknown');
  });

  it('is chased once before the promised date, then lapses', async () => {
    world.setNow('2026-09-16T08:00:00Z');
    await world
      .given(...posted, expressed)
      .when(get('/api/interests').as(bob))
      .then(200);
    await world.runJob('chase-interests');
    expect(await world.recorded()).toEqual([]);
    world.setNow('2026-09-17T08:00:00Z');
    await world.runJob('chase-interests');
    await world.runJob('chase-interests');
    expect(await world.recorded()).toEqual(['InterestChased']);
    world.setNow('2026-09-23T08:00:00Z');
    expect((await read<InterestPage>('/api/interests/t1-bob', ana)).late).toBe(true);
    await world.runJob('chase-interests');
    expect(await world.recorded()).toEqual(['InterestChased', 'InterestLapsed']);
    expect(await read<InterestPage>('/api/interests/t1-bob')).toMatchObject({
      status: 'lapsed',
      late: false,
      may: { renew: true },
    });
  });

  it('shows the coordination what nobody answers, and nobody else', async () => {
    const silent = async () => (await read<InterestList>('/api/queue/interests', cleo)).items.map(({ id }) => id);
    await world
      .given(...posted, expressed)
      .when(get('/api/queue/interests').as(ana))
      .refused(403, 'not-allowed');
    expect(await silent()).toEqual([]);
    world.setNow('2026-09-20T08:00:00Z');
    await world.runJob('chase-interests');
    expect(await silent()).toEqual(['t1-bob']);
    world.setNow('2026-09-23T08:00:00Z');
    await world.runJob('chase-interests');
    expect(await silent()).toEqual(['t1-bob']);
    world.setNow('2026-11-30T08:00:00Z');
    expect(await silent()).toEqual([]);
  });

  it('is taken back when the person who asked is erased', async () => {
    await world
      .given(...posted, expressed, {
        stream: 'person-bob',
        events: [{ type: 'PersonErased', data: { person: 'bob' } }],
      })
      .when(post('/api/interests/t1-bob/accept', {}).as(ana))
      .refused(409, 'interest-over');
  });

  describe('conversation', () => {
    const draft = { text: 'Merci de votre message.' };
    it('is for the people of the exchange to write, and for coordinators to read', async () => {
      await world
        .given(...posted, expressed)
        .when(post('/api/conversations/t1-bob/messages', draft).as(ana))
        .then(201, ['MessageSent']);
      expect(await read<Conversation>('/api/conversations/t1-bob/messages', cleo)).toMatchObject({
        mayWrite: false,
        messages: [{ by: 'ana', name: 'ana', text: draft.text }],
      });
      expect(JSON.stringify(await world.house.store.read('conversation-t1-bob'))).not.toContain('Merci');
      await world
        .given()
        .when(post('/api/conversations/t1-bob/messages', draft).as(cleo))
        .refused(403, 'conversation-not-yours');
      await world
        .given()
        .when(post('/api/conversations/t1-bob/messages', draft).as(eve))
        .refused(404, 'interest-unknown');
      await world.given().when(get('/api/conversations/t1-bob/messages').as(eve)).refused(404, 'interest-unknown');
    });
    it('closes with the exchange', async () => {
      await world
        .given(...posted, expressed, { stream: 'interest-t1-bob', events: [{ type: 'InterestWithdrawn', data: {} }] })
        .when(post('/api/conversations/t1-bob/messages', draft).as(bob))
        .refused(409, 'conversation-closed');
    });
  });

  it('shows no title of what is hidden', async () => {
    await world
      .given(terrainPosted, expressed, {
        stream: 'proposal-t1',
        events: [{ type: 'ProposalHidden', data: { reason: 'v' } }],
      })
      .when(get('/api/interests').as(bob))
      .then(200);
    expect((await read<InterestList>('/api/interests')).items[0]?.proposal.title).toBe('');
  });
});
