import { inArray, max, sql } from 'drizzle-orm';
import { type Appended, type AppendMeta, type Db, VersionConflict } from '../../services/kit/ports.ts';
import { schemaVersionOf, type Upcasters } from '../../services/kit/upcast.ts';
import type { View } from '../../services/kit/view.ts';
import type { Recorded } from '../../shared/kernel/decider.ts';
import { events } from '../db/precious.ts';
import { appendingLocks } from './locks.ts';
import type { Outcome } from './together.ts';
import { keepWords } from './vault.ts';

/** One append that waits for its turn. */
export type Wish = Readonly<{ stream: string; expected: number; facts: readonly Recorded[]; meta: AppendMeta }>;

type Known = Readonly<{ inline: readonly View[]; upcasters: Upcasters }>;

/**
 * Appends to different streams in one transaction: one commit, which is what takes long, for all. A stale one is left out;
 * any other failure undoes them all.
 */
export const appendRound = async (tx: Db, wishes: readonly Wish[], { inline, upcasters }: Known) => {
  await appendingLocks(
    tx,
    wishes.map(({ stream }) => stream),
  );
  const fresh = await freshOf(tx, wishes);
  for (const { meta, facts } of fresh) {
    if (meta.keep?.length) await keepWords(tx, meta.keep);
    for (const fact of facts) await project(tx, inline, fact);
  }
  const head = fresh.length > 0 ? await insert(tx, fresh, upcasters) : 0;
  return outcomesOf(wishes, fresh, head);
};

/** Checked before the views run, so that a lost race is a conflict and never a view's own key error. */
const freshOf = async (tx: Db, wishes: readonly Wish[]): Promise<readonly Wish[]> => {
  const rows = await tx
    .select({ stream: events.stream, version: max(events.version) })
    .from(events)
    .where(
      inArray(
        events.stream,
        wishes.map(({ stream }) => stream),
      ),
    )
    .groupBy(events.stream);
  const versions = new Map(rows.map(({ stream, version }) => [stream, version]));
  return wishes.filter(({ stream, expected }) => (versions.get(stream) ?? 0) === expected);
};

const project = async (tx: Db, inline: readonly View[], fact: Recorded): Promise<void> => {
  for (const view of inline) if (view.subscribes.has(fact.type)) await view.apply(tx, fact);
};

const outcomesOf = (wishes: readonly Wish[], fresh: readonly Wish[], head: number): Outcome<Appended>[] => {
  const positions = new Map<Wish, number>();
  let position = head - fresh.reduce((n, { facts }) => n + facts.length, 0);
  for (const wish of fresh) {
    position += wish.facts.length;
    positions.set(wish, position);
  }
  return wishes.map((wish) => {
    const reached = positions.get(wish);
    return reached === undefined
      ? { error: new VersionConflict(wish.stream) }
      : { result: { facts: wish.facts, position: reached } };
  });
};

/** One statement: the counter row stays locked until commit, which makes positions gapless and in commit order. */
const insert = async (tx: Db, wishes: readonly Wish[], upcasters: Upcasters): Promise<number> => {
  const rows = wishes.flatMap(({ facts, meta }) =>
    facts.map(({ stream, version, type, data, by, at, commandId }, i) => ({
      ...{ stream, version, type, schema_version: schemaVersionOf(upcasters, type), data, by, at },
      ...{ command_id: commandId, command_part: i + 1, command_print: meta.commandPrint ?? null },
    })),
  );
  const n = rows.length;
  const numbered = JSON.stringify(rows.map((row, i) => ({ n: i + 1, ...row })));
  const result = (await tx.execute(sql`
    with head as (
      update log_head set position = position + ${n}::int returning position
    ), added as (
      insert into events (position, stream, version, type, schema_version, data, by, at, command_id, command_part,
                          command_print)
      select head.position - ${n}::int + e.n, e.stream, e.version, e.type, e.schema_version, e.data, e.by, e.at,
             e.command_id, e.command_part, e.command_print
      from head, jsonb_to_recordset(${numbered}::jsonb) as e(n int, stream text, version int, type text,
        schema_version smallint, data jsonb, by text, at timestamptz, command_id text, command_part smallint,
        command_print text)
      order by e.n -- each one's hash is over the one inserted before it
    )
    select position, pg_notify('log', position::text) from head`)) as unknown as { rows: { position: unknown }[] };
  return Number(result.rows[0]?.position);
};
