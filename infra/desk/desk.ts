import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../services/kit/ports.ts';
import type { Rows } from '../../services/kit/rows.ts';
import type { View } from '../../services/kit/view.ts';
import type { Recorded } from '../../shared/kernel/decider.ts';
import { ask, put } from './bulk.ts';
import { HeldTable, type Journal, Missing, type Unwritten } from './held-table.ts';
import { gathering, handing } from './rows.ts';
import { formOf, type Row } from './table-form.ts';
import { Wishes } from './wishes.ts';

/**
 * Where facts change the rows of views in memory, and from where what changed is written in bulk: one statement for what is new in a
 * table, one for what is changed, one for what is removed.
 */
export type Desk = Readonly<{
  /** Lets each fact change each view that asks for it, in order; `tx` is where rows not held are fetched from, and locked. */
  digest: (tx: Db, views: readonly View[], facts: readonly Recorded[]) => Promise<void>;
  /** Writes what has changed up to now since it last was. */
  write: (tx: Db) => Promise<void>;
  /** Nothing will be fetched: facts may be let in while earlier ones are being written. */
  isWhole: () => boolean;
  /** Characters written and fetched so far: about what the rows held take. */
  size: () => number;
  /** Lets go of all rows held, which must have been written: they are fetched again when they are wanted. */
  letGo: () => void;
}>;

/** How much a desk that is kept may hold before it lets go, in characters written. */
export const HELD = 24_000_000;

/** What a row that was fetched is taken to hold, in characters. */
const ABOUT = 1_000;

/** `empty`: the tables of these views are, so that nothing is ever fetched until rows are let go of. */
export const openDesk = ({ empty }: Readonly<{ empty: boolean }>): Desk => {
  const tables = new Map<PgTable, HeldTable>();
  const journal: Journal = [];
  let whole = empty;
  let size = 0;
  const held = (table: PgTable): HeldTable => {
    const known = tables.get(table) ?? new HeldTable(formOf(table), whole, journal);
    tables.set(table, known);
    return known;
  };
  const rows = handing(held);

  return {
    digest: async (tx, views, facts) => {
      const steps = facts.flatMap((fact) =>
        views.filter(({ subscribes }) => subscribes.has(fact.type)).map((view) => ({ view, fact })),
      );
      for (let done = 0; done < steps.length; ) {
        const [reached, missing] = runSteps(steps, done, rows, journal);
        done = reached;
        if (missing) size += ABOUT * (await fetchFor(tx, missing, steps.slice(done), held));
        // Whoever waits for this process has a turn too.
        else if (done < steps.length) await new Promise(setImmediate);
      }
    },
    write: async (tx) => {
      const told = [...tables.values()].map((table) => [table, table.unwritten()] as const);
      for (const [table, unwritten] of told) size += await writeTable(tx, table, unwritten);
    },
    isWhole: () => whole,
    size: () => size,
    letGo: () => {
      for (const table of tables.values()) table.letGo();
      whole = false;
      size = 0;
    },
  };
};

/** A desk for one transaction: the facts change the views, and all of it is written. */
export const applyFacts = async (tx: Db, views: readonly View[], facts: readonly Recorded[]): Promise<void> => {
  const desk = openDesk({ empty: false });
  await desk.digest(tx, views, facts);
  await desk.write(tx);
};

/** Steps run without letting anything else run in this process: some ten milliseconds. */
const IN_ONE_GO = 500;

type Step = Readonly<{ view: View; fact: Recorded }>;

/** Runs some steps from one on; tells where it stopped, and for want of what. */
const runSteps = (steps: readonly Step[], from: number, rows: Rows, journal: Journal): [number, Missing?] => {
  const to = Math.min(steps.length, from + IN_ONE_GO);
  for (let i = from; i < to; i++) {
    const { view, fact } = steps[i] as Step;
    journal.length = 0;
    try {
      view.apply(rows, fact);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      for (const undo of journal.reverse()) undo();
      return [i, error];
    }
  }
  return [to];
};

/** Fetches what is missing, together with what the steps to come ask for as far as it can be told beforehand. Returns how many rows. */
const fetchFor = async (tx: Db, missing: Missing, steps: readonly Step[], held: (table: PgTable) => HeldTable) => {
  const wishes = new Wishes();
  wishes.add(missing);
  const rows = gathering(held, wishes);
  for (const { view, fact } of steps) view.apply(rows, fact);
  let fetched = 0;
  for (const [table, wish] of wishes.byTable()) {
    await writeUntold(tx, table);
    for (const [columns, values] of wish.rows) {
      const found = await ask<{ row: Row }>(tx, table.form.fetch(columns), [...values.values()]);
      fetched += found.length;
      table.took(
        columns,
        [...values.values()],
        found.map(({ row }) => table.form.read({ ...row })),
      );
    }
    for (const column of wish.greatest) {
      const [found] = await ask<{ greatest: number }>(tx, table.form.greatest(column));
      table.tookGreatest(column, Number(found?.greatest));
    }
  }
  return fetched;
};

const writeTable = async (tx: Db, table: HeldTable, unwritten: Unwritten): Promise<number> => {
  const { form } = table;
  const { removed, changed, added, offered, tallied } = unwritten;
  let size = 0;
  const tell = async (statement: string, rows: readonly Row[]) => {
    if (rows.length > 0) size += await put(tx, statement, rows);
  };
  await tell(form.remove, removed);
  for (const { columns, rows } of changed.values()) await tell(form.update(columns), rows);
  await tell(form.insert, added);
  await tell(form.offer, offered);
  await tellTallies(tx, table, tallied);
  return size;
};

const writeUntold = async (tx: Db, table: HeldTable): Promise<void> => {
  const { offered, tallied } = table.untold();
  if (offered.length > 0) await put(tx, table.form.offer, offered);
  await tellTallies(tx, table, tallied);
};

const tellTallies = async (tx: Db, { form }: HeldTable, tallied: ReturnType<HeldTable['untold']>['tallied']) => {
  const [first] = tallied;
  if (first)
    await put(
      tx,
      form.tally(first.column),
      tallied.map(({ row }) => row),
    );
};
