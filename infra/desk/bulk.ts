import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Row } from './table-form.ts';

/** Characters of rows in one statement, so that a batch of any size takes little memory at a time. */
const AT_ONCE = 2_000_000;

/** Runs a statement that takes rows as its `$1`, as often as their size asks for. Returns their size in characters. */
export const put = async (tx: Db, statement: string, rows: readonly Row[]): Promise<number> => {
  let waiting: string[] = [];
  let size = 0;
  let all = 0;
  const send = async () => {
    await tx.execute(filled(statement, waiting));
    all += size;
    waiting = [];
    size = 0;
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    waiting.push(text);
    size += text.length;
    if (size > AT_ONCE) await send();
  }
  if (waiting.length > 0) await send();
  return all;
};

/** The rows a statement answers that takes these ones. */
export const ask = async <T>(tx: Db, statement: string, rows: readonly Row[] = []): Promise<readonly T[]> => {
  const query = filled(
    statement,
    rows.map((row) => JSON.stringify(row)),
  );
  return ((await tx.execute(query)) as unknown as { rows: T[] }).rows;
};

const filled = (statement: string, rows: readonly string[]) => {
  const [before = '', after] = statement.split('$1');
  return after === undefined ? sql.raw(before) : sql`${sql.raw(before)}${`[${rows.join(',')}]`}${sql.raw(after)}`;
};
