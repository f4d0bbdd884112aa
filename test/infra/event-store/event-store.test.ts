import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import type { Database } from '../../../infra/db/database.ts';
import { vault } from '../../../infra/db/precious.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { logReader } from '../../../infra/event-store/log-reader.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { personalDataOver } from '../../../infra/privacy/personal-data.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import { CommandRepeated, VersionConflict } from '../../../services/kit/ports.ts';
import { counted, tally, tallyTable } from '../../kit/counting.ts';
import { engines, truncate } from '../../kit/database.ts';

const by = { by: 'ana' };

describe.each(engines)('the event store on $name', ({ open }) => {
  let database: Database;
  const inline = [tally('inline')];
  const log = logReader({});
  const store = () => eventStore({ database, clock: systemClock, inline, upcasters: {} });
  const positions = async () =>
    (await log.page(database.db, { after: 0, upTo: await log.head(database.db) })).map((fact) => fact.position);

  beforeAll(async () => {
    database = await open();
    await bringViewsUp(database, log, inline);
  }, 60_000);
  beforeEach(() => truncate(database));
  afterAll(() => database.close());

  it('reads back what was appended, in order, with its metadata', async () => {
    await store().append('s-1', 0, [counted(1), counted(2)], { by: 'ana', commandId: 'c1' });
    const facts = await store().read('s-1');
    expect(facts.map(({ data, version, by: who, commandId }) => ({ data, version, who, commandId }))).toEqual([
      { data: { n: 1 }, version: 1, who: 'ana', commandId: 'c1' },
      { data: { n: 2 }, version: 2, who: 'ana', commandId: 'c1' },
    ]);
    expect(facts[0]?.at).toBeInstanceOf(Date);
  });

  it('refuses a stream that moved, and changes nothing then', async () => {
    await store().append('s-1', 0, [counted(1)], by);
    await expect(store().append('s-1', 0, [counted(5)], by)).rejects.toBeInstanceOf(VersionConflict);
    expect(await database.db.select().from(tallyTable)).toEqual([{ stream: 's-1', times: 1, total: 1 }]);
    expect(await positions()).toEqual([1]);
  });

  it('lets one of sixteen racing writers win each version', async () => {
    const racers = Array.from({ length: 16 }, () => store().append('s-1', 0, [counted(1)], by));
    const ends = await Promise.allSettled(racers);
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(VersionConflict);
    expect(await positions()).toEqual([1]);
  });

  it('carries a command id out once, on whichever stream', async () => {
    await store().append('s-1', 0, [counted(1)], { by: 'ana', commandId: 'c1' });
    await expect(store().append('s-2', 0, [counted(1)], { by: 'ana', commandId: 'c1' })).rejects.toBeInstanceOf(
      CommandRepeated,
    );
    expect((await store().repeated('c1'))?.facts.map((fact) => fact.stream)).toEqual(['s-1']);
    expect(await store().repeated('c2')).toBeUndefined();
  });

  it('lets go of words about somebody who is being erased, or has been, and keeps the fact', async () => {
    const word = (id: string, person: string) => ({ id, person, text: 'bonjour' });
    const personal = personalDataOver(database, systemClock);
    const racing = Array.from({ length: 12 }, (_, i) =>
      store().append(`s-${i}`, 0, [counted(1)], { by: 'ana', keep: [word(`v-${i}`, 'ana'), word(`w-${i}`, 'bob')] }),
    );
    await Promise.all([...racing.slice(0, 6), personal.erase('ana'), ...racing.slice(6)]);
    await store().append('s-late', 0, [counted(1)], { by: 'ana', keep: [word('late', 'ana')] });
    const kept = await database.db.select().from(vault);
    expect(kept.map(({ person }) => person)).toEqual(racing.map(() => 'bob'));
    expect(await store().read('s-late')).toHaveLength(1);
  });

  it('keeps vault words with the fact, and leaves none behind a refusal', async () => {
    await store().append('s-1', 0, [counted(1)], { by: 'ana', keep: [{ id: 'v1', person: 'ana', text: 'bonjour' }] });
    await expect(
      store().append('s-1', 0, [counted(1)], { by: 'ana', keep: [{ id: 'v2', person: 'ana', text: 'perdu' }] }),
    ).rejects.toThrow();
    expect([...(await vaultOver(database.db).read(['v1', 'v2']))]).toEqual([['v1', 'bonjour']]);
  });

  it('reads a stream as it was at an instant', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const slow = eventStore({ database, clock: { now: () => now, today: () => '' }, inline, upcasters: {} });
    await slow.append('s-1', 0, [counted(1)], by);
    now = new Date('2026-02-01T00:00:00Z');
    await slow.append('s-1', 1, [counted(2)], by);
    expect(await slow.read('s-1', new Date('2026-01-15T00:00:00Z'))).toHaveLength(1);
    expect(await slow.read('s-1')).toHaveLength(2);
  });

  it('brings old shapes to today’s on every read path', async () => {
    await store().append('s-1', 0, [counted(3)], { by: 'ana', commandId: 'old' });
    const upcasters = { Counted: [(data: Readonly<Record<string, unknown>>) => ({ n: Number(data.n) * 10 })] };
    const newer = eventStore({ database, clock: systemClock, inline, upcasters });
    await newer.append('s-1', 1, [counted(4)], by);
    expect((await newer.read('s-1')).map((fact) => fact.data)).toEqual([{ n: 30 }, { n: 4 }]);
    expect((await newer.repeated('old'))?.facts[0]?.data).toEqual({ n: 30 });
    const paged = await logReader(upcasters).page(database.db, { after: 0, upTo: 2 });
    expect(paged.map((fact) => fact.data)).toEqual([{ n: 30 }, { n: 4 }]);
  });
});
