import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

export type RowOf<T extends PgTable> = Readonly<InferSelectModel<T>>;
type NewRow<T extends PgTable> = Readonly<InferInsertModel<T>>;
type Changed<T extends PgTable> = { readonly [C in keyof InferSelectModel<T>]?: InferSelectModel<T>[C] | undefined };
type Change<T extends PgTable> = Changed<T> | ((row: RowOf<T>) => Changed<T>);

/** Columns that name one row: all of the primary key. */
type Key<T extends PgTable> = Changed<T>;

/**
 * The rows of a view as its handlers see them: what earlier facts did is there, nothing else is. Rows read are never written into;
 * what a handler says is kept and written later, many facts at once. A handler may be called twice for one fact, the first time in
 * vain, when rows it asks for have yet to be fetched: so it does nothing else.
 */
export type Rows = Readonly<{
  get: <T extends PgTable>(table: T, key: Key<T>) => RowOf<T> | undefined;
  /** The rows with this value in this one column, in no order. */
  where: <T extends PgTable, C extends keyof InferSelectModel<T> & string>(
    table: T,
    column: C,
    value: InferSelectModel<T>[C],
  ) => readonly RowOf<T>[];
  /** A new row; columns left out are null. A key that is taken fails the fact. */
  add: <T extends PgTable>(table: T, row: NewRow<T>) => void;
  /** A new row; where the key is taken, the first one stays. */
  offer: <T extends PgTable>(table: T, row: NewRow<T>) => void;
  /** A new row; where the key is taken, that row is changed so (as the new row is, unless told). */
  put: <T extends PgTable>(table: T, row: NewRow<T>, change?: Change<T>) => void;
  /** Nothing happens when there is no such row. `undefined` leaves a column as it is. */
  change: <T extends PgTable>(table: T, key: Key<T>, change: Change<T>) => void;
  remove: <T extends PgTable>(table: T, key: Key<T>) => void;
  /** Adds the row's number in this column to what its key has there, from nothing on: for counts that many writers share. */
  tally: <T extends PgTable, C extends keyof InferSelectModel<T> & string>(table: T, row: NewRow<T>, column: C) => void;
  /**
   * One more than the greatest number ever in this column: each asking gives another one. For tables that one writer at a
   * time writes, and that keep their rows.
   */
  next: <T extends PgTable>(table: T, column: keyof InferSelectModel<T> & string) => number;
}>;
