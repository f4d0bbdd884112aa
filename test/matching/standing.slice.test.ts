import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MatchCard } from '../../shared/contracts/match.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { ana, bob, cleo, eve, get, openWorld, post, type World } from '../kit/slice-spec.ts';

const rent = {
  ...terrainDraft,
  title: 'Des familles qui ne paient plus leur loyer',
  description:
    'Notre service voit monter les impayés de loyer. Des dossiers d’expulsion arrivent chaque semaine ; nous ouvrons nos réunions.',
  organisation: 'Ville de Sablières',
};
const home = {
  ...questionDraft,
  title: 'Comment se construit la vulnérabilité résidentielle ?',
  text: 'Nous étudions les trajectoires des ménages menacés d’expulsion locative et les impayés de loyer.',
  organisation: 'Laboratoire du jeu',
};
const posted = (proposal: string, author: string, content: object, kind = 'terrain') => ({
  stream: `proposal-${proposal}`,
  by: author,
  events: [{ type: 'ProposalPosted', data: { kind, author, onBehalf: false, provenance: null, proposal, content } }],
});
const world0 = [posted('t1', 'ana', rent), posted('q1', 'bob', home, 'question')];
const asked = (proposal: string, withProposal: string | null = null) => ({
  type: 'InterestExpressed',
  data: {
    proposal,
    kind: 'terrain',
    person: 'bob',
    to: ['ana'],
    from: 'researcher',
    withProposal,
    message: 'v1',
    answerBy: '2026-09-22',
  },
});
const no = { type: 'InterestDeclined', data: { motive: 'no-time', message: null } };
const said = (proposal: string, ...events: object[]) =>
  ({ stream: `interest-${proposal}-bob`, events }) as Parameters<World['given']>[0];
const formed = {
  stream: 'partnership-t9-bob',
  events: [
    {
      type: 'PartnershipProposed',
      data: {
        partnership: 't9-bob',
        interest: 't9-bob',
        terrain: 't9',
        question: null,
        parties: { practitioner: ['ana'], researcher: ['bob'] },
        terms: {},
      },
    },
  ],
};

describe.each(engines)('what stands between two proposals on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const cards = async (id: string, by = id.startsWith('q') ? bob : ana): Promise<MatchCard[]> => {
    await world.settle();
    return (await world.ask(get(`/api/proposals/${id}/matches`).as(by))).body as MatchCard[];
  };
  const idsFor = async (id: string) => (await cards(id)).map(({ other }) => other.id);
  const suggested = async () => {
    await world.settle();
    await world.runJob('suggest-matches');
    return world.recorded();
  };

  it('matches two who said nothing to each other', async () => {
    await world
      .given(...world0)
      .when(get('/api/me').as(eve))
      .then(200);
    expect(await idsFor('q1')).toEqual(['t1']);
    expect((await cards('q1'))[0]).toMatchObject({ exchange: null, conflicts: [] });
    expect(await suggested()).toEqual(['MatchSuggested']);
  });

  it.each([
    ['about the two', 'q1'],
    ['about the terrain alone, by whom answers for the question', null],
  ])('neither shows nor suggests again what was declined %s', async (_, joined) => {
    await world
      .given(...world0, said('t1', asked('t1', joined), no))
      .when(get('/api/proposals/q1/matches').as(bob))
      .then(200);
    expect(await idsFor('q1')).toEqual([]);
    expect(await idsFor('t1')).toEqual([]);
    expect(await suggested()).toEqual([]);
    const pin = post('/api/matches/q1/t1/pin', { reason: 'La ville a changé d’avis.' }).as(cleo);
    await world.given().when(pin).then(200, ['MatchPinned']);
    expect((await cards('q1'))[0]).toMatchObject({ pinned: true, exchange: { state: 'declined' } });
  });

  it.each([
    ['an answer is awaited', [], 'pending', '/interets/t1-bob'],
    [
      'the other accepted',
      [{ type: 'InterestAccepted', data: { message: null } }],
      'under-way',
      '/partenariats/t1-bob',
    ],
  ] as const)('says where they meet and suggests nothing anew while %s', async (_, then, state, path) => {
    await world
      .given(...world0, said('t1', asked('t1'), ...then))
      .when(get('/api/me').as(eve))
      .then(200);
    for (const id of ['q1', 't1']) expect((await cards(id))[0]).toMatchObject({ exchange: { state, path } });
    expect(await suggested()).not.toContain('MatchSuggested');
  });

  it('suggests again after an interest was withdrawn', async () => {
    await world
      .given(...world0, said('t1', asked('t1'), { type: 'InterestWithdrawn', data: {} }))
      .when(get('/api/me').as(eve))
      .then(200);
    expect((await cards('q1'))[0]).toMatchObject({ exchange: null });
    expect(await suggested()).toEqual(['MatchSuggested']);
  });

  it('says what makes them less than strangers: one organisation, or a partnership about something else', async () => {
    const q2 = posted('q2', 'bob', { ...home, organisation: rent.organisation }, 'question');
    await world
      .given(...world0, q2, said('t9', asked('t9')), formed)
      .when(get('/api/me').as(eve))
      .then(200);
    expect((await cards('q1'))[0]).toMatchObject({ exchange: null, conflicts: ['same-people'] });
    expect((await cards('q2'))[0]?.conflicts).toEqual(['same-organisation', 'same-people']);
  });

  it('leaves out what one side put aside until that side brings it back', async () => {
    await world
      .given(...world0)
      .when(post('/api/matches/q1/t1/dismiss', {}).as(bob))
      .then(200, ['MatchDismissed']);
    expect(await idsFor('t1')).toEqual([]);
    const restore = post('/api/matches/q1/t1/restore');
    await world.given().when(restore.as(ana)).refused(403, 'match-not-yours');
    await world.given().when(restore.as(bob)).then(200, ['MatchRestored']);
    expect(await idsFor('t1')).toEqual(['q1']);
    await world.given().when(restore.as(bob)).refused(409, 'match-not-dismissed');
  });

  it('does not bring back by it what was also said to be wrong', async () => {
    await world
      .given(...world0)
      .when(post('/api/matches/q1/t1/contest', {}).as(bob))
      .then(200);
    await world.given().when(post('/api/matches/q1/t1/dismiss', {}).as(bob)).then(200);
    await world.given().when(post('/api/matches/q1/t1/restore').as(bob)).then(200);
    expect(await idsFor('q1')).toEqual([]);
  });

  it('lets coordinators put a pair aside with a reason kept out of the log, and nobody else', async () => {
    const dismiss = (reason = '') => post('/api/matches/q1/t1/dismiss', { reason });
    await world
      .given(...world0)
      .when(dismiss().as(eve))
      .refused(403, 'match-not-yours');
    await world.given().when(dismiss()).refused(401, 'sign-in-first');
    await world.given().when(dismiss().as(cleo)).refused(409, 'match-reason-missing');
    await world.given().when(dismiss('Ils se connaissent trop bien.').as(cleo)).then(200, ['MatchDismissed']);
    expect(JSON.stringify(await world.house.store.read('match-q1-t1'))).not.toContain('trop bien');
    await world.given().when(post('/api/matches/q1/t1/restore').as(bob)).refused(403, 'match-not-yours');
  });
});
