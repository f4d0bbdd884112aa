import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MatchCard, RecognisedConcept } from '../../shared/contracts/match.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { ana, bob, cleo, eve, get, openWorld, post, type World } from '../kit/slice-spec.ts';

const about = { kind: 'terrain', author: 'ana', onBehalf: false, provenance: null } as const;
const rent = {
  ...terrainDraft,
  title: 'Des familles qui ne paient plus leur loyer',
  description:
    'Notre service voit monter les impayés de loyer. Des dossiers d’expulsion arrivent chaque semaine ; nous ouvrons nos réunions et nos archives.',
  themes: ['housing'] as never,
};
const pool = {
  ...terrainDraft,
  title: 'La piscine intercommunale et ses horaires',
  description:
    'Les créneaux du soir débordent et ceux du matin restent vides. Nous cherchons à comprendre les usages des nageurs.',
  themes: ['sport'] as never,
};
const vulnerability = {
  ...questionDraft,
  title: 'Comment se construit la vulnérabilité résidentielle ?',
  text: 'Nous étudions les trajectoires des ménages menacés d’expulsion locative et ce que le maintien dans les lieux doit aux institutions.',
  themes: ['housing'] as never,
};
const posted = [
  { stream: 'proposal-t1', events: [{ type: 'ProposalPosted', data: { ...about, proposal: 't1', content: rent } }] },
  { stream: 'proposal-t2', events: [{ type: 'ProposalPosted', data: { ...about, proposal: 't2', content: pool } }] },
  {
    stream: 'proposal-q1',
    by: 'bob',
    events: [
      {
        type: 'ProposalPosted',
        data: { ...about, kind: 'question', author: 'bob', proposal: 'q1', content: vulnerability },
      },
    ],
  },
];
const mine = get('/api/proposals/q1/matches').as(bob);

