import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../infra/clock.ts';
import type { Database } from '../../infra/db/database.ts';
import { eventStore } from '../../infra/event-store/event-store.ts';
import { logReader } from '../../infra/event-store/log-reader.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import type { EventStore } from '../../services/kit/ports.ts';
import { chance } from '../kit/chance.ts';
import { counted, tally } from '../kit/counting.ts';
import { engines } from '../kit/database.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

/* 1. Gap and order safety: a follower who reads while eight write sees every fact once, in the order of its position. */

const WRITERS = 8;
const EACH = volume(20, 500);
const ALL = WRITERS * EACH;
/** Of ten writes, how many are slow to commit, and how many end by being rolled back. */
const [SLOW, UNDONE] = [5, 3];

type Row = Readonly<{ at: number; writer: string; nth: number }>;

/** A write that commits, or one that is undone after it took its place; and what a reader finds after a place. */
type Contender = Readonly<{
  write: (writer: number, nth: number) => Promise<unknown>;
  undo: (writer: number, nth: number) => Promise<unknown>;
  after: (at: number) => Promise<readonly Row[]>;
}>;

/** Eight writers at once, and a reader who goes on from the last place it saw until they are done. */
const race = async ({ write, undo, after }: Contender): Promise<Row[]> => {
  const seen: Row[] = [];
  let writing = true;
  const reading = (async () => {
    for (let at = 0; ; ) {
      const last = !writing;
      const rows = await after(at);
      seen.push(...rows);
      at = rows.at(-1)?.at ?? at;
      if (last && rows.length === 0) return;
      await new Promise((done) => setImmediate(done));
    }
  })();
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const dice = chance(seed + writer);
      for (let nth = 1; nth <= EACH; nth += 1) {
        if (dice() * 10 < UNDONE) await undo(writer, nth).catch(() => {});
        await write(writer, nth);
      }
    }),
  );
  writing = false;
  await reading;
  return seen;
};

/** What may go wrong with what a follower saw. */
const judged = (seen: readonly Row[]) => {
  const keys = seen.map(({ writer, nth }) => `${writer}/${nth}`);
  const latest = new Map<string, number>();
  let inverted = 0;
  for (const { writer, nth } of seen) {
    if (nth < (latest.get(writer) ?? 0)) inverted += 1;
    latest.set(writer, nth);
  }
  const distinct = new Set(keys).size;
  const places = seen.map(({ at }) => at).sort((a, b) => a - b);
  const gaps = (places.at(-1) ?? 0) - new Set(places).size;
  return { lost: ALL - distinct, twice: keys.length - distinct, inverted, gaps };
};

const told = ({ lost, twice, inverted, gaps }: ReturnType<typeof judged>) =>
  `${lost} lost, ${twice} twice, ${inverted} inverted, ${gaps} gaps`;

describe.each(engines)('a follower beside eight writers on $name', { timeout: patience(60_000) }, ({ name, open }) => {
  let database: Database;
  const log = logReader({});
  const inline = [tally('inline')];
  const lines = { seen: '', control: '' };

  beforeAll(async () => {
    database = await open();
    await bringViewsUp(database, log, inline);
    // At commit, when the place in the log is taken and others cannot see it yet.
    await database.exec(`
      create table naive (id bigserial primary key, writer text, nth int);
      create function dawdle() returns trigger language plpgsql as
        $$ begin if random() * 10 < ${SLOW} then perform pg_sleep(random() * 0.005); end if; return null; end $$;
      create constraint trigger late after insert on events deferrable initially deferred
        for each row execute function dawdle();
      create constraint trigger late after insert on naive deferrable initially deferred
        for each row execute function dawdle()`);
  });
  afterAll(async () => {
    await database.close();
    if (lines.seen && lines.control)
      report({ fault: 1, on: name, volume: `${WRITERS} writers, ${ALL} facts, ${UNDONE} in 10 undone`, ...lines });
  });

  it('sees every fact once, in order, though some writers are slow and some undo what they wrote', async () => {
    // Two writers to a store, as in one process, whose appends share transactions; and four such processes, which race.
    const stores = Array.from({ length: WRITERS / 2 }, () =>
      eventStore({ database, clock: systemClock, inline, upcasters: {} }),
    );
    const append: EventStore['append'] = (stream, ...wish) =>
      (stores[Number(stream.slice(2)) % stores.length] as EventStore).append(stream, ...wish);
    const used = { by: 'ana', commandId: 'used' };
    await append('s-0', 0, [counted(1)], used);
    const first = await log.head(database.db);
    const seen = await race({
      write: (writer, nth) => append(`w-${writer}`, nth - 1, [counted(nth)], { by: 'ana' }),
      // Refused by the last statement, once the counter has moved.
      undo: (writer, nth) => append(`w-${writer}`, nth - 1, [counted(-nth)], used),
      after: async (at) => {
        const facts = await log.page(database.db, { after: at + first, upTo: await log.head(database.db), limit: 7 });
        return facts.map(({ position, stream, version }) => ({ at: position - first, writer: stream, nth: version }));
      },
    });
    lines.seen = told(judged(seen));
    expect(judged(seen)).toEqual({ lost: 0, twice: 0, inverted: 0, gaps: 0 });
    expect(seen.map(({ at }) => at)).toEqual(Array.from({ length: ALL }, (_, i) => i + 1));
  });

  it('would lose facts, or wait for ever at a gap, if their place came from a sequence (negative control)', async () => {
    const insert = (writer: number, nth: number, then: () => void) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`insert into naive (writer, nth) values (${`s-${writer}`}, ${nth})`);
        then();
      });
    const seen = await race({
      write: (writer, nth) => insert(writer, nth, () => {}),
      undo: (writer, nth) =>
        insert(writer, nth, () => {
          throw new Error('undone');
        }),
      after: async (at) => {
        const result = (await database.db.execute(
          sql`select id::int as at, writer, nth from naive where id > ${at} order by id limit 7`,
        )) as unknown as { rows: Row[] };
        return result.rows;
      },
    });
    const naive = judged(seen);
    lines.control = `sequence: ${told(naive)}`;
    expect(naive.gaps).toBeGreaterThan(0);
    // On one connection, transactions follow each other: gaps are all a sequence can do wrong there.
    if (name === 'PostgreSQL') expect(naive.lost).toBeGreaterThan(0);
  });
});
