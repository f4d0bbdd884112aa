import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../services/kit/ports.ts';
import { liveIndex, placeIndex } from '../../services/matching/proposal/live-index.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { all, hidden, posted, rent, water } from './rent-and-water.stories.ts';

const happens = (proposal: string, type: string, data: object) => ({
  stream: `proposal-${proposal}`,
  events: [{ type, data } as Event],
});
const aboutRent = { ...water, title: 'Expulsions et impayés', description: 'Expulsion locative et impayés de loyer.' };

describe.each(engines)('the index in tables on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const happened = async (...facts: ReturnType<typeof posted>[]) => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  };
  /** Another process of the same database, whose index lies where it is told. */
  const starting = (place: 'process' | 'tables') => {
    const { db, places } = world.house.deps;
    const own = Object.create(db) as Db;
    placeIndex(own, place);
    const index = liveIndex(own, places);
    return { index, ranked: async () => JSON.stringify(await (await index.fresh()).matchesOf('q1', { hidden: true })) };
  };
  const rows = async <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
    ((await world.database.db.execute(query)) as unknown as { rows: T[] }).rows;
  const layings = async (): Promise<number[]> =>
    (await rows<{ laying: number }>(sql`select laying from layings where ready order by laying`)).map(
      (row) => row.laying,
    );

  it('answers as the index of a process does, whatever came, changed and went since it was laid', async () => {
    await happened(...all);
    const tables = starting('tables');
    const same = async () => {
      const found = await tables.ranked();
      expect(found).toBe(await starting('process').ranked());
      return found;
    };
    expect(JSON.parse(await same())[0]).toMatchObject({ id: 't1' });
    await happened(posted('t3', 'terrain', { ...rent, title: 'Loyers impayés' }));
    expect(JSON.parse(await same())).toHaveLength(3);
    await happened(happens('t2', 'ProposalRevised', { kind: 'terrain', content: aboutRent }));
    await same();
    await happened(hidden);
    expect(await same()).not.toContain('"t1"');
    await happened(happens('t1', 'ProposalRestored', { reason: 'r' }));
    expect(await same()).toContain('"t1"');
    expect(await layings()).toHaveLength(1);
    expect(tables.index.progress()).toMatchObject({ held: 4, isAnew: false });
  });

  it('is laid once for all processes, and again when nothing laid can be brought up to date', async () => {
    await happened(...all);
    const [one, other] = [starting('tables'), starting('tables')];
    const [found, same] = await Promise.all([one.ranked(), other.ranked()]);
    expect(same).toBe(found);
    expect(await layings()).toHaveLength(1);
    expect(await starting('tables').ranked()).toBe(found);
    expect(await layings()).toHaveLength(1);
    // Read by another vocabulary, or of a table that was made anew.
    await world.database.db.execute(sql`update layings set version = 'other'`);
    expect(await starting('tables').ranked()).toBe(found);
    expect(await layings()).toHaveLength(2);
    const remade = () => world.database.db.execute(sql`vacuum full matching_proposal`);
    await remade();
    expect(await one.ranked()).toBe(found);
    // The two before stay for those who read them at this moment.
    expect(await layings()).toHaveLength(3);
    await remade();
    expect(await one.ranked()).toBe(found);
    expect(await layings()).toHaveLength(3);
  });

  it('is not waited for when its maker stopped', async () => {
    await happened(...all);
    const stopped = sql`insert into layings (version, making, change, block, renewed)
      select version, making, 0, 1, now() - interval '61 seconds' from layings`;
    const found = await starting('tables').ranked();
    await world.database.db.execute(stopped);
    await world.database.db.execute(sql`delete from layings where ready`);
    expect(await starting('tables').ranked()).toBe(found);
  });

  it('forgets a text that went, though nobody asks for a match', async () => {
    await happened(...all);
    await starting('tables').ranked();
    const spelled = async () =>
      (await rows<{ name: string }>(sql`select name from laid_features where name like 'w:zygom%'`)).length;
    expect(await spelled()).toBe(1);
    await happened(hidden);
    expect(await spelled()).toBe(0);
    expect(
      await rows<{ proposal: string }>(
        sql`select proposal from laid_documents where features is null or facts is null`,
      ),
    ).toEqual([{ proposal: 't1' }]);
  });
});
