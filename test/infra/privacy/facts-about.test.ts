import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../infra/db/database.ts';
import { factsAbout } from '../../../infra/privacy/facts-about.ts';
import { engines } from '../../kit/database.ts';

const LEA = '0a2560e9-ec39-4a0d-a3af-28389d651dfc';
const OTHERS = 4_000;

type Plan = Readonly<{ 'Node Type': string; 'Actual Rows': number; Plans?: readonly Plan[] }>;
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe.each(engines)('the facts about somebody on $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const about: [stream: string, by: string, data: object][] = [
      [`person-${LEA}`, 'clerk', {}],
      ['proposal-1', LEA, { proposal: 'p-1' }],
      ['proposal-2', 'sam', { person: LEA }],
      ['proposal-3', 'sam', { parties: [{ who: ['sam', LEA] }] }],
      // Not about her: another whose id begins or ends like hers, and a text that quotes it.
      [`person-${LEA}0`, 'clerk', {}],
      ['proposal-4', `${LEA}0`, { person: `0${LEA}`, text: `see ${LEA}` }],
    ];
    for (const [i, [stream, by, data]] of about.entries())
      await database.db.execute(sql`
        insert into events values (${1000 * i}, ${stream}, 1, 'T', 1, ${JSON.stringify(data)}::jsonb, ${by}, now(), null, 1)`);
    await database.db.execute(sql`
      insert into events
      select p, 'thing-' || p, 1, 'T', 1, jsonb_build_object('person', gen_random_uuid(), 'n', p), gen_random_uuid(), now(), null, 1
      from generate_series(1, ${OTHERS}::int) as p where p % 1000 > 0`);
    await database.exec('analyze events');
  }, 60_000);
  afterAll(() => database.close());

  it('are what they did, what was done to them, and what names them however deep; nobody else’s', async () => {
    expect((await factsAbout(database.db, LEA)).map(({ position }) => position)).toEqual([0, 1000, 2000, 3000]);
    expect(await factsAbout(database.db, 'nobody')).toEqual([]);
  });

  it('are found without reading the others', async () => {
    const explained = (await database.db.execute(
      sql`explain (analyze, format json) ${factsAbout(database.db, LEA)}`,
    )) as unknown as { rows: { 'QUERY PLAN': [{ Plan: Plan }] }[] };
    const plan = explained.rows[0]?.['QUERY PLAN'][0].Plan as Plan;
    const read = nodes(plan);
    expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(Math.max(...read.map((node) => node['Actual Rows']))).toBeLessThanOrEqual(4);
  });
});
