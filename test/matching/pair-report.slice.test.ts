import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { upcast } from '../../services/kit/upcast.ts';
import { matching, readPair } from '../../services/matching/matching.service.ts';
import type { PairReport, Supposed } from '../../shared/contracts/match.ts';
import { engines } from '../kit/database.ts';
import { type Asker, ana, bob, cleo, eve, openWorld, post, put, type World } from '../kit/slice-spec.ts';
import { home, rent, suggestedBefore, twoPosted } from './pair.stories.ts';

const pair = { question: 'q1', terrain: 't1' };

describe.each(engines)('a pair told in full on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const given = async (...facts: Parameters<World['given']>) => {
    await world
      .given(...facts)
      .when(post('/api/concepts', { text: '' }).as(eve))
      .then(200);
    await world.settle();
  };
  const told = (who: Asker = bob): Promise<PairReport> => readPair(world.house.deps, pair, who);
  const supposing = (report: PairReport, change: Supposed['change']) =>
    report.supposed.find((one) => one.change === change);

  it('tells each side’s wishes, aspect by aspect', async () => {
    await given(...twoPosted);
    const { fit } = await told();
    expect(fit.sought).toContainEqual({ aspect: 'territory', verdict: 'poor' });
    expect(fit.sought).toContainEqual({ aspect: 'offers', verdict: 'poor' });
    expect(fit.expected).toContainEqual({ aspect: 'methods', verdict: 'poor' });
    expect(fit.expected).toContainEqual({ aspect: 'dates', verdict: 'poor' });
  });

  it('says what would change it, and that comes true when it is done', async () => {
    await given(...twoPosted);
    const before = await told();
    expect(supposing(before, 'territory-wanted')).toMatchObject({ what: 'Hérault' });
    expect(supposing(before, 'offer-given')).toMatchObject({ what: 'interviews' });
    expect(supposing(before, 'question-dates')).toBeDefined();
    const promised = supposing(before, 'territory-wanted')?.label;
    const wider = { ...home, territoriesWanted: [...home.territoriesWanted, rent.territory] };
    await world.ask(put('/api/questions/q1', wider).as(bob));
    await world.settle();
    const after = await told();
    expect(after.label).toBe(promised);
    expect(after.fit.sought).toContainEqual({ aspect: 'territory', verdict: 'good' });
    expect(supposing(after, 'territory-wanted')).toBeUndefined();
  });

  it('gives the strongest parts first, none of them without a bar', async () => {
    await given(...twoPosted);
    const { parts } = await told();
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]?.step).toBe(5);
    expect(parts.map(({ step }) => step)).toEqual(parts.map(({ step }) => step).sort((a, b) => b - a));
  });

  it('shows what it was when first suggested beside what it is now', async () => {
    await given(...twoPosted, suggestedBefore);
    const { first, vocabulary } = await told();
    expect(first).toMatchObject({ label: 'strong', vocabulary: 'earlier', concepts: [{ fr: expect.any(String) }] });
    expect(vocabulary).not.toBe('earlier');
  });

  it('keeps what was said when it was suggested, beside what is said today and what changed since', async () => {
    await given(...twoPosted);
    await world.runJob('suggest-matches');
    const before = await told();
    expect(before.first).toMatchObject({ label: before.label, fit: before.fit, parts: before.parts.slice(0, 10) });
    expect(before.first?.changed).toEqual({ question: null, terrain: null, vocabulary: false, among: null });
    world.setNow('2026-09-20T08:00:00Z');
    const garden =
      'Un jardin partagé au pied des tours, que les habitants délaissent. Nous cherchons à comprendre pourquoi.';
    const other = { ...rent, title: 'Un jardin délaissé', description: garden };
    expect((await world.ask(put('/api/terrains/t1', other).as(ana))).status).toBe(200);
    await world.settle();
    const after = await told();
    expect({ ...after.first, changed: null }).toEqual({ ...before.first, changed: null });
    expect(after.first?.changed).toMatchObject({ question: null, terrain: '2026-09-20T08:00:00.000Z' });
    expect(after.parts).not.toEqual(before.parts);
  });

  it('says that the concepts, the vocabulary or the other proposals changed', async () => {
    await given(...twoPosted, suggestedBefore);
    world.setNow('2026-09-21T08:00:00Z');
    await world.ask(post('/api/proposals/q1/concepts', { concept: 'rent-arrears', verdict: 'removed' }).as(bob));
    await world.settle();
    expect((await told()).first?.changed).toEqual({
      question: '2026-09-21T08:00:00.000Z',
      terrain: null,
      vocabulary: true,
      among: { then: 40, now: 2 },
    });
  });

  it('reads a suggestion made before its parts were kept', async () => {
    const old = { question: 'q1', terrain: 't1', label: 'strong', score: 400, vocabulary: 'earlier', concepts: [] };
    expect(upcast(matching.upcasters ?? {}, 'MatchSuggested', 1, old).data).toEqual({
      ...old,
      parts: [],
      fit: { sought: [], expected: [] },
      among: null,
    });
    await given(...twoPosted, suggestedBefore);
    await world.database.exec(`
      alter table events disable trigger all;
      update events set schema_version = 1, data = data - '{parts,fit,among}'::text[] where type = 'MatchSuggested';
      alter table events enable trigger all;`);
    expect((await told()).first).toMatchObject({ label: 'strong', parts: [], changed: { among: null } });
  });

  it('says why it is not suggested', async () => {
    await given(...twoPosted, {
      stream: 'proposal-t1',
      events: [{ type: 'ProposalPaused', data: {} }],
    });
    expect(await told()).toMatchObject({ label: null, exclusions: ['terrain-closed'], parts: [] });
    await world.ask(post('/api/proposals/t1/resume', {}).as(ana));
    await world.ask(post('/api/matches/q1/t1/dismiss', {}).as(bob));
    await world.settle();
    expect((await told()).exclusions).toEqual(['put-aside']);
  });

  it('offers only what would go through', async () => {
    await given(...twoPosted);
    expect((await told()).may).toEqual({ dismiss: true, restore: false, pin: false, giveReason: false });
    expect((await told(cleo)).may).toEqual({ dismiss: true, restore: false, pin: true, giveReason: true });
    await world.ask(post('/api/matches/q1/t1/dismiss', {}).as(bob));
    expect((await told(bob)).may.restore).toBe(true);
    expect((await told(ana)).may.restore).toBe(false);
  });

  it('is for the two sides and the coordination', async () => {
    await given(...twoPosted);
    await expect(told(eve)).rejects.toMatchObject({ status: 403, code: 'match-not-yours' });
    await expect(readPair(world.house.deps, { question: 't1', terrain: 'q1' }, bob)).rejects.toMatchObject({
      code: 'match-unknown',
    });
    await given({ stream: 'proposal-t1', events: [{ type: 'ProposalHidden', data: { reason: 'v1' } }] });
    await expect(told(bob)).rejects.toMatchObject({ status: 404 });
    expect((await told(cleo)).exclusions).toContain('terrain-closed');
  });
});