describe.each(engines)('matching on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());
  const matches = async (asking: Parameters<World['ask']>[0]) => (await world.ask(asking)).body as MatchCard[];

  it('finds the terrain that speaks of the same thing in other words, and says why, both ways', async () => {
    const answer = await world
      .given(...posted)
      .when(mine)
      .then(200);
    const [first, ...others] = answer.body as MatchCard[];
    expect(first?.other).toMatchObject({ id: 't1', kind: 'terrain', title: rent.title });
    expect(first?.concepts.map((concept) => concept.id)).toContain('rent-arrears');
    expect(others.map((match) => match.other.id)).not.toContain('t2');
    const back = await matches(get('/api/proposals/t1/matches').as(ana));
    expect(back[0]?.other.id).toBe('q1');
  });

  const fact = (stream: string, type: string, data: object = {}) => ({ stream, events: [{ type, data }] });

  it('quotes nothing of a hidden proposal, except to its owners and the coordination', async () => {
    const hidden = fact('proposal-t1', 'ProposalHidden', { reason: 'v1' });
    const concepts = get('/api/proposals/t1/concepts');
    await world
      .given(...posted)
      .when(concepts)
      .then(200);
    await world.given(hidden).when(concepts).refused(404, 'match-unknown');
    await world.given().when(concepts.as(eve)).refused(404, 'match-unknown');
    await world.given().when(concepts.as(ana)).then(200);
    await world.given().when(concepts.as(cleo)).then(200);
  });

  it.each([
    [
      'withdrawn, hidden, then restored',
      [
        ['ProposalWithdrawn', { reason: '' }],
        ['ProposalHidden', { reason: 'v1' }],
        ['ProposalRestored', {}],
      ],
    ],
    [
      'paused, then prolonged',
      [
        ['ProposalPaused', {}],
        ['ProposalProlonged', { until: '2030-01-01' }],
      ],
    ],
  ] as const)('does not suggest a terrain that was %s', async (_, facts) => {
    const moved = facts.map(([type, data]) => fact('proposal-t1', type, data));
    const answer = await world
      .given(...posted, ...moved)
      .when(mine)
      .then(200);
    expect(answer.body).toEqual([]);
    await world.runJob('suggest-matches');
    expect(await world.recorded()).toEqual([]);
  });

  it('quotes only words that stand in the texts, and always leaves something to check', async () => {
    const answer = await world
      .given(...posted)
      .when(mine)
      .then(200);
    const theirs = `${rent.title} ${rent.description}`.toLowerCase();
    const own = `${vulnerability.title} ${vulnerability.text}`.toLowerCase();
    const cards = answer.body as MatchCard[];
    expect(cards).toHaveLength(1);
    const quoted = (side: 'mine' | 'theirs') =>
      cards.flatMap(({ concepts }) => concepts.flatMap((concept) => concept[side]));
    expect(quoted('theirs').filter((quote) => !theirs.includes(quote.toLowerCase()))).toEqual([]);
    expect(quoted('mine').filter((quote) => !own.includes(quote.toLowerCase()))).toEqual([]);
    expect(cards.flatMap(({ words }) => words).filter((word) => !theirs.includes(word))).toEqual([]);
    expect(cards.every(({ toCheck }) => toCheck.length > 0)).toBe(true);
  });

  it('shows them to those who answer for the proposal and to coordinators, and to nobody else', async () => {
    await world
      .given(...posted)
      .when(get('/api/proposals/q1/matches').as(cleo))
      .then(200);
    await world.given().when(get('/api/proposals/q1/matches').as(eve)).refused(403, 'match-not-yours');
    await world.given().when(get('/api/proposals/q1/matches')).refused(401, 'sign-in-first');
    await world.given().when(get('/api/proposals/nope/matches').as(bob)).refused(404, 'match-unknown');
  });

  it('follows what happens to a proposal: paused it goes, reopened it comes back', async () => {
    await world
      .given(...posted)
      .when(post('/api/proposals/t1/pause', {}).as(ana))
      .then(200);
    await world.settle();
    expect((await matches(mine)).map((match) => match.other.id)).not.toContain('t1');
    await world.ask(post('/api/proposals/t1/resume', {}).as(ana));
    await world.settle();
    expect((await matches(mine)).map((match) => match.other.id)).toContain('t1');
  });

  it('never shows a contested pair again, unless a coordinator introduces the two', async () => {
    const contest = post('/api/matches/q1/t1/contest', {
      concept: 'rent-arrears',
      what: 'Nous parlons d’autre chose.',
    });
    await world
      .given(...posted)
      .when(contest.as(bob))
      .then(200, ['MatchContested']);
    expect((await matches(mine)).map((match) => match.other.id)).not.toContain('t1');
    await world.given().when(contest.as(ana)).refused(409, 'match-already-contested');
    await world
      .given()
      .when(post('/api/matches/q1/t1/pin', { reason: 'Ils se sont parlé.' }).as(cleo))
      .then(200, ['MatchPinned']);
    expect((await matches(mine))[0]).toMatchObject({ pinned: true, other: { id: 't1' } });
    const stored = JSON.stringify((await world.house.store.read('match-q1-t1')).map((fact) => fact.data));
    expect(stored).not.toContain('autre chose');
  });

  it('lets nobody else contest, nor the parties introduce themselves', async () => {
    await world
      .given(...posted)
      .when(post('/api/matches/q1/t1/contest', {}).as(eve))
      .refused(403, 'match-not-yours');
    await world
      .given()
      .when(post('/api/matches/q1/t1/pin', { reason: 'Moi-même.' }).as(bob))
      .refused(403, 'not-allowed');
    await world.given().when(post('/api/matches/t1/q1/contest', {}).as(bob)).refused(404, 'match-unknown');
  });

  it('recognises concepts with the words that say so, and honours what people remove', async () => {
    const answer = await world
      .given(...posted)
      .when(get('/api/proposals/t1/concepts'))
      .then(200);
    const concept = (answer.body as RecognisedConcept[]).find(({ id }) => id === 'rent-arrears');
    expect(concept?.quotes.join(' ')).toMatch(/loyer/);
    await world.ask(post('/api/proposals/t1/concepts', { concept: 'rent-arrears', verdict: 'removed' }).as(ana));
    await world.settle();
    const after = (await world.ask(get('/api/proposals/t1/concepts'))).body as RecognisedConcept[];
    expect(after.find(({ id }) => id === 'rent-arrears')?.verdict).toBe('removed');
    const concepts = (await matches(mine)).flatMap((match) => match.concepts.map(({ id }) => id));
    expect(concepts).not.toContain('rent-arrears');
  });

  it('tells what already resembles a draft', async () => {
    const draft = {
      kind: 'terrain',
      text: 'Des locataires en impayés de loyer, menacés d’expulsion, viennent à notre guichet.',
    };
    const answer = await world
      .given(...posted)
      .when(post('/api/similar', draft).as(eve))
      .then(200);
    expect((answer.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(['t1']);
  });

  it('records each worthwhile pair once, as it was', async () => {
    await world
      .given(...posted)
      .when(mine)
      .then(200);
    await world.runJob('suggest-matches');
    await world.runJob('suggest-matches');
    expect(await world.recorded()).toEqual(['MatchSuggested']);
    const [fact] = await world.house.store.read('match-q1-t1');
    expect(fact?.data).toMatchObject({ question: 'q1', terrain: 't1' });
  });

  it('gives the same matches after the view was made anew', async () => {
    await world
      .given(...posted)
      .when(mine)
      .then(200);
    const before = await matches(mine);
    const { rebuild } = await import('../../infra/runner/rebuild.ts');
    const view = world.house.services
      .flatMap((service) => service.views)
      .find(({ name }) => name === 'matching_proposal');
    if (view) await rebuild(world.database, world.house.log, view);
    expect(await matches(mine)).toEqual(before);
  });

  it('survives any text', async () => {
    for (const text of ['', 'x', '<script>alert(1)</script>', '💧'.repeat(900), '\u0007\u001b', 'а'.repeat(4000)])
      await world.given().when(post('/api/concepts', { text }).as(eve)).then(200);
  });
});
