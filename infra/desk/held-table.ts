import { RowIndex } from './row-index.ts';
import type { Row, TableForm } from './table-form.ts';

/** What is not held and has to be fetched before a handler can go on: rows by the values of columns, or a column's greatest number. */
export type Wanted = Readonly<{ columns: readonly string[]; values: Row } | { greatest: string }>;

/** Thrown through a handler, which is called again once what it wants was fetched. */
export class Missing extends Error {
  readonly table: HeldTable;
  readonly wanted: Wanted;
  constructor(table: HeldTable, wanted: Wanted) {
    super('a row has yet to be fetched');
    this.table = table;
    this.wanted = wanted;
  }
}

class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}

/** `row` is absent when it is known that there is none; `stored` is what the database has, as far as it was told. */
type Held = Readonly<{ row: Row | undefined; stored: Row | 'perhaps' | undefined }>;
type Tallied = Readonly<{ row: Row; column: string }>;

/** By the columns that changed, those and the key of each row. */
type Changes = Map<string, Readonly<{ columns: readonly string[]; rows: Row[] }>>;

/** What the database has to be told, in this order. */
export type Unwritten = Readonly<{
  removed: readonly Row[];
  changed: Changes;
  added: readonly Row[];
  offered: readonly Row[];
  tallied: readonly Tallied[];
}>;

/** How to take back what a handler did, the last first. */
export type Journal = (() => void)[];

/**
 * The rows of one table in memory: those fetched and those made here, with what has yet to be written. `whole` means that what is
 * not held does not exist: the table began empty, and nothing was let go of since.
 */
export class HeldTable {
  readonly form: TableForm;
  whole: boolean;
  readonly #journal: Journal;
  readonly #held = new Map<string, Held>();
  readonly #unwritten = new Set<string>();
  readonly #offered = new Map<string, Row>();
  readonly #tallied = new Map<string, Tallied>();
  readonly #index = new RowIndex();
  /** By column, the values of which every row is held. */
  readonly #asked = new Map<string, Set<unknown>>();
  readonly #greatest = new Map<string, number>();

  constructor(form: TableForm, whole: boolean, journal: Journal) {
    this.form = form;
    this.whole = whole;
    this.#journal = journal;
  }

  get(key: Row): Row | undefined {
    return this.#known(this.form.keyOf(key), key)?.row;
  }

