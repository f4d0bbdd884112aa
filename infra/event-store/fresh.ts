import type { Ask, Prepared } from '../db/database.ts';
import { APPENDING_LOCKS } from './locks.ts';
import type { Wish } from './record.ts';

const VERSIONS: Prepared = {
  name: 'versions',
  text: `select stream, (select max(version) from events where events.stream = asked.stream) as version
         from json_array_elements_text($1::json) as asked(stream)`,
};

/** Those not stale. Checked before the views run, so that a lost race is a conflict and never a view's own key error. */
export const freshOf = async (ask: Ask, wishes: readonly Wish[]): Promise<readonly Wish[]> => {
  const streams = [JSON.stringify(wishes.map(({ stream }) => stream))];
  // Sent together; a statement of its own, the second sees what was recorded while the locks were waited for.
  const [, rows] = await Promise.all([
    ask(APPENDING_LOCKS, streams),
    ask<{ stream: string; version: number | null }>(VERSIONS, streams),
  ]);
  const versions = new Map(rows.map(({ stream, version }) => [stream, version ?? 0]));
  return wishes.filter(({ stream, expected }) => versions.get(stream) === expected);
};
