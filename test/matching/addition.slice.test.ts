import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConcept, readConcepts } from '../../services/matching/matching.service.ts';
import type { MatchCard, RecognisedConcept } from '../../shared/contracts/match.ts';
import type { AdditionCard, AdditionPreview } from '../../shared/contracts/vocabulary-addition.ts';
import { engines } from '../kit/database.ts';
import { ana, bob, cleo, get, openWorld, post, type World } from '../kit/slice-spec.ts';
import { apart, draft } from './addition.stories.ts';

describe.each(engines)('additions to the vocabulary on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(async () => {
    await world.clear();
    await world
      .given(...apart)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  });
  afterAll(() => world.close());

  const path = '/api/vocabulary/additions';
  const proposed = async (): Promise<string> => {
    const { status, body } = await world.ask(post(path, draft).as(cleo));
    expect(status).toBe(201);
    return (body as { id: string }).id;
  };
  const adopted = async (): Promise<string> => {
    const id = await proposed();
    expect((await world.ask(post(`${path}/${id}/adopt`).as(cleo))).status).toBe(200);
    return id;
  };
  const listed = async () => ((await world.ask(get(path).as(cleo))).body as { items: AdditionCard[] }).items;
  const recognised = async () =>
    ((await world.ask(get('/api/proposals/t1/concepts'))).body as RecognisedConcept[]).map(({ id }) => id);
  const shared = async () => {
    const { body } = await world.ask(get('/api/proposals/q1/matches/t1').as(bob));
    return (body as MatchCard).concepts.find(({ id }) => id === draft.concept)?.theirs ?? [];
  };

  it('change nothing while they are only proposed; the preview says what they would change', async () => {
    const before = await readConcepts(world.house.deps, '');
    const id = await proposed();
    const { body } = await world.ask(get(`${path}/${id}/preview`).as(cleo));
    expect(body as AdditionPreview).toMatchObject({
      looked: 2,
      open: 2,
      recognised: { count: 1, some: [{ id: 't1', kind: 'terrain' }] },
      questions: 1,
    });
    expect((await world.ask(get(`${path}/${id}/preview`).as(cleo))).body).toEqual(body);
    expect(await recognised()).not.toContain(draft.concept);
    expect((await readConcepts(world.house.deps, '')).version).toBe(before.version);
    expect(await listed()).toMatchObject([{ id, term: 'zibeline', status: 'proposed', reason: null }]);
  });

  it('once adopted, are recognised, quoted in matches, shown on the concept’s page, and make another version', async () => {
    const before = await readConcepts(world.house.deps, '');
    expect(await shared()).not.toContain('zibeline');
    await adopted();
    expect(await recognised()).toContain(draft.concept);
    // The index that has read them takes the place of the old one when it is ready.
    await vi.waitFor(async () => expect(await shared()).toContain('zibeline'), 20_000);
    const page = await readConcept(world.house.deps, draft.concept);
    expect(page.concept.terms).toContain('zibeline');
    expect(page.terrains.map(({ id }) => id)).toEqual(['t1']);
    const after = await readConcepts(world.house.deps, 'zibeline');
    expect(after.concepts.map(({ id }) => id)).toEqual([draft.concept]);
    expect(after.version).not.toBe(before.version);
    // The same additions make the same version, whenever they were made.
    await world.clear();
    await adopted();
    expect((await readConcepts(world.house.deps, '')).version).toBe(after.version);
  });

  it('are taken back with a reason once it was seen what that changes, and the vocabulary is what it was', async () => {
    const before = await readConcepts(world.house.deps, '');
    const id = await adopted();
    await vi.waitFor(async () => expect(await shared()).toContain('zibeline'), 20_000);
    const { body } = await world.ask(get(`${path}/${id}/preview`).as(cleo));
    expect(body as AdditionPreview).toMatchObject({ looked: 2, recognised: { count: 1, some: [{ id: 't1' }] } });
    const back = post(`${path}/${id}/take-back`, { reason: 'On le comprend autrement ici' });
    expect((await world.ask(back.as(cleo))).status).toBe(200);
    expect(await recognised()).not.toContain(draft.concept);
    await vi.waitFor(async () => expect(await shared()).not.toContain('zibeline'), 20_000);
    expect((await readConcepts(world.house.deps, '')).version).toBe(before.version);
    expect(await listed()).toMatchObject([{ id, status: 'taken-back', reason: 'On le comprend autrement ici' }]);
    expect((await world.ask(back.as(cleo))).status).toBe(409);
    expect((await world.ask(get(`${path}/${id}/preview`).as(cleo))).status).toBe(409);
    // It may be proposed again.
    await adopted();
    expect(await recognised()).toContain(draft.concept);
  });

  it('are dropped with a reason, which coordinators read; then nothing is left to decide', async () => {
    const id = await proposed();
    expect((await world.ask(post(`${path}/${id}/drop`, { reason: 'Trop ambigu' }).as(cleo))).status).toBe(200);
    expect(await listed()).toMatchObject([{ id, status: 'dropped', reason: 'Trop ambigu' }]);
    expect((await world.ask(post(`${path}/${id}/adopt`).as(cleo))).status).toBe(409);
    expect((await world.ask(get(`${path}/${id}/preview`).as(cleo))).status).toBe(409);
    expect(await recognised()).not.toContain(draft.concept);
  });

  it('are refused when they break a rule of the vocabulary', async () => {
    const asking = (term: string) => post(path, { ...draft, term }).as(cleo);
    await world.given().when(asking('de la')).refused(409, 'addition-term-says-nothing');
    await world.given().when(asking('logements sociaux')).refused(409, 'addition-term-known');
    expect((await world.ask(asking('<b>'))).status).toBe(422);
  });

  it('are for coordinators alone', async () => {
    const id = await proposed();
    for (const who of [ana, bob])
      for (const asking of [
        get(path),
        post(path, draft),
        get(`${path}/${id}/preview`),
        post(`${path}/${id}/adopt`),
        post(`${path}/${id}/drop`, { reason: 'Trop ambigu' }),
        post(`${path}/${id}/take-back`, { reason: 'Trop ambigu' }),
      ])
        expect((await world.ask(asking.as(who))).status).toBe(403);
    expect((await world.ask(post(path, draft))).status).toBe(401);
  });
});
