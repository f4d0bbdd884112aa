import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConcept, readPair } from '../../services/matching/matching.service.ts';
import type { RecognisedConcept } from '../../shared/contracts/match.ts';
import type { AdditionCard } from '../../shared/contracts/vocabulary-addition.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { bob, cleo, get, openWorld, post, type World } from '../kit/slice-spec.ts';
import { suggestedBefore } from './pair.stories.ts';

/* The log names concepts that are no more: they were taken into others, here one of unpaid energy into fuel poverty. */

const FORMER = 'energy-bills-help';
const STANDING = 'energy-poverty';

const posted = (proposal: string, kind: 'terrain' | 'question', content: object) => ({
  stream: `proposal-${proposal}`,
  events: [
    {
      type: 'ProposalPosted',
      data: { kind, proposal, author: kind === 'terrain' ? 'ana' : 'bob', onBehalf: false, provenance: null, content },
    } as Event,
  ],
});
const terrain = (description: string) => posted('t1', 'terrain', { ...terrainDraft, title: 'Le terrain', description });
const question = posted('q1', 'question', {
  ...questionDraft,
  title: 'La question',
  text: 'Que voit-on passer le mardi ?',
});
const tagged = (concept: string, verdict: 'confirmed' | 'removed') => ({
  stream: 'proposal-t1',
  events: [{ type: 'ProposalTagged', data: { concept, verdict } } as Event],
});
const silent = 'Le mardi, une zibeline traverse la cour.';
const saying = 'Nos agents reçoivent des foyers en précarité énergétique.';

describe.each(engines)('a concept that was taken into another, on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const given = async (...facts: Parameters<World['given']>): Promise<void> => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  };
  const recognised = async () =>
    ((await world.ask(get('/api/proposals/t1/concepts'))).body as RecognisedConcept[]).map(({ id, verdict }) => [
      id,
      verdict,
    ]);
  const saidBy = async (concept: string) => (await readConcept(world.house.deps, concept)).terrains.map(({ id }) => id);

  it('holds of the other where somebody confirmed it', async () => {
    await given(terrain(silent), tagged(FORMER, 'confirmed'));
    expect(await recognised()).toEqual([[STANDING, 'confirmed']]);
    expect(await saidBy(STANDING)).toEqual(['t1']);
  });

  it('takes the other away where somebody took it away', async () => {
    await given(terrain(saying), tagged(FORMER, 'removed'));
    expect(await recognised()).toContainEqual([STANDING, 'removed']);
    expect(await saidBy(STANDING)).toEqual([]);
  });

  it('leaves the last word to what was said of the other itself', async () => {
    await given(terrain(saying), tagged(STANDING, 'confirmed'), tagged(FORMER, 'removed'));
    expect(await recognised()).toContainEqual([STANDING, 'confirmed']);
    await world.clear();
    await given(terrain(saying), tagged(FORMER, 'confirmed'), tagged(STANDING, 'removed'));
    expect(await recognised()).toContainEqual([STANDING, 'removed']);
  });

  const path = '/api/vocabulary/additions';
  const addition = (...events: Event[]) => ({ stream: 'addition-a1', events });
  const proposed: Event = { type: 'TermProposed', data: { addition: 'a1', concept: FORMER, term: 'zibeline' } };
  const listed = async () => ((await world.ask(get(path).as(cleo))).body as { items: AdditionCard[] }).items;

  it('gives the other the ways of saying it that were adopted', async () => {
    const adopted: Event = { type: 'TermAdopted', data: { concept: FORMER, term: 'zibeline' } };
    const known = (type: 'TermProposed' | 'TermAdopted'): Event => ({
      type,
      data: { addition: 'a2', concept: FORMER, term: 'chèque énergie' },
    });
    await given(terrain(silent), addition(proposed, adopted), {
      stream: 'addition-a2',
      events: [known('TermProposed'), known('TermAdopted')],
    });
    expect(await recognised()).toEqual([[STANDING, null]]);
    const { terms } = (await readConcept(world.house.deps, STANDING)).concept;
    expect(terms).toContain('zibeline');
    // One that the other had already is not said twice.
    expect(terms.filter((term) => term === 'chèque énergie')).toHaveLength(1);
    const concept = { id: STANDING, label: { fr: 'Précarité énergétique' } };
    expect(await listed()).toMatchObject([{ concept }, { concept }]);
  });

  it('lets a term be previewed and adopted that was proposed for it, and another be proposed', async () => {
    await given(terrain(silent), addition(proposed));
    const { body } = await world.ask(get(`${path}/a1/preview`).as(cleo));
    expect(body).toMatchObject({ recognised: { count: 1, some: [{ id: 't1' }] } });
    expect((await world.ask(post(`${path}/a1/adopt`).as(cleo))).status).toBe(200);
    expect(await recognised()).toEqual([[STANDING, null]]);
    expect((await world.ask(post(path, { concept: FORMER, term: 'martre' }).as(cleo))).status).toBe(201);
    expect(await listed()).toMatchObject([{ concept: { id: STANDING } }, { concept: { id: STANDING } }]);
  });

  it('is told by the other’s name in what was suggested once', async () => {
    const [first] = suggestedBefore.events;
    const data = {
      ...first?.data,
      concepts: [FORMER, STANDING],
      parts: [{ kind: 'concept', key: FORMER, points: 300 }],
    };
    await given(terrain(silent), question, { ...suggestedBefore, events: [{ type: 'MatchSuggested', data } as Event] });
    const report = await readPair(world.house.deps, { question: 'q1', terrain: 't1' }, bob);
    expect(report.first?.concepts.map(({ fr }) => fr)).toEqual(['Précarité énergétique']);
    expect(report.first?.parts[0]?.name).toMatchObject({ fr: 'Précarité énergétique' });
  });
});
