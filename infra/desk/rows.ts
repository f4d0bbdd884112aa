import type { PgTable } from 'drizzle-orm/pg-core';
import type { Rows } from '../../services/kit/rows.ts';
import { type HeldTable, Missing } from './held-table.ts';
import type { Row } from './table-form.ts';
import type { Wishes } from './wishes.ts';

type Held = (table: PgTable) => HeldTable;
type Change = Row | ((row: Row) => Row);
/** The same without the types that tie a row to its table: what handlers are given is checked where they are written. */
type Plain = {
  [Verb in keyof Rows]: (table: PgTable, ...given: never[]) => unknown;
};

/** The rows as handlers change them. */
export const handing = (held: Held): Rows => {
  const rows = {
    get: (table: PgTable, key: Row) => held(table).get(key),
    where: (table: PgTable, column: string, value: unknown) => held(table).where(column, value),
    add: (table: PgTable, row: Row) => held(table).add(row),
    offer: (table: PgTable, row: Row) => held(table).offer(row),
    put: (table: PgTable, row: Row, change: Change = row) => {
      const at = held(table);
      if (!at.change(row, change)) at.add(row);
    },
    change: (table: PgTable, key: Row, change: Change) => {
      held(table).change(key, change);
    },
    remove: (table: PgTable, key: Row) => held(table).remove(key),
    tally: (table: PgTable, row: Row, column: string) => held(table).tally(row, column),
    next: (table: PgTable, column: string) => held(table).next(column),
  } satisfies Plain;
  return rows as unknown as Rows;
};

/** Rows that change nothing and note what would have to be fetched: for going over facts beforehand. */
export const gathering = (held: Held, wishes: Wishes): Rows => {
  const noting = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      wishes.add(error);
      return otherwise;
    }
  };
  const look = (table: PgTable, key: Row): Row | undefined => noting(() => held(table).get(key), undefined);
  const rows = {
    get: look,
    where: (table: PgTable, column: string, value: unknown) => noting(() => held(table).where(column, value), []),
    add: () => {},
    offer: () => {},
    put: look,
    change: (table: PgTable, key: Row, change: Change) => {
      const row = look(table, key);
      if (row && typeof change === 'function') change(row);
    },
    remove: () => {},
    tally: () => {},
    next: (table: PgTable, column: string) => noting(() => held(table).greatest(column), 0),
  } satisfies Plain;
  return rows as unknown as Rows;
};
