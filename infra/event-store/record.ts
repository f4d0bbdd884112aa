import { type Appended, type AppendMeta, VersionConflict } from '../../services/kit/ports.ts';
import { schemaVersionOf, type Upcasters } from '../../services/kit/upcast.ts';
import type { Recorded } from '../../shared/kernel/decider.ts';
import type { Ask, Prepared } from '../db/database.ts';
import { INLINING } from './locks.ts';
import type { Outcome } from './together.ts';

/** One append that waits for its turn. */
export type Wish = Readonly<{ stream: string; expected: number; facts: readonly Recorded[]; meta: AppendMeta }>;

/**
 * Facts of several appends, a stale one left out. The counter row stays locked until commit, which makes positions gapless and in
 * commit order. An append that another process recorded since the statement began looks fresh here: then the unique key refuses.
 */
const RECORD: Prepared = {
  name: 'record',
  text: `
    with asked as materialized (
      select * from json_to_recordset($1::json) as asked(n int, wish int, stream text, version int, type text,
        schema_version smallint, data jsonb, by text, at timestamptz, command_id text, command_part smallint,
        command_print text)
    ), fresh as materialized (
      select wish from asked where command_part = 1
        and version - 1 = coalesce((select max(e.version) from events e where e.stream = asked.stream), 0)
    ), wanted as materialized (
      select row_number() over (order by n) as nth, asked.* from asked where wish in (select wish from fresh)
    ), held as materialized (
      select pg_advisory_xact_lock_shared(${INLINING})
    ), head as (
      update log_head set position = position + (select count(*) from wanted)
      where exists (select from held) and exists (select from fresh) returning position
    ), added as (
      insert into events (position, stream, version, type, schema_version, data, by, at, command_id, command_part,
                          command_print)
      select head.position - (select count(*) from wanted) + nth, stream, version, type, schema_version, data, by, at,
             command_id, command_part, command_print
      from head, wanted order by nth -- each one's hash is over the one inserted before it
    )
    select position, (select array_agg(wish) from fresh) as fresh, pg_notify('log', position::text) from head`,
};

/** Records what is fresh, in order, in one statement; answers an outcome for each. */
export const record = async (ask: Ask, wishes: readonly Wish[], upcasters: Upcasters): Promise<Outcome<Appended>[]> => {
  const rows = wishes.flatMap(({ facts, meta }, wish) =>
    facts.map(({ stream, version, type, data, by, at, commandId }, i) => ({
      ...{ wish, stream, version, type, schema_version: schemaVersionOf(upcasters, type), data, by, at },
      ...{ command_id: commandId, command_part: i + 1, command_print: meta.commandPrint ?? null },
    })),
  );
  const numbered = JSON.stringify(rows.map((row, n) => ({ n, ...row })));
  const [head] = await ask<{ position: number; fresh: number[] }>(RECORD, [numbered]);
  return outcomesOf(wishes, new Set(head?.fresh), Number(head?.position));
};

const outcomesOf = (wishes: readonly Wish[], fresh: ReadonlySet<number>, head: number): Outcome<Appended>[] => {
  let position = head - wishes.reduce((n, { facts }, i) => n + (fresh.has(i) ? facts.length : 0), 0);
  return wishes.map(({ stream, facts }, i) => {
    if (!fresh.has(i)) return { error: new VersionConflict(stream) };
    position += facts.length;
    return { result: { facts, position } };
  });
};
