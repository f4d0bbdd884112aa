import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { applyFacts, openDesk } from '../../../infra/desk/desk.ts';
import type { Db } from '../../../services/kit/ports.ts';
import type { Rows } from '../../../services/kit/rows.ts';
import { engines } from '../../kit/database.ts';
import { contentsOf, doing, layThings, type Thing, thingsView, thingTable } from './things.ts';
import { modelled, type Op, ops, said } from './things-model.ts';

const thing = (place: string, more: Partial<Thing> = {}): Thing => ({
  ...{ place, name: 'a', n: 0, change: 0, group: null, tags: [], held: {}, day: null, seenAt: null, isOpen: true },
  ...more,
});

/** The transaction, and how many statements it was asked for. */
const counting = (tx: Db) => {
  let statements = 0;
  const execute: Db['execute'] = (query) => {
    statements += 1;
    return tx.execute(query);
  };
  return { tx: { execute } as Db, statements: () => statements };
};

/** In runs of one to four facts. */
const batchesOf = (told: readonly (readonly Op[])[], cuts: readonly number[]): (readonly Op[])[][] => {
  const batches: (readonly Op[])[][] = [];
  for (let at = 0; at < told.length; at += batches.at(-1)?.length ?? 0)
    batches.push(told.slice(at, at + 1 + (cuts[batches.length] ?? 3)));
  return batches;
};

describe.each(engines)('the desk on $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await layThings(database);
  }, 60_000);
  beforeEach(() => database.exec('truncate things'));
  afterAll(() => database.close());

  const apply = (...facts: Parameters<typeof doing>) =>
    database.transaction((tx) => applyFacts(tx, [thingsView], doing(...facts)));

  it.each<[string, Partial<Thing>]>([
    ['nothing said', {}],
    ['words', { group: 'l’été « œuvre »\n\t\\ "\' $1 {a,b} 🌊 \\u0041' }],
    ['lists', { tags: ['', 'a,b', '"', '\\', 'null', 'NULL', '{}', 'é 🌊', ' '] }],
    ['what JSON holds', { held: { deep: [1.5, -0.1, 1e21, null, true, { é: '"\\' }], text: 'a\\u0041', none: null } }],
    ['days and moments', { day: '2024-02-29', seenAt: new Date('2026-03-29T01:59:59.987Z') }],
    ['numbers and truths', { n: -2147483648, change: 2147483647, isOpen: false }],
  ])('stores %s exactly as drizzle does, and reads it back', async (_, values) => {
    const row = thing('x', values);
    await database.db.insert(thingTable).values(row);
    const stored = await contentsOf(database);
    await database.exec('truncate things');
    await apply((rows) => rows.add(thingTable, row));
    expect(await contentsOf(database)).toEqual(stored);
    let read: unknown;
    await apply((rows) => {
      read = rows.get(thingTable, { place: 'x', name: 'a' });
      rows.change(thingTable, { place: 'x', name: 'a' }, (was) => ({ ...was, name: 'a' }));
    });
    expect(read).toEqual((await database.db.select().from(thingTable))[0]);
    expect(await contentsOf(database)).toEqual(stored);
  });

  it('leaves every table as the same facts applied to plain maps would, whatever is fetched, written or let go of when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ops, { maxLength: 12 }), fc.array(fc.nat(3), { maxLength: 6 }), async (told, cuts) => {
        const expected = modelled(told);
        const batches = batchesOf(told, cuts);
        await database.exec('truncate things');
        for (const batch of batches) await apply(...batch.map(said));
        expect(await contentsOf(database), 'a desk for each batch').toEqual(expected);

        await database.exec('truncate things');
        const desk = openDesk({ empty: true });
        for (const [i, batch] of batches.entries()) {
          await database.pour(async (tx) => {
            await desk.digest(tx, [thingsView], doing(...batch.map(said)));
            await desk.write(tx);
          });
          if (cuts[i] === 0) desk.letGo();
        }
        expect(await contentsOf(database), 'one desk for all').toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });

  it('fetches what a batch asks for in one statement, and writes what it changed in another', async () => {
    const places = Array.from({ length: 50 }, (_, i) => `p-${i}`);
    await apply(...places.map((place) => said([{ verb: 'put', place, name: 'a' }])));
    await database.transaction(async (real) => {
      const { tx, statements } = counting(real);
      const facts = places.map((place) => said([{ verb: 'change', place, name: 'a' }]));
      await applyFacts(tx, [thingsView], doing(...facts, ...facts));
      expect(statements()).toBe(2);
    });
    const rows = await database.db.select({ n: thingTable.n }).from(thingTable);
    expect(rows).toEqual(places.map(() => ({ n: 3 })));
  });

  it('never fetches anything of a table that began empty', async () => {
    await database.transaction(async (real) => {
      const { tx, statements } = counting(real);
      const desk = openDesk({ empty: true });
      const twice = [
        said([{ verb: 'put', place: 'x', name: 'a' }]),
        said([{ verb: 'publish', place: 'x', name: 'a' }]),
      ];
      await desk.digest(tx, [thingsView], doing(...twice, ...twice));
      expect(statements()).toBe(0);
      await desk.write(tx);
      await desk.write(tx);
      expect(statements()).toBe(1);
    });
  });

  it('refuses a key that is taken, by what is stored as by what it was told just before', async () => {
    const add = (rows: Rows) => rows.add(thingTable, thing('x'));
    await expect(apply(add, add)).rejects.toThrow('with this key is there already');
    expect(await contentsOf(database)).toEqual([]);
    await apply(add);
    await expect(apply(add)).rejects.toMatchObject({ cause: { code: '23505' } });
    await expect(apply((rows) => rows.get(thingTable, { place: 'x', name: 'a' }), add)).rejects.toThrow('already');
    await apply((rows) => rows.remove(thingTable, { place: 'x', name: 'a' }), add);
    expect(await contentsOf(database)).toHaveLength(1);
  });

  it('loses no change when several transactions change one row, or count in one, at once', async () => {
    await apply(said([{ verb: 'put', place: 'x', name: 'a' }]));
    const changes = Array.from({ length: 12 }, () => apply(said([{ verb: 'change', place: 'x', name: 'a' }])));
    const tallies = Array.from({ length: 12 }, () => apply(said([{ verb: 'tally', place: 'y', name: 'a' }])));
    await Promise.all([...changes, ...tallies]);
    const rows = await database.db.select({ n: thingTable.n }).from(thingTable).orderBy(thingTable.place);
    expect(rows).toEqual([{ n: 13 }, { n: 12 }]);
  });

  it('leaves nothing of a batch of which one fact fails', async () => {
    const fails = () => {
      throw new Error('indigestible');
    };
    await expect(apply(said([{ verb: 'put', place: 'x', name: 'a' }]), fails)).rejects.toThrow('indigestible');
    expect(await contentsOf(database)).toEqual([]);
  });
});
