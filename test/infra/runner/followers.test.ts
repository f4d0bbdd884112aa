import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import type { Database } from '../../../infra/db/database.ts';
import { checkpoints, parked } from '../../../infra/db/precious.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { logReader } from '../../../infra/event-store/log-reader.ts';
import { catchUp, type Follower, retryParked, viewFollower } from '../../../infra/runner/follower.ts';
import { bringViewsUp, rebuild } from '../../../infra/runner/rebuild.ts';
import { runFollowers } from '../../../infra/runner/runner.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import { type Counted, counted, tally, tallyTable } from '../../kit/counting.ts';
import { engines, truncate } from '../../kit/database.ts';

const by = { by: 'ana' };
const log = logReader({});
const nOf = (fact: Logged) => (fact as Logged<Counted>).data.n;

describe.each(engines)('followers on $name', ({ open }) => {
  let database: Database;
  const store = () => eventStore({ database, clock: systemClock, inline: [], upcasters: {} });
  const spec = () => ({ database, log, now: () => new Date() });
  const tallies = async () =>
    (await database.db.select().from(tallyTable)).sort((a, b) => a.stream.localeCompare(b.stream));
  const append = async (streams: number, each: number) => {
    for (let i = 0; i < each; i++)
      for (let s = 0; s < streams; s++) await store().append(`s-${s}`, i, [counted(1)], by);
  };

  beforeAll(async () => {
    database = await open();
    await bringViewsUp(database, log, [tally('async')]);
  }, 60_000);
  beforeEach(() => truncate(database));
  afterEach(() => database.db.delete(checkpoints).where(eq(checkpoints.follower, 'reacts')));
  afterAll(() => database.close());

  it('digests every fact once, though two runners race', async () => {
    await append(5, 12);
    const view = viewFollower(tally('async'));
    await Promise.all([catchUp(spec(), view), catchUp(spec(), view), catchUp(spec(), view)]);
    expect(await tallies()).toEqual([0, 1, 2, 3, 4].map((s) => ({ stream: `s-${s}`, times: 12, total: 12 })));
  });

  it('rebuilds beside the living view while facts go on arriving, and misses none', async () => {
    const inline = eventStore({ database, clock: systemClock, inline: [tally('inline')], upcasters: {} });
    for (let i = 0; i < 30; i++) await inline.append('s-0', i, [counted(1)], by);
    let writing = true;
    const reads: number[] = [];
    const writer = (async () => {
      for (let i = 30; writing; i++) await inline.append('s-0', i, [counted(1)], by);
    })();
    const reader = (async () => {
      for (; writing; ) reads.push((await tallies())[0]?.times ?? -1);
    })();
    for (let i = 0; i < 3; i++) await rebuild(database, log, tally('inline'));
    writing = false;
    await Promise.all([writer, reader]);
    const facts = await log.page(database.db, { after: 0, upTo: await log.head(database.db) });
    expect((await tallies())[0]).toEqual({
      stream: 's-0',
      times: facts.length,
      total: facts.reduce((sum, fact) => sum + nOf(fact), 0),
    });
    expect(reads.every((times, i) => times >= (reads[i - 1] ?? 30))).toBe(true);
  });

  it('rebuilds by itself a view whose definition changed, and only that', async () => {
    await append(1, 3);
    await catchUp(spec(), viewFollower(tally('async')));
    expect(await bringViewsUp(database, log, [tally('async')])).toEqual([]);
    await database.db.update(tallyTable).set({ times: 99 });
    expect(await bringViewsUp(database, log, [tally('async', 2)])).toEqual(['tally']);
    expect(await tallies()).toEqual([{ stream: 's-0', times: 3, total: 3 }]);
    await bringViewsUp(database, log, [tally('async')]);
  });

  it('tries again by itself what it put aside, so that a fault that passes loses nothing', async () => {
    await append(1, 3);
    let faulty = true;
    const followed: number[] = [];
    const reacts: Follower = {
      name: 'reacts',
      subscribes: new Set(['Counted']),
      react: async (fact) => {
        if (faulty && fact.version === 2) throw new Error('the disk is full');
        followed.push(fact.version);
      },
    };
    const runner = await runFollowers({ ...spec(), retryParkedMs: 0 }, [reacts]);
    await runner.settle();
    expect(followed).toEqual([1]);
    faulty = false;
    await runner.settle();
    await runner.stop();
    expect(followed).toEqual([1, 2, 3]);
    expect(await database.db.select().from(parked)).toEqual([]);
  });

  it('applies a fact put aside once, though two runners try it again at the same time', async () => {
    await append(1, 2);
    const view = viewFollower(tally('async'));
    const poisoned: Follower = { ...view, apply: () => Promise.reject(new Error('indigestible')) };
    await catchUp(spec(), poisoned);
    await Promise.all([retryParked(spec(), view), retryParked(spec(), view)]);
    expect(await tallies()).toEqual([{ stream: 's-0', times: 2, total: 2 }]);
  });

  it('is woken by the append itself', async () => {
    const runner = await runFollowers(spec(), [viewFollower(tally('async'))]);
    await runner.settle();
    await store().append('s-9', 0, [counted(7)], by);
    // Far below the slow poll behind the notification: only being woken makes this in time.
    const deadline = Date.now() + 3_000;
    while ((await tallies()).length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await tallies()).toEqual([{ stream: 's-9', times: 1, total: 7 }]);
    await runner.stop();
  });
});
