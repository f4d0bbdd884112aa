import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionDraft, terrainDraft } from '../../board/drafts.ts';
import { engines } from '../../kit/database.ts';
import { ana, bob, cleo, get, openWorld, post, type World } from '../../kit/slice-spec.ts';

const posted = {
  stream: 'proposal-p1',
  events: [
    {
      type: 'ProposalPosted',
      data: {
        kind: 'terrain',
        content: terrainDraft,
        proposal: 'p1',
        author: 'ana',
        onBehalf: false,
        provenance: null,
      },
    },
  ],
};
const NUL = String.fromCharCode(0);
const HALF = String.fromCharCode(0xd800);
const cursor = (held: unknown) => Buffer.from(JSON.stringify(held)).toString('base64url');

describe.each(engines)('input that means nothing, on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  it.each(['/api/proposals/p%00', '/api/terrains?theme=%00', '/api/interests/%00', '/api/meetings/a%00b', '/x?y=%00'])(
    'a NUL in %s is refused with a sentence',
    async (path) => {
      const answer = await world.ask(get(path).as(cleo));
      expect(answer.body).toMatchObject({ status: 400, code: 'address-unreadable' });
    },
  );

  it.each([NUL, HALF])(
    'a text that cannot be stored (%j) is told beside its field, and nothing is recorded',
    async (odd) => {
      const draft = { ...terrainDraft, title: `${terrainDraft.title}${odd}` };
      const answer = await world.ask(post('/api/terrains', draft).as(ana));
      expect(answer.body).toMatchObject({ status: 422, fields: { title: { code: 'text-unreadable' } } });
      const deep = { ...questionDraft, territoriesWanted: [{ level: 'commune', label: `Brest${odd}` }] };
      const second = await world.ask(post('/api/questions', deep).as(bob));
      expect(second.body).toMatchObject({
        status: 422,
        fields: { 'territoriesWanted.0.label': { code: 'text-unreadable' } },
      });
      const message = { message: `Je voudrais en savoir plus sur ce terrain.${odd}` };
      const third = await world.given(posted).when(post('/api/proposals/p1/interests', message).as(bob)).then(422, []);
      expect(third.body).toMatchObject({ fields: { message: { code: 'text-unreadable' } } });
    },
  );

  it.each(['2026-02-31T00:00:00Z', '0000-01-01T00:00:00Z', '2026-01-01T00:00:00+01', '2026-01-01T99:00:00Z', 'hier'])(
    'a timeline as of %s is refused with a sentence',
    (until) =>
      world
        .given(posted)
        .when(get(`/api/proposals/p1/timeline?until=${encodeURIComponent(until)}`))
        .refused(422, 'fields-wrong'),
  );
  it('a timeline as of a true instant is read', () =>
    world
      .given(posted)
      .when(get(`/api/proposals/p1/timeline?until=${encodeURIComponent('2026-12-01T08:30:00+01:00')}`))
      .then(200));

  it.each([
    { sort: 'newest', at: '2026-02-31T00:00:00Z', id: 'p1' },
    { sort: 'newest', at: '2026-02-01T00:00:00Z', id: `p${NUL}` },
    { sort: 'relevance', offset: 1e300 },
    'null',
  ])('the cursor %j is refused with a sentence', (held) =>
    world
      .given()
      .when(get(`/api/terrains?sort=newest&after=${cursor(held)}`))
      .refused(400, 'cursor-unreadable'),
  );
  it('a cursor of closing dates holds a day that exists, or none', async () => {
    const at = (until: string) =>
      get(`/api/terrains?sort=closing&after=${cursor({ sort: 'closing', until, id: 'a' })}`);
    await world.given(posted).when(at('2026-02-31')).refused(400, 'cursor-unreadable');
    await world.given().when(at('9999-12-31')).then(200);
  });
  it.each([
    [8.6e15, 'ana'],
    [-1, 'ana'],
    [0, NUL],
  ])('the cursor %j of a list of people is refused', (...held) =>
    world
      .given()
      .when(get(`/api/people?after=${cursor(held)}`).as(cleo))
      .refused(400, 'cursor-unreadable'),
  );

  it('minutes with a day or a line that cannot be are told beside the field', async () => {
    const meeting = { number: 1, title: 'Logement', line: 1, theme: [], themeLinks: [], speakers: [], notes: [] };
    const record = (change: object, held: object = {}) => ({
      name: 'cr.md',
      sha256: 'a'.repeat(64),
      editions: [{ title: 'Édition', ...change, meetings: [{ ...meeting, ...held }] }],
    });
    const impossible = await world.ask(post('/api/minutes', record({ date: '2026-02-31' })).as(cleo));
    expect(impossible.body).toMatchObject({
      status: 422,
      fields: { 'editions.0.date': { code: 'minutes-date-invalid' } },
    });
    const speaker = { name: 'Odile Ferrand', role: 'researcher', affiliation: '', line: 1e15 };
    const far = await world.ask(post('/api/minutes', record({}, { speakers: [speaker] })).as(cleo));
    expect(far.status).toBe(422);
  });
});
