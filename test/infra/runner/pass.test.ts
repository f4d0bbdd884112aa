import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import type { Database } from '../../../infra/db/database.ts';
import { checkpoints, parked } from '../../../infra/db/precious.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { type LogReader, logReader } from '../../../infra/event-store/log-reader.ts';
import { type Follower, viewFollower } from '../../../infra/runner/follower.ts';
import { pass } from '../../../infra/runner/pass.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import { counted, tally, tallyTable } from '../../kit/counting.ts';
import { engines, truncate } from '../../kit/database.ts';

const log = logReader({});
const NAMES = ['tally', 'failing', 'other', 'deaf', 'reacts'];

describe.each(engines)('a pass of all followers on $name', ({ open }) => {
  let database: Database;
  const append = async (facts: number, from = 0) => {
    const store = eventStore({ database, clock: systemClock, inline: [], upcasters: {} });
    for (let i = from; i < from + facts; i++) await store.append('s-0', i, [counted(1)], { by: 'ana' });
  };
  const spec = (reader: LogReader = log) => ({ database, log: reader, now: () => new Date() });
  const times = async () => (await database.db.select().from(tallyTable))[0]?.times ?? 0;
  const positionOf = async (name: string) =>
    (await database.db.select().from(checkpoints).where(eq(checkpoints.follower, name)))[0]?.position;

  const view = viewFollower(tally('async'));
  const other: Follower = { name: 'other', subscribes: new Set(['Counted']), apply: () => Promise.resolve() };
  const failing: Follower = { ...other, name: 'failing', apply: () => Promise.reject(new Error('indigestible')) };
  const deaf: Follower = { ...other, name: 'deaf', subscribes: new Set(['NeverHappens']) };

  beforeAll(async () => {
    database = await open();
    await bringViewsUp(database, log, [tally('async')]);
  }, 60_000);
  beforeEach(async () => {
    await truncate(database);
    await database.db.delete(checkpoints).where(inArray(checkpoints.follower, NAMES.slice(1)));
  });
  afterAll(() => database.close());

  it('reads the log once for all, and moves on those whom nothing on it concerns', async () => {
    await append(3);
    let pages = 0;
    const counting: LogReader = {
      ...log,
      page: (db, range) => {
        pages++;
        return log.page(db, range);
      },
    };
    const { positions, troubled } = await pass(spec(counting), [view, other, deaf]);
    expect([pages, await times(), troubled.size]).toEqual([1, 3, 0]);
    for (const name of ['tally', 'other', 'deaf'])
      expect([positions.get(name), await positionOf(name)], name).toEqual([3, 3]);
  });

  it('lets one that fails put its facts aside, and the others take them in once', async () => {
    await append(2);
    await pass(spec(), [view, failing, other, deaf]);
    expect(await times()).toBe(2);
    expect((await database.db.select().from(parked)).map((row) => [row.follower, row.position])).toEqual([
      ['failing', 1],
      ['failing', 2],
    ]);
    await append(1, 2);
    await pass(spec(), [view, failing, other, deaf]);
    expect([await times(), await positionOf('failing'), await positionOf('deaf')]).toEqual([3, 3, 3]);
  });

  it('leaves one whose trouble is the database where it was, and tells of it', async () => {
    await append(2);
    const away: Database = { ...database, transaction: () => Promise.reject(new Error('away')) };
    const reacts: Follower = { name: 'reacts', subscribes: new Set(['Counted']), react: () => Promise.resolve() };
    const { troubled } = await pass({ ...spec(), database: away }, [view, other, reacts]);
    expect([...troubled.keys()]).toEqual(['tally', 'other']);
    expect([await times(), await positionOf('other'), await positionOf('reacts')]).toEqual([0, 0, 2]);
  });

  it('takes in what each has not read when they stand at different places', async () => {
    await append(3);
    await pass(spec(), [view]);
    await append(2, 3);
    const heard: number[] = [];
    const reacts: Follower = {
      name: 'reacts',
      subscribes: new Set(['Counted']),
      react: async ({ position }) => void heard.push(position),
    };
    await pass(spec(), [view, reacts]);
    expect([await times(), heard]).toEqual([5, [1, 2, 3, 4, 5]]);
  });

  it('lets a reactor that fails in the midst of a page keep what it has behind it', async () => {
    await append(4);
    const heard: number[] = [];
    const reacts: Follower = {
      name: 'reacts',
      subscribes: new Set(['Counted']),
      react: async ({ position }) => {
        if (position === 3) throw new Error('indigestible');
        heard.push(position);
      },
    };
    await pass(spec(), [view, reacts]);
    expect([heard, await positionOf('reacts'), await times()]).toEqual([[1, 2], 4, 4]);
    expect((await database.db.select().from(parked)).map(({ position }) => position)).toEqual([3, 4]);
  });

  it('applies each fact once, though several pass at the same time', async () => {
    await append(40);
    await Promise.all([1, 2, 3].map(() => pass(spec(), [view, other, deaf])));
    expect([await times(), await positionOf('tally'), await positionOf('deaf')]).toEqual([40, 40, 40]);
  });

  it('reads more than a page of facts to the end', async () => {
    await append(230);
    await pass(spec(), [view, deaf]);
    expect([await times(), await positionOf('deaf')]).toEqual([230, 230]);
  });
});