  where(column: string, value: unknown): readonly Row[] {
    if (!this.whole && !this.#asked.get(column)?.has(value))
      throw new Missing(this, { columns: [column], values: { [column]: value } });
    const keys = this.#index.keys(column, value, () => this.#rows());
    return [...keys].map((key) => this.#held.get(key)?.row as Row);
  }

  add(given: Row): void {
    const row = this.form.whole(given);
    const key = this.form.keyOf(row);
    if (this.#isUntold(key)) throw this.#missing(row);
    const held = this.#held.get(key);
    if (held?.row) throw new KeyTaken(`a row of ${this.form.name} with this key is there already`);
    this.#set(key, { row, stored: held?.stored });
  }

  offer(given: Row): void {
    const row = this.form.whole(given);
    const key = this.form.keyOf(row);
    const held = this.#held.get(key);
    if (held?.row || this.#isUntold(key)) return;
    if (held || this.whole) this.#set(key, { row, stored: held?.stored });
    else {
      this.#unlessAsked(row);
      this.#offered.set(key, row);
      this.#journal.push(() => this.#offered.delete(key));
    }
  }

  /** False when there is no such row. */
  change(key: Row, change: Row | ((row: Row) => Row)): boolean {
    const name = this.form.keyOf(key);
    const held = this.#known(name, key);
    if (!held?.row) return false;
    const changes = typeof change === 'function' ? change(held.row) : change;
    this.#set(name, { row: this.form.changed(held.row, changes), stored: held.stored });
    return true;
  }

  remove(key: Row): void {
    const name = this.form.keyOf(key);
    if (this.#isUntold(name)) throw this.#missing(key);
    const held = this.#held.get(name);
    if (held ? held.row : !this.whole) this.#set(name, { row: undefined, stored: held ? held.stored : 'perhaps' });
  }

  tally(given: Row, column: string): void {
    const row = this.form.whole(given);
    const key = this.form.keyOf(row);
    const n = row[column] as number;
    if (this.whole || this.#held.has(key)) {
      if (!this.change(row, (was) => ({ [column]: (was[column] as number) + n }))) this.add(row);
      return;
    }
    this.#unlessAsked(row);
    const before = this.#tallied.get(key);
    this.#tallied.set(key, { row: { ...row, [column]: ((before?.row[column] as number) ?? 0) + n }, column });
    this.#journal.push(() => (before ? this.#tallied.set(key, before) : this.#tallied.delete(key)));
  }

  /** Throws `Missing` until the greatest number of this column is known. */
  greatest(column: string): number {
    const greatest = this.#greatest.get(column) ?? (this.whole ? 0 : undefined);
    if (greatest === undefined) throw new Missing(this, { greatest: column });
    return greatest;
  }

  next(column: string): number {
    const greatest = this.greatest(column);
    this.#greatest.set(column, greatest + 1);
    this.#journal.push(() => this.#greatest.set(column, greatest));
    return greatest + 1;
  }

  /** Takes the rows found where these columns had these values; what was done here meanwhile stays as it is here. */
  took(columns: readonly string[], wanted: readonly Row[], found: readonly Row[]): void {
    for (const row of found) this.#place(this.form.keyOf(row), { row, stored: row });
    if (columns === this.form.key)
      for (const key of wanted) this.#place(this.form.keyOf(key), { row: undefined, stored: undefined });
    else for (const column of columns) for (const values of wanted) this.#askedOf(column).add(values[column]);
  }

  tookGreatest(column: string, greatest: number): void {
    this.#greatest.set(column, greatest);
  }

  /** What the database has to be told; once asked for, it counts as told. */
  unwritten(): Unwritten {
    const [removed, added]: [Row[], Row[]] = [[], []];
    const changed: Changes = new Map();
    for (const key of this.#unwritten) {
      const { row, stored } = this.#held.get(key) as Held;
      if (stored === 'perhaps' || (stored && !row)) removed.push(this.form.rowOf(key));
      if (row && typeof stored === 'object') this.#enter(changed, stored, row);
      else if (row) added.push(row);
      this.#told(key, row);
    }
    this.#unwritten.clear();
    return { removed, changed, added, ...this.untold() };
  }

  /** The part of it made without knowing what is there: told before anything of this table is fetched. */
  untold(): Pick<Unwritten, 'offered' | 'tallied'> {
    const offered = [...this.#offered.values()];
    // In one order for all who write counts, so that no two wait for each other.
    const tallied = [...this.#tallied].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    this.#offered.clear();
    this.#tallied.clear();
    return { offered, tallied };
  }

  /** Lets go of every row: all must have been written. */
  letGo(): void {
    this.whole = false;
    this.#held.clear();
    this.#index.clear();
    this.#asked.clear();
  }

  #known(name: string, key: Row): Held | undefined {
    const held = this.#held.get(name);
    if (held || this.whole) return held;
    throw this.#missing(key);
  }

  #missing(key: Row): Missing {
    return new Missing(this, { columns: this.form.key, values: key });
  }

  #told(key: string, row: Row | undefined): void {
    if (!row && this.whole) this.#held.delete(key);
    else this.#held.set(key, { row, stored: row });
  }

  #enter(changed: Changes, was: Row, is: Row): void {
    const columns = this.form.differing(was, is);
    if (columns.length === 0) return;
    const there = changed.get(columns.join()) ?? { columns, rows: [] };
    changed.set(columns.join(), there);
    there.rows.push(Object.fromEntries([...this.form.key, ...columns].map((column) => [column, is[column]])));
  }

  /** Once rows were asked for by a value, one that nobody looked for might be among them. */
  #unlessAsked(row: Row): void {
    if (this.#asked.size > 0) throw this.#missing(row);
  }

  #isUntold(key: string): boolean {
    return this.#offered.has(key) || this.#tallied.has(key);
  }

  #set(key: string, is: Held): void {
    const was = this.#held.get(key);
    const wasUnwritten = this.#unwritten.has(key);
    this.#held.set(key, is);
    this.#unwritten.add(key);
    this.#index.moved(key, was?.row, is.row);
    // Where nothing can be missing, nothing is ever taken back.
    if (this.whole) return;
    this.#journal.push(() => {
      if (was) this.#held.set(key, was);
      else this.#held.delete(key);
      if (!wasUnwritten) this.#unwritten.delete(key);
      this.#index.moved(key, is.row, was?.row);
    });
  }

  #place(key: string, held: Held): void {
    if (this.#held.has(key)) return;
    this.#held.set(key, held);
    this.#index.moved(key, undefined, held.row);
  }

  #askedOf(column: string): Set<unknown> {
    const asked = this.#asked.get(column) ?? new Set();
    this.#asked.set(column, asked);
    return asked;
  }

  *#rows(): Iterable<readonly [string, Row]> {
    for (const [key, { row }] of this.#held) if (row) yield [key, row];
  }
}
