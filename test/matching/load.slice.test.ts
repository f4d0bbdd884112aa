import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingOf } from '../../services/matching/matching.service.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { asks, concluded, fact, organisation, running, terrain } from './standing.stories.ts';

describe.each(engines)('what is asked of a terrain on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());
  const standing = async (...facts: ReturnType<typeof fact>[]) => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
    return standingOf(world.house.deps, { id: 't1', capacity: 1, organisation }, true);
  };

  it('is nothing while nobody asks', async () => {
    const found = await standing(terrain('t1'), terrain('t2'));
    expect(found).toMatchObject({ strain: 'none', waiting: 0, running: 0, studied: 0, comparable: [] });
  });

  it('is much from three open exchanges a place on: then what is comparable and free is named', async () => {
    const two = [asks('t1', 'bob'), asks('t1', 'eve')];
    expect(await standing(terrain('t1'), terrain('t2'), ...two)).toMatchObject({ strain: 'none', waiting: 2 });
    const found = await standing(asks('t1', 'cleo'));
    expect(found).toMatchObject({ strain: 'asked', waiting: 3 });
    expect(found.comparable.map(({ id }) => id)).toEqual(['t2']);
    expect(
      await standing(fact('interest-t1-eve', 'InterestDeclined', { motive: 'no-time', message: null })),
    ).toMatchObject({ strain: 'none', waiting: 2 });
  });

  it('does not name what is comparable but strained itself', async () => {
    const asked = ['bob', 'eve', 'cleo'].flatMap((person) => [asks('t1', person), asks('t2', person)]);
    expect((await standing(terrain('t1'), terrain('t2'), ...asked)).comparable).toEqual([]);
  });

  it('is full while it runs what it can; afterwards it rests ninety days, and has been studied', async () => {
    expect(await standing(terrain('t1'), ...running)).toMatchObject({ strain: 'full', running: 1, studied: 0 });
    const found = await standing(concluded);
    expect(found).toMatchObject({ strain: 'none', running: 0, studied: 1 });
    expect(found.restUntil).not.toBeNull();
    world.setNow('2027-06-01T08:00:00Z');
    expect((await standing()).restUntil).toBeNull();
    world.setNow('2026-09-01T08:00:00Z');
  });

  it('is weighed over all the terrains of an organisation: then no other of its terrains is named instead', async () => {
    const nine = ['bob', 'eve', 'cleo', 'gil', 'hugo', 'ines', 'jade', 'karl', 'lou'].map((who) => asks('t2', who));
    const elsewhere = terrain('t4', { organisation: 'Ville d’en face' });
    const found = await standing(terrain('t1'), terrain('t2'), terrain('t3'), elsewhere, ...nine);
    expect(found).toMatchObject({ strain: 'none', organisation: { name: organisation, strain: 'asked', terrains: 3 } });
    expect(found.comparable.map(({ id }) => id)).toEqual(['t4']);
  });

  it('is told of no more: a full terrain is suggested to nobody, one as near is', async () => {
    const { title, description: text } = terrainDraft;
    const question = fact('proposal-q1', 'ProposalPosted', {
      ...{ kind: 'question', author: 'gil', onBehalf: false, provenance: null, proposal: 'q1' },
      content: { ...questionDraft, title, text },
    });
    await standing(terrain('t1'), terrain('t2'), question, ...running);
    await world.runJob('suggest-matches');
    expect(await world.recorded()).toEqual(['MatchSuggested']);
    expect(await world.house.store.read('match-q1-t2')).toHaveLength(1);
  });
});
