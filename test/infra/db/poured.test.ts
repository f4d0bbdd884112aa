import { eq, sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { tableDdl } from '../../../infra/db/view-tables.ts';
import { engines } from '../../kit/database.ts';

const table = pgTable('poured', {
  id: integer().primaryKey(),
  words: text(),
  list: text().array().notNull().default([]),
  data: jsonb().$type<Record<string, unknown>>(),
  at: timestamp({ withTimezone: true, precision: 3 }),
});
const WORDS = `l’été d'Ana \\ "cité" $1 ; drop table poured; --\n\t€`;
const AT = new Date('2027-03-04T10:30:00.123Z');

describe.each(engines)('pouring on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.exec(tableDdl(table).join(';'));
  }, 60_000);
  beforeEach(() => database.exec('truncate poured'));
  afterAll(() => database.close());
  const rows = () => database.db.select().from(table).orderBy(table.id);

  it('writes every kind of value as one by one it would be', async () => {
    const row = { id: 1, words: WORDS, list: ['a,b', `c'"d\\`, ''], data: { of: [WORDS, 1, null, true] }, at: AT };
    const bare = { id: 2, words: null, list: [], data: null, at: null };
    await database.pour(async (tx) => {
      await tx.insert(table).values(row);
      await tx.insert(table).values(bare);
    });
    expect(await rows()).toEqual([row, bare]);
  });

  it('keeps the order, also of what is asked in between', async () => {
    const seen: unknown[] = [];
    await database.pour(async (tx) => {
      for (let id = 0; id < 1_200; id++) await tx.insert(table).values({ id, words: 'first' });
      await tx.update(table).set({ words: 'second' }).where(eq(table.id, 7));
      seen.push(...(await tx.select({ words: table.words }).from(table).where(eq(table.id, 7))));
      await tx
        .update(table)
        .set({ words: sql`${table.words} || ${', third'}::text` })
        .where(eq(table.id, 7));
      seen.push(...(await tx.delete(table).where(eq(table.id, 7)).returning({ words: table.words })));
    });
    expect(seen).toEqual([{ words: 'second' }, { words: 'second, third' }]);
    expect(await rows()).toHaveLength(1_199);
  });

  it('fails whole when one of them failed, and can pour again', async () => {
    const twice = database.pour(async (tx) => {
      await tx.insert(table).values({ id: 1 });
      await tx.insert(table).values({ id: 1 });
      await tx.insert(table).values({ id: 2 });
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    await expect(database.pour(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
    await database.pour((tx) => tx.insert(table).values({ id: 3 }));
    expect((await rows()).map(({ id }) => id)).toEqual([3]);
  });
});
