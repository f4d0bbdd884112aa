import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingOf } from '../../services/matching/matching.service.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';

const organisation = 'Ville de Sablières';
const fact = (stream: string, type: string, data: object = {}) => ({ stream, events: [{ type, data } as Event] });
const terrain = (proposal: string) =>
  fact(`proposal-${proposal}`, 'ProposalPosted', {
    ...{ kind: 'terrain', author: 'ana', onBehalf: false, provenance: null, proposal },
    content: { ...terrainDraft, organisation, capacity: 1 },
  });
const asks = (proposal: string, person: string) =>
  fact(`interest-${proposal}-${person}`, 'InterestExpressed', {
    ...{ proposal, kind: 'terrain', person, to: ['ana'], from: 'researcher', withProposal: null },
    ...{ message: 'gone', answerBy: '2026-09-22' },
  });
const about = { terrain: 't1', question: null };
const parties = { practitioner: ['ana'], researcher: ['bob'] };
const proposed = fact('partnership-t1-bob', 'PartnershipProposed', {
  ...{ ...about, parties, partnership: 't1-bob', interest: 't1-bob', terms: {} },
});
const formed = fact('partnership-t1-bob', 'PartnershipFormed', { ...about, parties, approvedBy: 'cleo' });
const concluded = fact('partnership-t1-bob', 'PartnershipConcluded', { ...about, lessons: '' });
const running = [asks('t1', 'bob'), fact('interest-t1-bob', 'InterestAccepted', { message: null }), proposed, formed];

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

  it('is weighed over all the terrains of an organisation', async () => {
    const six = ['bob', 'eve', 'cleo', 'gil', 'hugo', 'ines'].map((person) => asks('t2', person));
    const found = await standing(terrain('t1'), terrain('t2'), ...six);
    expect(found).toMatchObject({ strain: 'none', organisation: { name: organisation, strain: 'asked', terrains: 2 } });
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
