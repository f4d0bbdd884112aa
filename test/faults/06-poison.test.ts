import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../infra/clock.ts';
import type { Database } from '../../infra/db/database.ts';
import { checkpoints, parked } from '../../infra/db/precious.ts';
import { eventStore } from '../../infra/event-store/event-store.ts';
import { logReader } from '../../infra/event-store/log-reader.ts';
import { catchUp, type Follower, retryParked, viewFollower } from '../../infra/runner/follower.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { chance } from '../kit/chance.ts';
import { counted, tally, tallyTable } from '../kit/counting.ts';
import { engines, truncate } from '../kit/database.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

/* 6. Poison: a fact that cannot be digested waits with those of its sequence, holds nobody else up, and goes through once cured. */

const STREAMS = volume(20, 400);
const EACH = 8;
const ALL = STREAMS * EACH;
/** One stream in so many has a fact nobody can digest, somewhere in it. */
const POISONED_IN = 5;

/** Of each poisoned stream, the version that is indigestible. */
const poison = (): ReadonlyMap<string, number> => {
  const dice = chance(seed);
  const streams = Array.from({ length: STREAMS }, (_, s) => `s-${s}`).filter((_, s) => s % POISONED_IN === 0);
  return new Map(streams.map((stream) => [stream, 1 + Math.floor(dice() * EACH)]));
};

describe.each(engines)('facts nobody can digest, on $name', { timeout: patience(60_000) }, ({ name, open }) => {
  let database: Database;
  const log = logReader({});
  const poisoned = poison();
  const lines = { seen: '', control: '' };
  const spec = () => ({ database, log, now: () => new Date() });
  const healthy = ALL - [...poisoned.values()].reduce((sum, version) => sum + EACH - version + 1, 0);

  beforeAll(async () => {
    database = await open();
    await bringViewsUp(database, log, [tally('async')]);
  });
  beforeEach(async () => {
    await truncate(database);
    const store = eventStore({ database, clock: systemClock, inline: [], upcasters: {} });
    // Everybody's first facts, then everybody's second: a poisoned stream lies among the others.
    for (let version = 0; version < EACH; version += 1)
      await Promise.all(
        Array.from({ length: STREAMS }, (_, s) =>
          store.append(`s-${s}`, version, [counted(version + 1)], { by: 'ana' }),
        ),
      );
  });
  afterEach(() => database.db.delete(checkpoints).where(eq(checkpoints.follower, 'reacts')));
  afterAll(async () => {
    await database.close();
    if (lines.seen && lines.control)
      report({
        fault: 6,
        on: name,
        volume: `${ALL} facts, ${poisoned.size} of ${STREAMS} sequences poisoned`,
        ...lines,
      });
  });

  const indigestible = (fact: Logged) => {
    if (poisoned.get(fact.stream) === fact.version) throw new Error('indigestible');
  };
  /** A reactor that notes what it did, and is cured by being told so. */
  const reacting = () => {
    const done: string[] = [];
    let cured = false;
    const follower: Follower = {
      name: 'reacts',
      subscribes: new Set(['Counted']),
      react: async (fact) => {
        if (!cured) indigestible(fact);
        done.push(`${fact.stream}@${fact.version}`);
      },
    };
    const cure = () => {
      cured = true;
    };
    return { follower, done, cure };
  };
  /** Whether each sequence was done from its first fact on, none left out and none twice. */
  const inOrder = (done: readonly string[]): boolean => {
    const at = new Map<string, number>();
    return done.every((fact) => {
      const [stream = '', version] = fact.split('@');
      at.set(stream, (at.get(stream) ?? 0) + 1);
      return at.get(stream) === Number(version);
    });
  };
  const totals = async () => {
    const rows = await database.db.select().from(tallyTable);
    return { times: rows.reduce((sum, row) => sum + row.times, 0), streams: rows.length };
  };

  it('put a reactor’s own sequence aside and nobody else’s, and go through in order once cured', async () => {
    const { follower, done, cure } = reacting();
    await catchUp(spec(), follower);
    expect(done).toHaveLength(healthy);
    const waiting = await database.db.select().from(parked);
    expect(waiting).toHaveLength(ALL - healthy);
    expect(new Set(waiting.map(({ stream }) => stream))).toEqual(new Set(poisoned.keys()));
    expect(await retryParked(spec(), follower), 'nothing is forced through').toBe(0);
    cure();
    expect(await retryParked(spec(), follower)).toBe(ALL - healthy);
    expect(done).toHaveLength(ALL);
    expect(inOrder(done)).toBe(true);
    expect(await database.db.$count(parked)).toBe(0);
    lines.seen = `0 others held up, ${ALL - healthy} put aside, all through in order once cured`;
  });

  it('put a view’s own sequence aside and nobody else’s, and leave it equal to the log once cured', async () => {
    const view = viewFollower(tally('async'));
    const fragile: Follower = {
      ...view,
      apply: async (tx, facts) => {
        facts.forEach(indigestible);
        await view.apply?.(tx, facts);
      },
    };
    await catchUp(spec(), fragile);
    expect((await totals()).times).toBe(healthy);
    expect(await retryParked(spec(), view)).toBe(ALL - healthy);
    expect(await totals()).toEqual({ times: ALL, streams: STREAMS });
    const rows = await database.db.select().from(tallyTable);
    expect(rows.every(({ times, total }) => times === EACH && total === (EACH * (EACH + 1)) / 2)).toBe(true);
  });

  it('would hold everybody up if one waited for the cure, or be lost if one went on (negative control)', async () => {
    const facts = await log.page(database.db, { after: 0, upTo: ALL });
    const [waits, skips] = [reacting(), reacting()];
    for (const fact of facts) {
      try {
        await waits.follower.react?.(fact);
      } catch {
        break;
      }
    }
    for (const fact of facts) await skips.follower.react?.(fact)?.catch(() => {});
    const [held, lost] = [healthy - waits.done.length, ALL - skips.done.length];
    lines.control = `waiting: ${held} others held up; going on: ${lost} lost, order ${inOrder(skips.done) ? 'kept' : 'broken'}`;
    expect(held).toBeGreaterThan(0);
    expect(lost).toBe(poisoned.size);
    expect(inOrder(skips.done)).toBe(false);
  });
});
