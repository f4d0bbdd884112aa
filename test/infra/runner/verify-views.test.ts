import { eq, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { checkpoints, events, logHead, parked } from '../../../infra/db/precious.ts';
import { tableName } from '../../../infra/db/view-tables.ts';
import { verifyView } from '../../../infra/runner/verify-views.ts';
import { allServices } from '../../../infra/services.ts';
import type { View } from '../../../services/kit/view.ts';
import { engines } from '../../kit/database.ts';
import { type FilledHouse, fillHouse } from '../../laws/filled-house.ts';

const views = allServices.flatMap((service) => service.views);
const terrains = views.find(({ name }) => name === 'matching_proposal') as View;

describe.each(engines)('views beside their rebuild on $name', { timeout: 120_000 }, ({ open }) => {
  let database: Database;
  let filled: FilledHouse;
  beforeAll(async () => {
    database = await open();
    filled = await fillHouse(database);
  }, 180_000);
  afterAll(() => database.close());

  const schemas = async () =>
    (
      (await database.db.execute(sql`select nspname from pg_namespace where nspname like 'verify%'`)) as unknown as {
        rows: unknown[];
      }
    ).rows;
  const look = (view = terrains) => verifyView(database, filled.house.log, view);

  it('are equal, each of them, and nothing is left behind', async () => {
    for (const view of views) expect(await look(view)).toEqual({ view: view.name, is: 'equal' });
    expect(await schemas()).toEqual([]);
  });

  it('are told when a row was taken away or altered behind the log’s back', async () => {
    const table = tableName(terrains.tables[0] as PgTable);
    const different = { view: terrains.name, is: 'different', table, rows: 1 };
    await database.exec(`create temp table kept as select * from "${table}"`);
    await database.exec(`delete from "${table}" where ctid = (select min(ctid) from "${table}")`);
    expect(await look()).toEqual(different);
    await database.exec(`delete from "${table}"; insert into "${table}" select * from kept`);
    expect(await look()).toMatchObject({ is: 'equal' });
    await database.exec('drop table kept');
  });

  it('are compared as far as they have read, without what they put aside', async () => {
    const [at] = await database.db.select().from(checkpoints).where(eq(checkpoints.follower, terrains.name));
    const position = (at?.position ?? 0) + 1;
    const reached = (to: number) =>
      database.db.update(checkpoints).set({ position: to }).where(eq(checkpoints.follower, terrains.name));
    await database.db.insert(events).values({
      position,
      stream: 'poison',
      version: 1,
      type: String([...terrains.subscribes][0]),
      schemaVersion: 1,
      data: {},
      by: 'x',
      at: new Date(),
      commandPart: 1,
    });
    await database.db.update(logHead).set({ position });
    expect(await look()).toMatchObject({ is: 'equal' });
    await reached(position);
    await expect(look()).rejects.toThrow();
    const aside = { follower: terrains.name, position, stream: 'poison', error: '', at: new Date() };
    await database.db.insert(parked).values(aside);
    expect(await look()).toMatchObject({ is: 'equal' });
    await database.exec(`delete from events where stream = 'poison'`);
    await database.db.update(logHead).set({ position: position - 1 });
    await reached(position - 1);
  });

  it('of another release are said to be due', async () => {
    await database.db.update(checkpoints).set({ shape: 'older' }).where(eq(checkpoints.follower, terrains.name));
    expect(await look()).toEqual({ view: terrains.name, is: 'due' });
  });
});
