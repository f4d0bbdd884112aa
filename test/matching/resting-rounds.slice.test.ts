import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suggestJob } from '../../services/matching/match/suggest.job.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { asks, posted, rent } from './rent-and-water.stories.ts';

describe.each(engines)('rounds of suggestions on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  /** Runs a round that begins at one second and ends at another, by a clock of its own. */
  const round = async (db: World['database']['db'], began: number, ended: number): Promise<string[]> => {
    const seconds = [began, ended];
    const { clock } = world.house.deps;
    const now = () => new Date(1000 * (seconds.shift() ?? ended));
    await suggestJob.run({}, { ...world.house.deps, db, clock: { ...clock, now } });
    return world.recorded();
  };
  const given = () =>
    world
      .given(posted('t1', 'terrain', rent), posted('q1', 'question', asks, 'bob'))
      .when(get('/api/terrains'))
      .then(200);
  /** The same database, for a process of its own. */
  const ofAnother = () => Object.create(world.house.deps.db) as World['database']['db'];

  it('follow one another when they are brief', async () => {
    const db = ofAnother();
    expect(await round(db, 0, 4)).toEqual([]);
    await given();
    expect(await round(db, 5, 6)).toEqual(['MatchSuggested']);
  });

  it('rest four times as long as they took, so that pages are answered', async () => {
    const db = ofAnother();
    expect(await round(db, 0, 10)).toEqual([]);
    await given();
    expect(await round(db, 49, 49)).toEqual([]);
    expect(await round(db, 50, 51)).toEqual(['MatchSuggested']);
  });
});
