import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allServices } from '../../infra/services.ts';
import { terrainDraft } from '../board/drafts.ts';
import { ana, get, openWorld, post, type World } from '../kit/slice-spec.ts';

describe('a process that runs one service alone', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ active: allServices.filter(({ name }) => name === 'board') });
  });
  afterAll(() => world.close());

  it('answers for it and for no other', async () => {
    await world.given().when(post('/api/terrains', terrainDraft).as(ana)).then(201, ['ProposalPosted']);
    expect((await world.ask(get('/api/interests').as(ana))).status).toBe(404);
  });

  it('follows the log for it alone', () => {
    const names = world.house.followers.map(({ name }) => name);
    expect(names).toContain('board_taken_up');
    expect(names).not.toContain('notices-tell');
  });

  it('keeps the views of all the others, so that what it stores is true everywhere', async () => {
    const named = await world.database.db.execute('select count(*)::int as n from partnerships_proposal_name');
    expect((named as unknown as { rows: { n: number }[] }).rows[0]?.n).toBe(1);
  });
});
