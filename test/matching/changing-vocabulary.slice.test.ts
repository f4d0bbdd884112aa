import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../services/kit/ports.ts';
import type { LiveIndex } from '../../services/matching/proposal/live.ts';
import { liveIndex } from '../../services/matching/proposal/live-index.ts';
import type { AdditionPreview } from '../../shared/contracts/vocabulary-addition.ts';
import { terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { ana, cleo, drisse, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';
import { apart, draft, zibeline } from './addition.stories.ts';
import { posted } from './pair.stories.ts';

/** So many that reading them by another vocabulary lasts some questions. */
const others = Array.from({ length: 120 }, (_, i) =>
  posted(`other${i}`, 'ana', { ...terrainDraft, title: `Un autre guichet, le numéro ${i}` }),
);

describe.each(engines)('while the vocabulary changes on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const path = '/api/vocabulary/additions';
  const given = async (...facts: Parameters<World['given']>) => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  };
  const proposed = async (): Promise<string> => {
    const { status, body } = await world.ask(post(path, draft).as(cleo));
    expect(status).toBe(201);
    return (body as { id: string }).id;
  };
  const adopt = (id: string) => world.ask(post(`${path}/${id}/adopt`).as(drisse));
  const takeBack = (id: string) => world.ask(post(`${path}/${id}/take-back`, { reason: 'Trop ambigu' }).as(drisse));
  const previewed = async (id: string): Promise<AdditionPreview> => {
    const { status, body } = await world.ask(get(`${path}/${id}/preview`).as(cleo));
    expect(status).toBe(200);
    return body;
  };
  /** As a process that just started: an index is held for each database object. */
  const indexAnew = (): LiveIndex => liveIndex(Object.create(world.house.deps.db) as Db, world.house.deps.places);
  const saying = async (index: LiveIndex) => [...(await (await index.fresh()).saying(draft.concept, 10))].sort();

  describe('the index', () => {
    it('serves as it was until another has read everything, with what is posted meanwhile, and nobody finds it empty', async () => {
      await given(...apart, ...others);
      const index = indexAnew();
      expect(await saying(index)).toEqual(['q1']);
      await adopt(await proposed());
      await given(posted('t2', 'ana', zibeline));
      const meanwhile: string[] = [];
      for (let asked = 0; asked === 0 || index.progress().isAnew; asked++) {
        const served = await index.fresh();
        const said = `${await served.saying(draft.concept, 10)} of ${await served.size()}`;
        // Whoever asked while the other was being made got the one there was.
        if (index.progress().isAnew) meanwhile.push(said);
      }
      expect(meanwhile.length).toBeGreaterThan(0);
      expect([...new Set(meanwhile)]).toEqual(['q1 of 123']);
      expect(await saying(index)).toEqual(['q1', 't1', 't2']);
      expect(index.progress()).toMatchObject({ held: 123, isAnew: false });
    });

    it('comes to the last vocabulary when it changes again before the first change was read', async () => {
      await given(...apart, ...others);
      const index = indexAnew();
      await saying(index);
      const id = await proposed();
      await adopt(id);
      expect(await saying(index)).toEqual(['q1']);
      expect(index.progress().isAnew).toBe(true);
      await takeBack(id);
      await vi.waitFor(async () => {
        expect(await saying(index)).toEqual(['q1']);
        expect(index.progress()).toMatchObject({ held: 122, isAnew: false });
      }, 20_000);
      expect((await adopt(await proposed())).status).toBe(200);
      await vi.waitFor(async () => expect(await saying(index)).toEqual(['q1', 't1']), 20_000);
    });
  });

  describe('what a preview said', () => {
    it('is of the moment it was asked: adopting reads what is there by then', async () => {
      await given(...apart);
      const id = await proposed();
      expect(await previewed(id)).toMatchObject({ looked: 2, recognised: { count: 1, some: [{ id: 't1' }] } });
      const plain = { ...zibeline, title: 'Les guichets de la ville', description: terrainDraft.description };
      expect((await world.ask(put('/api/terrains/t1', plain).as(ana))).status).toBe(200);
      await given(posted('t2', 'ana', zibeline));
      expect(await previewed(id)).toMatchObject({ looked: 3, recognised: { count: 1, some: [{ id: 't2' }] } });
      expect((await adopt(id)).status).toBe(200);
      await vi.waitFor(async () => expect(await saying(indexAnew())).toEqual(['q1', 't2']), 20_000);
      // What taking it back would change is asked of the same texts.
      expect(await previewed(id)).toMatchObject({ looked: 3, recognised: { count: 1, some: [{ id: 't2' }] } });
    });

    it('is nothing any more once the same term came in by another addition, and adopting it again is refused', async () => {
      await given(...apart);
      const [mine, theirs] = [await proposed(), await proposed()];
      expect(await previewed(mine)).toMatchObject({ recognised: { count: 1 } });
      expect((await adopt(theirs)).status).toBe(200);
      const after = await previewed(mine);
      expect(after).toMatchObject({ looked: 2, recognised: { count: 0, some: [] }, changed: { count: 0 } });
      expect(await adopt(mine)).toMatchObject({ status: 409, body: { code: 'addition-term-known' } });
      expect(await saying(indexAnew())).toEqual(['q1', 't1']);
    });

    it('counts for nothing when the addition was decided meanwhile', async () => {
      await given(...apart);
      const id = await proposed();
      await previewed(id);
      expect((await world.ask(post(`${path}/${id}/drop`, { reason: 'Trop ambigu' }).as(drisse))).status).toBe(200);
      expect(await adopt(id)).toMatchObject({ status: 409, body: { code: 'addition-already-decided' } });
      expect(await takeBack(id)).toMatchObject({ status: 409, body: { code: 'addition-not-adopted' } });
      expect(await saying(indexAnew())).toEqual(['q1']);
    });
  });
});
