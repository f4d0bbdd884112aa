import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../services/kit/ports.ts';
import { liveIndex } from '../../services/matching/proposal/live-index.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { all, hidden, type posted } from './rent-and-water.stories.ts';

type Kept = { proposal: string; version: string; print: string; reading: string };

describe.each(engines)('what was read of texts on $name', ({ open }) => {
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
  const kept = async (): Promise<Kept[]> =>
    (
      (await world.database.db.execute(sql`select * from text_readings order by proposal`)) as unknown as {
        rows: Kept[];
      }
    ).rows;
  /** As a process that just started sees it: an index is held for each database object. */
  const freshly = async () => {
    const { db, places } = world.house.deps;
    return liveIndex(Object.create(db) as Db, places).fresh();
  };
  const ranked = async () =>
    (await (await freshly()).matchesOf('q1', { hidden: true })).map(({ id, points }) => ({ id, points }));

  it('serves the next start, which reads none of them again and finds the same', async () => {
    await happened(...all);
    const before = await ranked();
    expect(before[0]?.id).toBe('t1');
    const [, t1, t2] = await kept();
    expect((await kept()).map(({ proposal }) => proposal)).toEqual(['q1', 't1', 't2']);
    expect(await ranked()).toEqual(before);
    // Each is given the other's reading: were the texts read, nothing would change.
    await world.database.db.execute(
      sql`update text_readings set reading = case proposal when 't1' then ${t2?.reading}::text else ${t1?.reading}::text end
        where proposal in ('t1', 't2')`,
    );
    expect((await ranked())[0]?.id).toBe('t2');
  });

  it('is not believed of another text, nor by another vocabulary', async () => {
    await happened(...all);
    const before = await ranked();
    const whole = await kept();
    for (const column of ['print', 'version']) {
      await world.database.db.execute(
        sql`update text_readings set reading = E'1\n\n1\nw:rien', ${sql.identifier(column)} = 'other'`,
      );
      expect(await ranked()).toEqual(before);
      expect(await kept()).toEqual(whole);
    }
  });

  it('goes with the text, though nobody asks for a match', async () => {
    await happened(...all);
    await freshly();
    await happened(hidden);
    expect((await kept()).map(({ proposal }) => proposal)).toEqual(['q1', 't2']);
    await freshly();
    expect((await kept()).map(({ proposal }) => proposal)).toEqual(['q1', 't2']);
  });

  it('tells how far it has come', async () => {
    await happened(...all);
    const { db, places } = world.house.deps;
    const index = liveIndex(Object.create(db) as Db, places);
    expect(index.progress()).toEqual({ held: 0, read: 0, of: 0, isAnew: false });
    await index.fresh();
    expect(index.progress()).toEqual({ held: 3, read: 3, of: 3, isAnew: false });
  });
});
