import { sql } from 'drizzle-orm';
import type { Database } from '../../infra/db/database.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { testDatabase } from '../kit/database.ts';
import { fillHouse } from '../laws/filled-house.ts';

/* The months of the demonstration, made by the product's own rules, and as many copies of them as wanted. */

const DAY_MS = 86_400_000;
const BATCH = 2_000;

/** The facts of the demonstration, oldest first. */
export const demoFacts = async (): Promise<readonly Logged[]> => {
  const database = await testDatabase();
  try {
    return await (await fillHouse(database)).facts();
  } finally {
    await database.close();
  }
};

const UUID = /\b([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g;

/** The same months lived by others: other ids, and each edition on a day of its own. */
const copyOf = (facts: readonly Logged[], k: number): Logged[] => {
  const editions = [...new Set(facts.map(({ stream }) => /^edition-(.+)$/.exec(stream)?.[1]).filter((day) => !!day))];
  let text = JSON.stringify(facts).replace(
    UUID,
    (_, first: string, rest: string) =>
      `${((Number.parseInt(first, 16) ^ (k * 0x9e3779b1)) >>> 0).toString(16).padStart(8, '0')}${rest}`,
  );
  for (const day of editions) {
    const moved = new Date(Date.parse(day as string) - k * DAY_MS).toISOString().slice(0, 10);
    text = text.replaceAll(`${day}`, moved);
  }
  return (JSON.parse(text) as Logged[]).map((fact) => ({ ...fact, at: new Date(fact.at) }));
};

/** Writes `copies` of these facts into an empty migrated log, without any view. Returns how many facts that made. */
export const writeCopies = async (database: Database, facts: readonly Logged[], copies: number): Promise<number> => {
  let position = 0;
  let rows: object[] = [];
  const flush = async () => {
    await database.db.execute(sql`
      insert into events (position, stream, version, type, schema_version, data, by, at, command_part)
      select e.position, e.stream, e.version, e.type, 1, e.data, e.by, e.at, 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(position bigint, stream text, version int, type text, data jsonb, by text, at timestamptz)`);
    rows = [];
  };
  for (let k = 0; k < copies; k++) {
    for (const { stream, version, type, data, by, at } of copyOf(facts, k))
      rows.push({ position: ++position, stream, version, type, data, by, at });
    if (rows.length >= BATCH) await flush();
  }
  if (rows.length > 0) await flush();
  await database.db.execute(sql`update log_head set position = ${position}::bigint`);
  await database.exec('analyze');
  return position;
};
