import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { matchStream } from '../../../shared/contracts/match.ts';
import type { Event } from '../../../shared/kernel/decider.ts';
import { engines } from '../../kit/database.ts';
import { type Heard, type NewsApp, newsApp } from '../../kit/news-app.ts';
import { type Asker, ana, asker, bob, cleo, drisse, eve, openWorld, type World } from '../../kit/slice-spec.ts';
import { accepted, allAgreed, expressed, formed, posted, proposed, submitted } from '../../partnerships/stories.ts';

/* Who hears what on the stream of news: over real facts, a real log and a real NOTIFY, without a socket. */

type Story = Readonly<{ stream: string; events: readonly Event[]; by: string }>;

const suggested: Story = {
  stream: matchStream('q1', 't1'),
  by: 'system',
  events: [
    {
      type: 'MatchSuggested',
      data: { question: 'q1', terrain: 't1', label: 'probable', score: 1_000_000, vocabulary: 'v', concepts: [] },
    },
  ],
};
const message: Story = {
  stream: 'conversation-t1-bob',
  by: 'bob',
  events: [{ type: 'MessageSent', data: { exchange: 't1-bob', to: ['ana'], text: 'v1' } }],
};

describe.each(engines)('news on $name', ({ open }) => {
  let world: World;
  let site: NewsApp;
  let open_: Heard[] = [];
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(async () => {
    await world.clear();
    // Nothing but the wake-up of a fact may make them hear of it.
    site = newsApp(world, { pollMs: 600_000 });
    for (const person of [cleo, drisse])
      await happened({ stream: `person-${person.person}`, by: 'system', events: [roleGranted] });
    await happened(...posted);
    await world.settle();
  });
  afterEach(async () => {
    await Promise.all(open_.map(({ leave }) => leave()));
    open_ = [];
    await site.close();
  });
  afterAll(() => world.close());

  const roleGranted = { type: 'RoleGranted', data: { role: 'coordinator' } };
  const happened = async (...stories: readonly Story[]) => {
    for (const { stream, events, by } of stories) {
      const version = (await world.house.store.read(stream)).length;
      await world.house.store.append(stream, version, events, { by });
    }
  };
  const hear = async (who: Asker, on = '/', since?: string) => {
    const heard = await site.hear(who, on, since);
    open_.push(heard);
    return heard;
  };
  const soon = (heard: Heard) => expect.poll(() => heard.news().at(-1));

  it('tell the one who is asked, not the one who asked, nor anybody else', async () => {
    const all = [await hear(ana, '/interets/t1-bob'), await hear(bob), await hear(eve), await hear(cleo)] as const;
    await happened(expressed);
    await soon(all[0]).toEqual({ kinds: ['exchange'], here: true, waiting: 1 });
    // Told last of all, and everybody else before it: what they have not heard by now they will not.
    await happened(accepted);
    await soon(all[1]).toEqual({ kinds: ['exchange'], here: false, waiting: 0 });
    expect(all[0].news()).toHaveLength(1);
    for (const other of all.slice(2)) expect(other.raw()).toMatch(/^id: \S+\n\n$/);
  });

  it('say whether the page that is shown changed, by the same rule for its parties and the coordination', async () => {
    await happened(expressed, accepted, proposed, allAgreed);
    const [party, reader, queue, elsewhere] = [
      await hear(bob, '/partenariats/t1-bob'),
      await hear(drisse, '/partenariats/t1-bob'),
      await hear(cleo, '/coordination/approbations'),
      await hear(asker('bob', 'researcher'), '/terrains/other'),
    ];
    await happened(submitted);
    for (const [heard, news] of [
      [party, { kinds: ['exchange'], here: true }],
      [reader, { kinds: ['approval'], here: true }],
      [queue, { kinds: ['approval'], here: true }],
      [elsewhere, { kinds: ['exchange'], here: false }],
    ] as const)
      await soon(heard).toMatchObject(news);
    // Approved by one coordinator: the queue of the other changes too, and nothing calls whoever is elsewhere.
    const [onHome, onQueue] = [await hear(drisse, '/'), await hear(drisse, '/coordination')];
    await happened(formed);
    await soon(party).toMatchObject({ kinds: ['exchange'], here: true });
    await soon(onQueue).toMatchObject({ kinds: ['approval'], here: true });
    expect(onHome.news()).toEqual([]);
    expect(queue.news()).toHaveLength(1);
  });

  it('carry nothing of what happened: no id, no name, no word', async () => {
    await happened(expressed);
    const heard = await hear(ana, '/interets/t1-bob');
    await happened(message);
    await soon(heard).toMatchObject({ kinds: ['exchange'], here: true });
    // Ids are sealed, and each of the same length whatever they hold.
    const lines = heard.raw().replaceAll(/^id: [\w-]{59}$/gm, 'id');
    expect(lines).toBe('id\n\ndata: {"kinds":["exchange"],"here":true,"waiting":1}\nid\n\n');
  });

  it('catch up with what happened while nobody listened, once', async () => {
    const since = await site.bookmark('ana');
    await happened(expressed);
    const first = await hear(ana, '/', since);
    await soon(first).toMatchObject({ kinds: ['exchange'] });
    const [id] = [first.lastId(), await first.leave()];
    await happened(message);
    const second = await hear(ana, '/', id);
    await soon(second).toMatchObject({ kinds: ['exchange'] });
    expect(second.news()).toHaveLength(1);
  });

  it('seal how far they are, for one person, never twice alike', async () => {
    const [one, other, bobs] = [await site.bookmark('ana'), await site.bookmark('ana'), await site.bookmark('bob')];
    expect(one).not.toBe(other);
    await happened(expressed);
    // Neither somebody else's nor one that was touched says where to begin: nothing old is told.
    for (const since of [bobs, `A${one.slice(1)}`, 'short', 'é']) {
      const heard = await hear(ana, '/', encodeURIComponent(since));
      await happened(message);
      await soon(heard).toMatchObject({ kinds: ['exchange'] });
      expect(heard.news()).toHaveLength(1);
    }
  });

  it('wait for the views that follow, so that the page already has what they tell of', async () => {
    const heard = await hear(ana, '/terrains/t1');
    await happened(suggested);
    await happened(expressed);
    await soon(heard).toEqual({ kinds: ['exchange'], here: true, waiting: 1 });
    await world.settle();
    await soon(heard).toEqual({ kinds: ['match'], here: true, waiting: 1 });
  });

  it('say that a page is old rather than read all that happened since', async () => {
    const since = await site.bookmark('eve');
    const revised = { type: 'ProposalPaused', data: {} };
    await happened({ stream: 'proposal-t1', by: 'ana', events: Array.from({ length: 501 }, () => revised) });
    const heard = await hear(eve, '/questions', since);
    await soon(heard).toEqual({ kinds: [], here: true, waiting: 0 });
    // An id of now, so that they are not told so again.
    const again = await hear(eve, '/questions', heard.lastId());
    expect(again.news()).toEqual([]);
  });

  it('end with the session, without another word', async () => {
    const heard = await hear(ana);
    site.signOutAll();
    await happened(expressed);
    await heard.ended;
    expect(heard.news()).toEqual([]);
  });

  it('refuse whoever is not signed in, whoever holds too many, and pages that are none', async () => {
    expect((await site.ask(null)).status).toBe(401);
    expect((await site.ask(ana, { on: 'x'.repeat(201) })).status).toBe(422);
    expect((await site.ask(ana, { method: 'HEAD' })).status).toBe(200);
    const counted = vi.fn();
    const small = newsApp(world, { limits: { person: 1, all: 2 }, onCount: counted });
    const held = await small.hear(ana, '/');
    expect((await small.ask(ana)).status).toBe(429);
    const others = await small.hear(bob, '/');
    expect((await small.ask(eve)).status).toBe(429);
    await held.leave();
    await expect.poll(() => counted.mock.lastCall).toEqual([1]);
    const back = await small.hear(ana, '/');
    await small.close();
    await Promise.all([others.ended, back.ended]);
    expect(counted.mock.lastCall).toEqual([0]);
  });

  it('beat while nothing happens, and end by themselves', async () => {
    const brief = newsApp(world, { beatMs: 20, lastsMs: 2_000 });
    const heard = await brief.hear(ana, '/');
    await heard.ended;
    const ids = [...heard.raw().matchAll(/^id: (\S+)\n\n/gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(2);
    await brief.close();
  });
});
