import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embeddings } from '../../services/kit/ports.ts';
import { readPair } from '../../services/matching/matching.service.ts';
import type { MatchCard } from '../../shared/contracts/match.ts';
import { engines } from '../kit/database.ts';
import { embeddingStandIn, modelOf, type StandIn } from '../kit/embedding-stand-in.ts';
import { ana, bob, cleo, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';
import { home, rent, twoPosted } from './pair.stories.ts';

const fact = (stream: string, type: string, data: object = {}) => ({ stream, events: [{ type, data }] });
const postedTerrain = (proposal: string, content: object) => ({
  ...fact(`proposal-${proposal}`, 'ProposalPosted', {
    kind: 'terrain',
    author: 'ana',
    onBehalf: false,
    provenance: null,
    proposal,
    content,
  }),
  by: 'ana',
});
/** Shares with the question neither word nor concept; the stand-in takes its one telling word for the question's. */
const strange = {
  ...rent,
  title: 'Un machintruc',
  description: 'Machintruc, machintruc et encore machintruc.',
  themes: [],
};
const asking = {
  ...home,
  title: 'Zorglub, zorglub et zorglub',
  text: 'Zorglub, zorglub, zorglub et zorglub : zorglub, zorglub, zorglub ?',
};

describe.each(engines)('an operator’s model on $name', ({ open }) => {
  let world: World;
  let standIn: StandIn;
  let embeddings: Embeddings;
  beforeAll(async () => {
    standIn = await embeddingStandIn({ zorglub: 'machintruc' });
    world = await openWorld({
      open,
      embeddings: (database) => {
        embeddings = modelOf(standIn)(database);
        return embeddings;
      },
    });
  });
  beforeEach(async () => {
    standIn.be('stems');
    await world.clear();
    standIn.asked.length = 0;
  });
  afterAll(async () => {
    await world.close();
    await standIn.close();
  });

  const matches = async (): Promise<MatchCard[]> =>
    (await world.ask(get('/api/proposals/q1/matches').as(bob))).body as MatchCard[];
  const given = async (...facts: Parameters<World['given']>) => {
    await world
      .given(...facts)
      .when(get('/api/proposals/q1/matches').as(bob))
      .then(200);
    await world.settle();
  };
  const kept = async () => [...(await embeddings.prints()).keys()].sort();
  const strangers = async () => {
    await given(...twoPosted, postedTerrain('t2', strange));
    const revised = await world.ask(put('/api/questions/q1', asking).as(bob));
    expect(revised.status).toBe(200);
    await world.settle();
  };

  it('is asked once about each open text, soon after it is posted', async () => {
    await given(...twoPosted);
    expect(world.jobs.map(({ name }) => name)).toContain('embed-texts');
    await world.runJob('embed-texts');
    await world.runJob('embed-texts');
    expect(standIn.asked.flatMap(({ input }) => input)).toHaveLength(2);
    expect(standIn.asked.flatMap(({ input }) => input).join()).toContain(rent.description);
    expect(await kept()).toEqual(['q1', 't1']);
  });

  it('brings a pair the texts alone would hide, and says so apart from them', async () => {
    await strangers();
    expect((await matches()).map(({ other }) => other.id)).not.toContain('t2');
    await world.runJob('embed-texts');
    const card = (await matches()).find(({ other }) => other.id === 't2');
    expect(card).toMatchObject({ label: 'to-explore', sense: 'stand-in', concepts: [] });
    const report = await readPair(world.house.deps, { question: 'q1', terrain: 't2' }, bob);
    expect(report).toMatchObject({ label: 'hidden', sense: 'stand-in' });
    // Nothing of it is worth a mail: the texts say nothing.
    await world.runJob('suggest-matches');
    expect(await world.house.store.read('match-q1-t2')).toEqual([]);
  });

  it('leaves what the texts say as it was', async () => {
    await given(...twoPosted);
    const before = await matches();
    await world.runJob('embed-texts');
    expect((await matches()).map((card) => ({ ...card, sense: null }))).toEqual(before);
  });

  it.each(['slow', 'error', 'other-shape'] as const)('that is %s changes no page and no post', async (mood) => {
    standIn.be(mood);
    await given(...twoPosted);
    const answer = await world.ask(post('/api/terrains', rent).as(ana));
    expect(answer.status).toBe(201);
    await world.settle();
    await expect(world.runJob('embed-texts')).rejects.toMatchObject({ name: 'EmbeddingsAway' });
    const [first] = await matches();
    expect(first).toMatchObject({ sense: null });
    standIn.be('stems');
    await world.runJob('embed-texts');
    expect(await kept()).toHaveLength(3);
  });

  it('forgets a text that changed, closed or was hidden, in the table and in memory', async () => {
    await strangers();
    await world.runJob('embed-texts');
    expect(await kept()).toEqual(['q1', 't1', 't2']);
    expect((await matches()).map(({ other }) => other.id)).toContain('t2');
    await world.ask(put('/api/questions/q1', { ...asking, title: 'Tout autrement dit' }).as(bob));
    await world.settle();
    expect(await kept()).toEqual(['t1', 't2']);
    expect((await matches()).map(({ other }) => other.id)).not.toContain('t2');
    await world.ask(post('/api/proposals/t1/pause', {}).as(ana));
    await world.ask(post('/api/proposals/t2/hide', { reason: 'Ce n’est pas un terrain.' }).as(cleo));
    await world.settle();
    expect(await kept()).toEqual([]);
    await world.runJob('embed-texts');
    expect(await kept()).toEqual(['q1']);
  });

  it('forgets by itself what a fact missed', async () => {
    await given(...twoPosted);
    await embeddings.keep([{ proposal: 'gone', kind: 'terrain', print: '0', vector: Float32Array.of(1) }]);
    await world.runJob('embed-texts');
    expect(await kept()).toEqual(['q1', 't1']);
  });
});
