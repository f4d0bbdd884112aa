import type { InferSelectModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Event, Recorded } from '../../shared/kernel/decider.ts';
import type { PrivacyMark } from '../../shared/kernel/privacy.ts';
import type { Rows } from './rows.ts';

type Handlers<E extends Event> = {
  [T in E['type']]?: (rows: Rows, event: Recorded<Extract<E, { type: T }>>) => void;
};

/**
 * A read model: its tables and what each event does to their rows. The keys of `on` are its subscription; what they lead to are plain
 * functions: the same rows and the same event, the same changes.
 * `inline` views change in the transaction of the fact, so they may not read the log position;
 * `async` ones follow within moments. Raise `revision` when a handler's meaning changes: the view is rebuilt at the next start
 * (a changed table is noticed by itself).
 */
export type View = Readonly<{
  name: string;
  when: 'inline' | 'async';
  revision: number;
  tables: readonly PgTable[];
  /** Columns that are not `none`, as `table.column` in the database's spelling. */
  privacy: Readonly<Record<string, PrivacyMark>>;
  subscribes: ReadonlySet<string>;
  apply: (rows: Rows, event: Recorded) => void;
}>;

export const view = <E extends Event, T extends PgTable = PgTable>(spec: {
  name: string;
  when: View['when'];
  revision?: number;
  table: T | readonly T[];
  privacy?: { [C in keyof InferSelectModel<T>]?: PrivacyMark };
  on: Handlers<E>;
}): View => ({
  name: spec.name,
  when: spec.when,
  revision: spec.revision ?? 1,
  tables: Array.isArray(spec.table) ? spec.table : [spec.table as T],
  privacy: (spec.privacy ?? {}) as Record<string, PrivacyMark>,
  subscribes: new Set(Object.keys(spec.on)),
  apply: (rows, event) => spec.on[event.type as E['type']]?.(rows, event as never),
});
