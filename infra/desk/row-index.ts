import type { Row } from './table-form.ts';

/** Where rows held in memory are found by the value of a column; a column is followed from the first time it is asked for. */
export class RowIndex {
  readonly #columns = new Map<string, Map<unknown, Set<string>>>();

  moved(key: string, was: Row | undefined, is: Row | undefined): void {
    for (const [column, keys] of this.#columns) {
      if (was) keys.get(was[column])?.delete(key);
      if (is) this.#enter(keys, is[column], key);
    }
  }

  /** The keys of the rows with this value. `all` gives the rows there are, when nobody asked for this column before. */
  keys(column: string, value: unknown, all: () => Iterable<readonly [string, Row]>): Iterable<string> {
    let keys = this.#columns.get(column);
    if (!keys) {
      keys = new Map();
      for (const [key, row] of all()) this.#enter(keys, row[column], key);
      this.#columns.set(column, keys);
    }
    return keys.get(value) ?? [];
  }

  clear(): void {
    this.#columns.clear();
  }

  #enter(keys: Map<unknown, Set<string>>, value: unknown, key: string): void {
    const there = keys.get(value);
    if (there) there.add(key);
    else keys.set(value, new Set([key]));
  }
}
