import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { logReader } from '../../../infra/event-store/log-reader.ts';
import { together } from '../../../infra/event-store/together.ts';
import { verifyChain } from '../../../infra/event-store/verify-chain.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import { CommandRepeated, VersionConflict } from '../../../services/kit/ports.ts';
import { counted, tally, tallyTable } from '../../kit/counting.ts';
import { engines } from '../../kit/database.ts';

describe('what comes while a round is under way', () => {
  const watched = (most = 10) => {
    const rounds: string[][] = [];
    const doIt = together({
      most,
      keyOf: (item: string) => item.slice(0, 1),
      round: async (items) => {
        rounds.push([...items]);
        await Promise.resolve();
        if (items.includes('x')) throw new Error('all');
        return items.map((item) => (item.endsWith('!') ? { error: new Error(item) } : { result: item.toUpperCase() }));
      },
    });
    return { rounds, doIt };
  };

  it('goes together in the next one, each with its own outcome', async () => {
    const { rounds, doIt } = watched();
    const ends = await Promise.allSettled(['a', 'b', 'c!', 'd'].map(doIt));
    expect(rounds).toEqual([['a'], ['b', 'c!', 'd']]);
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('waits for a round of its own when its key is in this one, and never overtakes its like', async () => {
    const { rounds, doIt } = watched();
    await Promise.all(['a1', 'b1', 'b2', 'a2', 'b3'].map(doIt));
    expect(rounds).toEqual([['a1'], ['b1', 'a2'], ['b2'], ['b3']]);
  });

  it('fills a round no further than told, and fails one whole when its round fails', async () => {
    const { rounds, doIt } = watched(2);
    const ends = await Promise.allSettled(['a', 'b', 'x', 'c'].map(doIt));
    expect(rounds).toEqual([['a'], ['b', 'x'], ['c']]);
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  });
});

describe.each(engines)('appends at the same moment on $name', ({ open }) => {
  const given = async () => {
    const database = await open();
    let transactions = 0;
    const watched: typeof database = {
      ...database,
      pour: (run) => {
        transactions += 1;
        return database.pour(run);
      },
    };
    const view = tally('inline');
    const poisoned: typeof view = {
      ...view,
      apply: (rows, fact) => {
        view.apply(rows, fact);
        if (fact.stream === 'poison') throw new Error('indigestible');
      },
    };
    const log = logReader({});
    await bringViewsUp(database, log, [view]);
    const store = eventStore({ database: watched, clock: systemClock, inline: [poisoned], upcasters: {} });
    const facts = async () => log.page(database.db, { after: 0, upTo: await log.head(database.db) });
    return { database, store, facts, transactions: () => transactions };
  };
  const by = { by: 'ana' };

  it('share transactions, and each is told the position its own facts reached', { timeout: 60_000 }, async () => {
    const { database, store, facts, transactions } = await given();
    const appended = await Promise.all(
      Array.from({ length: 8 }, (_, i) => store.append(`s-${i}`, 0, [counted(i), counted(i)], by)),
    );
    expect(transactions()).toBe(2);
    const stored = await facts();
    expect(stored.map(({ position }) => position)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    for (const [i, { position }] of appended.entries())
      expect(stored[position - 1]).toMatchObject({ stream: `s-${i}`, version: 2, data: { n: i } });
    await database.close();
  });

  it('fail alone: a stale one, a poisonous one, a repeated one', { timeout: 60_000 }, async () => {
    const { database, store, facts } = await given();
    const named = { by: 'ana', commandId: 'once' };
    const ends = await Promise.allSettled([
      store.append('first', 0, [counted(1)], by),
      store.append('stale', 3, [counted(1)], by),
      store.append('poison', 0, [counted(1)], by),
      store.append('good', 0, [counted(1)], named),
      store.append('again', 0, [counted(1)], named),
      store.append('last', 0, [counted(1)], by),
    ]);
    expect(ends.map((end) => (end.status === 'rejected' ? end.reason.constructor : 'went through'))).toEqual([
      ...['went through', VersionConflict, Error, 'went through', CommandRepeated, 'went through'],
    ]);
    expect((await facts()).map(({ stream, position }) => [stream, position])).toEqual([
      ['first', 1],
      ['good', 2],
      ['last', 3],
    ]);
    expect((await database.db.select().from(tallyTable)).map(({ stream }) => stream).sort()).toEqual([
      ...['first', 'good', 'last'],
    ]);
    await database.close();
  });

  it.each([
    ['of facts alone', []],
    ['of facts and a view', [tally('inline')]],
  ])('are not tried again when the answer to a commit was lost: %s', { timeout: 60_000 }, async (_, inline) => {
    const { database, facts } = await given();
    let asked = 0;
    const unheard = async (work: Promise<unknown>): Promise<never> => {
      asked += 1;
      await work;
      throw new Error('no answer');
    };
    const deaf: typeof database = {
      ...database,
      pour: (run) => unheard(database.pour(run)),
      ask: (statement, values) => unheard(database.ask(statement, values)),
    };
    const store = eventStore({ database: deaf, clock: systemClock, inline, upcasters: {} });
    const ends = await Promise.allSettled(['a', 'b', 'c'].map((stream) => store.append(stream, 0, [counted(1)], by)));
    for (const end of ends) expect(end).toMatchObject({ reason: { message: 'no answer' } });
    expect([asked, (await facts()).length]).toEqual([2, 3]);
    await database.close();
  });

  it('fail alone also where facts are all there is to write', { timeout: 60_000 }, async () => {
    const { database, facts } = await given();
    const asked: number[] = [];
    const watched: typeof database = {
      ...database,
      ask: (statement, values) => {
        asked.push(JSON.parse(String(values[0])).length);
        return database.ask(statement, values);
      },
    };
    const store = eventStore({ database: watched, clock: systemClock, inline: [], upcasters: {} });
    const named = { by: 'ana', commandId: 'once' };
    await store.append('good', 0, [counted(1)], named);
    const append = (stream: string, expected: number, meta = by) => store.append(stream, expected, [counted(1)], meta);
    const all = [
      append('first', 0),
      append('behind', 1),
      append('good', 0),
      append('twice', 0, named),
      append('last', 0),
    ];
    const ends = await Promise.allSettled([...all, append('good', 1)]);
    expect(ends.map((end) => (end.status === 'rejected' ? end.reason.constructor : end.value.position))).toEqual([
      ...[2, VersionConflict, VersionConflict, CommandRepeated, 3, 4],
    ]);
    // Together first; then, for the one repeated, each alone.
    expect(asked).toEqual([1, 5, 1, 1, 1, 1, 1, 1]);
    expect((await facts()).map(({ stream, version }) => `${stream} ${version}`)).toEqual([
      ...['good 1', 'first 1', 'last 1', 'good 2'],
    ]);
    await database.close();
  });

  it('of several processes, with views and without, have one winner each', { timeout: 60_000 }, async () => {
    const { database, facts } = await given();
    const stores = [[], [], [tally('inline')]].map((inline) =>
      eventStore({ database, clock: systemClock, inline, upcasters: {} }),
    );
    for (let version = 0; version < 20; version++) {
      const ends = await Promise.allSettled(
        ['a', 'b', 'c'].flatMap((stream) => stores.map((store) => store.append(stream, version, [counted(1)], by))),
      );
      const lost = ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason.constructor);
      expect(lost).toEqual(Array.from({ length: 6 }, () => VersionConflict));
    }
    const stored = await facts();
    expect(stored.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(await verifyChain(database.db)).toEqual([]);
    await database.close();
  });
});
