import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalList, ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { engines } from '../kit/database.ts';
import { ana, asker, bob, cleo, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';
import { questionDraft, terrainDraft } from './drafts.ts';

const facts = {
  kind: 'terrain',
  content: terrainDraft,
  proposal: 'p1',
  author: 'ana',
  onBehalf: false,
  provenance: null,
} as const;
const posted = { stream: 'proposal-p1', events: [{ type: 'ProposalPosted', data: facts }] };
const another = (id: string, change: Partial<typeof terrainDraft>) => ({
  stream: `proposal-${id}`,
  events: [{ type: 'ProposalPosted', data: { ...facts, proposal: id, content: { ...terrainDraft, ...change } } }],
});

describe.each(engines)('the board on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;

  describe('posting', () => {
    it('stores a terrain and shows it at once, place settled by the official list', async () => {
      const draft = { ...terrainDraft, territory: { level: 'commune', label: 'saint brieuc' } };
      const answer = await world.given().when(post('/api/terrains', draft).as(ana)).then(201, ['ProposalPosted']);
      const page = (await world.ask(get(`/api/proposals/${idOf(answer)}`))).body as ProposalPage;
      expect(page.title).toBe(terrainDraft.title);
      expect(page.territory).toEqual({ level: 'commune', code: '22278', label: 'Saint-Brieuc' });
      const list = (await world.ask(get('/api/terrains'))).body as ProposalList;
      expect(list.items.map((item) => item.id)).toEqual([idOf(answer)]);
      expect(list.facets.departement).toEqual([{ value: '22', count: 1 }]);
    });
    it('stores a question', () =>
      world.given().when(post('/api/questions', questionDraft).as(bob)).then(201, ['ProposalPosted']));
    it('answers a repeated request as the first time', async () => {
      const key = { 'idempotency-key': 'k1' };
      const first = await world
        .given()
        .when(post('/api/terrains', terrainDraft, key).as(ana))
        .then(201);
      const again = await world.ask(post('/api/terrains', terrainDraft, key).as(ana));
      expect(again.body).toEqual(first.body);
      expect(await world.recorded()).toEqual(['ProposalPosted']);
    });
    it('refuses another request under the key of an earlier one', async () => {
      const key = { 'idempotency-key': 'k1' };
      await world
        .given()
        .when(post('/api/terrains', terrainDraft, key).as(ana))
        .then(201);
      const other = { ...terrainDraft, title: `${terrainDraft.title} en hiver` };
      await world
        .given()
        .when(post('/api/terrains', other, key).as(ana))
        .refused(422, 'idempotency-key-reused');
      await world
        .given()
        .when(post('/api/terrains', other, key).as({ ...ana, person: 'anouk' }))
        .then(201, ['ProposalPosted']);
    });
    it('says what is wrong beside each field', async () => {
      const draft = { ...terrainDraft, title: 'Court', offers: [], until: '2027-02-30', links: ['ftp://x'] };
      const answer = await world.ask(post('/api/terrains', draft).as(ana));
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code: 'fields-wrong',
        fields: {
          title: { code: 'title-too-short' },
          offers: { code: 'offers-missing' },
          until: { code: 'date-invalid' },
          'links.0': { code: 'link-invalid' },
        },
      });
    });
    it('refuses a place that does not exist', async () => {
      const draft = { ...terrainDraft, territory: { level: 'commune', label: 'Trifouillis-les-Oies' } };
      const answer = await world.ask(post('/api/terrains', draft).as(ana));
      expect(answer.body).toMatchObject({ fields: { 'territory.label': { code: 'place-unknown' } } });
    });
    it('refuses visitors and the other role', async () => {
      await world.given().when(post('/api/terrains', terrainDraft)).refused(401, 'sign-in-first');
      await world.given().when(post('/api/terrains', terrainDraft).as(bob)).refused(403, 'not-allowed');
      await world.given().when(post('/api/questions', questionDraft).as(ana)).refused(403, 'not-allowed');
    });
    it('refuses what is not JSON with a sentence', async () => {
      const answer = await world.app.request('/api/terrains', {
        method: 'POST',
        body: '{',
        headers: { 'x-asker': JSON.stringify(ana) },
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'json-expected' });
    });
  });

  describe('revising', () => {
    const revised = { ...terrainDraft, title: 'Un titre revu et corrigé' };
    it('changes the page', async () => {
      await world.given(posted).when(put('/api/terrains/p1', revised).as(ana)).then(200, ['ProposalRevised']);
      expect((await world.ask(get('/api/proposals/p1'))).body).toMatchObject({ title: revised.title, version: 2 });
    });
    it('refuses a version somebody else has passed', async () => {
      await world
        .given(posted)
        .when(put('/api/terrains/p1', revised, { 'if-match': '"1"' }).as(ana))
        .then(200);
      const stale = await world.ask(put('/api/terrains/p1', revised, { 'if-match': '"1"' }).as(ana));
      expect(stale.body).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    });
    it('refuses someone else', () =>
      world.given(posted).when(put('/api/terrains/p1', revised).as(cleo)).refused(403, 'proposal-not-yours'));
    it('says that an unknown one does not exist', () =>
      world.given().when(put('/api/terrains/nope', revised).as(ana)).refused(404, 'proposal-unknown'));
  });

  describe('stewarding', () => {
    const verbs: [string, object, string][] = [
      ['pause', {}, 'ProposalPaused'],
      ['withdraw', { reason: 'Nous avons trouvé.' }, 'ProposalWithdrawn'],
      ['prolong', { until: '2027-06-30' }, 'ProposalProlonged'],
      ['co-owners', { email: 'bob@example.fr' }, 'CoOwnerAdded'],
      ['hand-over', { email: 'bob@example.fr' }, 'ProposalHandedOver'],
      ['concepts', { concept: 'c', verdict: 'removed' }, 'ProposalTagged'],
    ];
    it.each(verbs)('%s is the owner’s', async (verb, body, fact) => {
      await world
        .given(posted)
        .when(post(`/api/proposals/p1/${verb}`, body).as(ana))
        .then(200, [fact]);
    });
    it.each(verbs)('%s is nobody else’s', (verb, body) =>
      world
        .given(posted)
        .when(post(`/api/proposals/p1/${verb}`, body).as(bob))
        .refused(403, 'proposal-not-yours'),
    );
    it('hides with a reason that owners and coordinators read and nobody else', async () => {
      await world
        .given(posted)
        .when(post('/api/proposals/p1/hide', { reason: 'Contient un nom de famille.' }).as(cleo))
        .then(200, ['ProposalHidden']);
      expect((await world.ask(get('/api/proposals/p1'))).status).toBe(404);
      expect((await world.ask(get('/api/proposals/p1').as(ana))).body).toMatchObject({
        hiddenReason: 'Contient un nom de famille.',
      });
      const stored = JSON.stringify((await world.house.store.read('proposal-p1')).map((fact) => fact.data));
      expect(stored).not.toContain('nom de famille');
    });
    it('lets only coordinators hide', () =>
      world
        .given(posted)
        .when(post('/api/proposals/p1/hide', { reason: 'Parce que.' }).as(ana))
        .refused(403, 'not-allowed'));
    it('closes what has passed its last day', async () => {
      await world
        .given(another('p2', { until: '2026-09-10' }))
        .when(get('/api/terrains'))
        .then(200);
      world.setNow('2026-09-11T00:10:00Z');
      await world.runJob('expire-proposals');
      expect((await world.ask(get('/api/proposals/p2'))).body).toMatchObject({ status: 'expired' });
    });
  });

  describe('finding', () => {
    const found = async (query: string) =>
      ((await world.ask(get(`/api/terrains?${query}`))).body as ProposalList).items.map((item) => item.id).sort();
    const three = () =>
      world
        .given(
          posted,
          another('p2', {
            title: 'Cantines scolaires et produits locaux',
            themes: ['food', 'education'],
            offers: ['dataset'],
          }),
          another('p3', { title: 'Médiathèque ouverte le dimanche', themes: ['culture'], natures: ['data'] }),
        )
        .when(get('/api/terrains'))
        .then(200);
    it('forgives accents, case and plurals', async () => {
      await three();
      expect(await found('q=MEDIATHEQUES')).toEqual(['p3']);
      expect(await found('q=cantine%20scolaire')).toEqual(['p2']);
    });
    it('finds by the number of a département', async () => {
      await three();
      expect(await found('q=22')).toEqual(['p1', 'p2', 'p3']);
      expect(await found('q=75')).toEqual([]);
    });
    it('filters by facet and counts what each value would leave', async () => {
      await three();
      expect(await found('theme=food')).toEqual(['p2']);
      expect(await found('theme=food&theme=culture')).toEqual(['p2', 'p3']);
      const list = (await world.ask(get('/api/terrains?theme=culture'))).body as ProposalList;
      expect(list.facets.theme).toContainEqual({ value: 'food', count: 1 });
      expect(list.facets.nature).toEqual([{ value: 'data', count: 1 }]);
    });
    it('pages through everything once', async () => {
      await world
        .given(...Array.from({ length: 45 }, (_, i) => another(`n${i}`, {})))
        .when(get('/api/terrains'))
        .then(200);
      const seen: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const list: ProposalList = (await world.ask(get(`/api/terrains?after=${next}`))).body;
        seen.push(...list.items.map((item) => item.id));
        next = list.next;
      }
      expect(new Set(seen).size).toBe(45);
      expect(seen.length).toBe(45);
    });
    it('refuses a torn cursor with a sentence', async () => {
      expect((await world.ask(get('/api/terrains?after=zzz'))).body).toMatchObject({
        status: 400,
        code: 'cursor-unreadable',
      });
    });
  });

  it('tells what happened to a proposal, and how it stood on a date', async () => {
    await world.given(posted).when(post('/api/proposals/p1/pause', {}).as(ana)).then(200);
    const timeline = (await world.ask(get('/api/proposals/p1/timeline'))).body as { type: string }[];
    expect(timeline.map((entry) => entry.type)).toEqual(['ProposalPosted', 'ProposalPaused']);
    const before = await world.ask(get('/api/proposals/p1/timeline?until=2026-08-01T00:00:00Z'));
    expect(before.body).toEqual([]);
  });

  it('answers 304 to a reader who has this version', async () => {
    await world.given(posted).when(get('/api/proposals/p1')).then(200);
    const again = await world.ask(get('/api/proposals/p1', { 'if-none-match': '"1"' }));
    expect(again.status).toBe(304);
  });

  it('keeps researchers and strangers apart from what is theirs', async () => {
    await world
      .given(posted)
      .when(get('/api/me/proposals').as(asker('zoe', 'practitioner')))
      .then(200);
    expect((await world.ask(get('/api/me/proposals').as(ana))).body).toMatchObject({
      items: [{ id: 'p1' }],
      next: null,
    });
    expect((await world.ask(get('/api/me/proposals'))).status).toBe(401);
  });
});
