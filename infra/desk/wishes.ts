import type { HeldTable, Missing } from './held-table.ts';
import type { Row } from './table-form.ts';

type Wish = Readonly<{
  /** By the columns they are asked by, the values asked for, each once. */
  rows: Map<readonly string[], Map<string, Row>>;
  greatest: Set<string>;
}>;

/** What has to be fetched, table by table. */
export class Wishes {
  readonly #tables = new Map<HeldTable, Wish>();
  /** One list of columns for all that name the same. */
  readonly #columns = new Map<string, readonly string[]>();

  add({ table, wanted }: Missing): void {
    const wish = this.#tables.get(table) ?? { rows: new Map(), greatest: new Set() };
    this.#tables.set(table, wish);
    if ('greatest' in wanted) {
      wish.greatest.add(wanted.greatest);
      return;
    }
    const columns = this.#sameColumns(table, wanted.columns);
    const values = Object.fromEntries(columns.map((column) => [column, wanted.values[column]]));
    const asked = wish.rows.get(columns) ?? new Map<string, Row>();
    asked.set(JSON.stringify(Object.values(values)), values);
    wish.rows.set(columns, asked);
  }

  /** In one order for everybody, so that no two wait for each other's rows. */
  byTable(): (readonly [HeldTable, Wish])[] {
    return [...this.#tables].sort(([a], [b]) => (a.form.name < b.form.name ? -1 : 1));
  }

  #sameColumns(table: HeldTable, columns: readonly string[]): readonly string[] {
    if (columns === table.form.key) return columns;
    const name = JSON.stringify(columns);
    const same = this.#columns.get(name) ?? columns;
    this.#columns.set(name, same);
    return same;
  }
}
