import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stopAlerts, wantsAlerts } from '../../services/board/board.service.ts';
import { alertTemplates } from '../../services/board/saved-search/alert.template.ts';
import type { ProposalContent } from '../../shared/contracts/proposal.ts';
import type { SavedSearch } from '../../shared/contracts/saved-search.ts';
import { engines } from '../kit/database.ts';
import { ana, bob, del, get, openWorld, post, type World } from '../kit/slice-spec.ts';
import { questionDraft, terrainDraft } from './drafts.ts';

const draft = { kind: 'terrain', name: 'La mer à Saint-Brieuc', pace: 'daily', q: 'ludothèque' } as const;
const NEXT_MORNING = '2026-09-02T08:00:00Z';
const THE_DAY_AFTER = '2026-09-03T08:00:00Z';
const A_WEEK_LATER = '2026-09-09T08:00:00Z';

describe.each(engines)('saved searches on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const save = async (who = bob, change: object = {}) =>
    ((await world.ask(post('/api/me/searches', { ...draft, ...change }).as(who))).body as { id: string }).id;
  const posted = async (id: string, title = `${id} : une ludothèque de quartier`, author = 'ana') => {
    const facts = { kind: 'terrain', content: { ...terrainDraft, title } } as unknown as ProposalContent;
    const data = { ...facts, proposal: id, author, onBehalf: false, provenance: null };
    await world.house.store.append(`proposal-${id}`, 0, [{ type: 'ProposalPosted', data }], { by: author });
  };
  const alertsAt = async (iso: string) => {
    world.setNow(iso);
    await world.runJob('prepare-alerts');
    await world.settle();
  };
  const told = () =>
    world.mails
      .filter(({ kind }) => kind === 'alert')
      .map(({ to, template, data }) => [
        'person' in to && to.person,
        template,
        ...(JSON.parse(String(data.parts)) as { items: { id: string }[] }[]).map(({ items }) =>
          items.map(({ id }) => id),
        ),
      ]);
  const mine = async (who = bob) =>
    ((await world.ask(get('/api/me/searches').as(who))).body as { items: SavedSearch[] }).items;

  it('keeps a search under its name, with the address of its list, for nobody else', async () => {
    await world
      .given()
      .when(post('/api/me/searches', { ...draft, theme: ['water'], departement: ['22'] }).as(bob))
      .then(201, ['SearchSaved']);
    expect(await mine()).toMatchObject([
      {
        name: draft.name,
        pace: 'daily',
        path: '/terrains?q=ludoth%C3%A8que&theme=water&departement=22',
        alertedAt: null,
      },
    ]);
    expect(await mine(ana)).toEqual([]);
    expect(JSON.stringify((await world.house.store.read('saved-search-bob')).map(({ data }) => data))).not.toMatch(
      /Saint-Brieuc|ludoth/,
    );
  });
  it('refuses visitors, and what no list holds', async () => {
    await world.given().when(post('/api/me/searches', draft)).refused(401, 'sign-in-first');
    await world.given().when(get('/api/me/searches')).refused(401, 'sign-in-first');
    const wrong = await world.ask(post('/api/me/searches', { ...draft, name: ' ', theme: ['nobody'] }).as(bob));
    expect(wrong.body).toMatchObject({
      fields: { name: { code: 'search-name-missing' }, 'theme.0': { code: 'choice-unknown' } },
    });
  });
  it('lets nobody forget another person’s', async () => {
    const id = await save();
    await world
      .given()
      .when(del(`/api/me/searches/${id}`).as(ana))
      .refused(404, 'search-unknown');
    await world
      .given()
      .when(del(`/api/me/searches/${id}`))
      .refused(401, 'sign-in-first');
    await world
      .given()
      .when(del(`/api/me/searches/${id}`).as(bob))
      .then(200, ['SearchForgotten']);
    expect(await mine()).toEqual([]);
  });

  it('tells what was posted since, once, and nothing when nothing is new', async () => {
    await posted('before');
    world.setNow('2026-09-01T09:00:00Z');
    await save();
    await alertsAt(NEXT_MORNING);
    expect(told()).toEqual([]);
    await posted('t1');
    await posted('other', 'Un marché couvert le samedi matin');
    await posted('own', 'own : une ludothèque de quartier', 'bob');
    await alertsAt('2026-09-02T12:00:00Z');
    await alertsAt('2026-09-02T13:00:00Z');
    await alertsAt(THE_DAY_AFTER);
    await alertsAt(A_WEEK_LATER);
    expect(told()).toEqual([['bob', 'search-alert', ['t1']]]);
    expect(await mine()).toMatchObject([{ alertedAt: '2026-09-02T12:00:00.000Z' }]);
    await posted('t2');
    await alertsAt('2026-09-10T08:00:00Z');
    expect(told()).toEqual([
      ['bob', 'search-alert', ['t1']],
      ['bob', 'search-alert', ['t2']],
    ]);
  });
  it('waits for the pace asked, and tells two searches in one mail, each thing once', async () => {
    await save(bob, { pace: 'weekly' });
    world.setNow('2026-09-01T08:30:00Z');
    await save(bob, { pace: 'weekly', q: 'quartier', name: 'Quartiers' });
    world.setNow('2026-09-01T09:00:00Z');
    await posted('t1');
    await posted('t2', 't2 : un quartier raconté');
    await alertsAt(NEXT_MORNING);
    expect(told()).toEqual([]);
    await alertsAt(A_WEEK_LATER);
    expect(told()).toEqual([['bob', 'search-alert', ['t1'], ['t2']]]);
  });
  it('tells nobody twice, though the facts are read again or two runs meet', async () => {
    await save();
    world.setNow('2026-09-01T09:00:00Z');
    await posted('t1');
    world.setNow(NEXT_MORNING);
    await Promise.all([world.runJob('prepare-alerts'), world.runJob('prepare-alerts')]);
    await world.settle();
    await world.database.exec(`update checkpoints set position = 0 where follower = 'board-alert'`);
    await world.settle();
    expect(told()).toEqual([['bob', 'search-alert', ['t1']]]);
  });
  it('tells nothing of what was hidden or forgotten meanwhile', async () => {
    const id = await save();
    await save(ana, { q: '' });
    world.setNow('2026-09-01T09:00:00Z');
    await posted('t1', undefined, 'eve');
    world.setNow(NEXT_MORNING);
    await world.runJob('prepare-alerts');
    await world.ask(del(`/api/me/searches/${id}`).as(bob));
    await world.house.store.append('proposal-t1', 1, [{ type: 'ProposalHidden', data: { reason: 'v' } }], {
      by: 'cleo',
    });
    await world.settle();
    expect(told()).toEqual([]);
  });
  it('says it in both languages, with the list to come back to', async () => {
    await save();
    world.setNow('2026-09-01T09:00:00Z');
    await posted('t1');
    await alertsAt(NEXT_MORNING);
    const data = world.mails[0]?.data ?? {};
    expect(data.parts).not.toMatch(/ludothèque"|Saint-Brieuc/);
    const kept = await world.house.deps.vault.read([String(data.name0Vault), String(data.text0Vault)]);
    const words = { name0: kept.get(String(data.name0Vault)) ?? '', text0: kept.get(String(data.text0Vault)) ?? '' };
    const asked = { data, words, people: {}, publicUrl: 'https://c.example', recipientName: 'Bob' };
    const fr = alertTemplates['search-alert']?.({ ...asked, language: 'fr' });
    const en = alertTemplates['search-alert']?.({ ...asked, language: 'en' });
    expect(fr).toMatchObject({ subject: '1 nouveauté dans vos recherches' });
    expect(en).toMatchObject({ subject: '1 new item in your searches' });
    expect(fr?.blocks).toContainEqual({ heading: draft.name });
    expect(JSON.stringify(fr)).toContain('https://c.example/terrains?q=ludoth%C3%A8que');
    expect(JSON.stringify(fr)).toContain('https://c.example/terrains/t1');
  });

  it('forgets all of them at the link in a mail', async () => {
    await save();
    await save(bob, { name: 'Une autre' });
    expect(await wantsAlerts(world.house.deps.db, 'bob')).toBe(true);
    await stopAlerts(world.house.deps, 'bob');
    await stopAlerts(world.house.deps, 'bob');
    expect(await mine()).toEqual([]);
    expect(await wantsAlerts(world.house.deps.db, 'bob')).toBe(false);
  });
  it('goes with its person', async () => {
    await save();
    world.setNow('2026-09-01T09:00:00Z');
    await posted('t1');
    await world.house.store.append('person-bob', 0, [{ type: 'PersonErased', data: { person: 'bob' } }], { by: 'bob' });
    await world.settle();
    await alertsAt(NEXT_MORNING);
    expect(told()).toEqual([]);
    expect(await mine()).toEqual([]);
    expect(((await world.database.db.execute('select * from vault')) as unknown as { rows: unknown[] }).rows).toEqual(
      [],
    );
  });
  it('looks for questions too', async () => {
    await save(ana, { kind: 'question', q: '' });
    await world.ask(post('/api/questions', questionDraft).as(bob));
    world.setNow('2026-09-01T09:00:00Z');
    await world.ask(post('/api/questions', questionDraft).as(bob));
    await alertsAt(NEXT_MORNING);
    expect(told()).toMatchObject([['ana', 'search-alert', [expect.any(String)]]]);
  });
});
