import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { standingOf } from '../../../infra/event-store/standing.ts';
import { engines } from '../../kit/database.ts';

describe.each(engines)('where public answers stand on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.db.execute(sql`insert into checkpoints (follower, position) values ('seen', 0), ('unseen', 0)`);
    await database.db.execute(sql`insert into parked values ('seen', 1, 's', '{}', now())`);
  });
  afterAll(() => database.close());

  const moves = async (statement: string): Promise<boolean> => {
    const standing = standingOf(database, ['seen', 'other']);
    const before = await standing();
    await database.exec(statement);
    return (await standing()) !== before;
  };

  it.each([
    ['a fact is recorded', 'update log_head set position = position + 1'],
    ['a view has followed', `update checkpoints set position = 1 where follower = 'seen'`],
    ['a view is another', `update checkpoints set shape = 'new' where follower = 'seen'`],
    ['what was put aside went through', 'delete from parked'],
    ['somebody was erased', `insert into erasure_ledger values ('p1', now())`],
  ])('it moves when %s', async (_, statement) => expect(await moves(statement)).toBe(true));

  it('it is the new one for whoever asks once a transaction has ended, and the old one while it is under way', async () => {
    const standing = standingOf(database, []);
    const before = await standing();
    const during = await database.transaction(async (tx) => {
      await tx.execute(sql`update log_head set position = position + 1`);
      // The one connection of the embedded engine answers when its turn comes: after the transaction.
      return { asked: standing() };
    });
    expect(await standing()).not.toBe(before);
    await during.asked;
    expect(await standing()).toBe(await standingOf(database, [])());
  });

  it('it is not the old one for having been asked before what a statement with a clause in front wrote', async () => {
    const standing = standingOf(database, []);
    const before = await standing();
    await database.db.execute(sql`with gone as (delete from erasure_ledger returning 1) select count(*) from gone`);
    await database.db.execute(
      sql`with moved as (update log_head set position = position + 1 returning 1) select * from moved`,
    );
    expect(await standing()).not.toBe(before);
  });

  it('it rests otherwise', async () => {
    expect(await moves('select 1')).toBe(false);
    expect(await moves(`update checkpoints set position = 9 where follower = 'unseen'`)).toBe(false);
  });
});
