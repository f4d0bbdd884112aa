import fc from 'fast-check';
import type { Rows } from '../../../services/kit/rows.ts';
import { type Thing, thingTable } from './things.ts';

/* What handlers may do, once on rows as the desk hands them and once on a plain map. */

const verbs = ['add', 'offer', 'put', 'change', 'number', 'remove', 'tally', 'publish'] as const;
export type Op = Readonly<{ verb: (typeof verbs)[number]; place: string; name: string }>;

/** What one fact does. */
export const ops = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    place: fc.constantFrom('x', 'y', 'z'),
    name: fc.constantFrom('a', 'b'),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Numbers are for rows that stay: those named a. */
const numbered = ({ place }: Op) => ({ place, name: 'a' });
const removable = ({ place }: Op) => ({ place, name: 'b' });

const fresh = ({ place, name }: Op): Thing => ({
  ...{ place, name, n: 1, change: 0, group: 'new', tags: [], held: {}, day: null, seenAt: null, isOpen: true },
});
const raised = ({ n, tags }: Pick<Thing, 'n' | 'tags'>) => ({ n: n + 1, tags: [...tags, 'raised'] });
const published = { group: 'published' };

const onRows: Record<Op['verb'], (rows: Rows, op: Op) => void> = {
  add: (rows, op) => {
    if (!rows.get(thingTable, op)) rows.add(thingTable, fresh(op));
  },
  offer: (rows, op) => rows.offer(thingTable, fresh(op)),
  put: (rows, op) => rows.put(thingTable, fresh(op), raised),
  change: (rows, { place, name }) => rows.change(thingTable, { place, name }, raised),
  number: (rows, op) => rows.change(thingTable, numbered(op), () => ({ change: rows.next(thingTable, 'change') })),
  remove: (rows, op) => rows.remove(thingTable, removable(op)),
  tally: (rows, op) => rows.tally(thingTable, fresh(op), 'n'),
  publish: (rows, op) => {
    for (const { place, name } of rows.where(thingTable, 'place', op.place))
      rows.change(thingTable, { place, name }, published);
  },
};

/** A handler that does these. */
export const said =
  (told: readonly Op[]) =>
  (rows: Rows): void => {
    for (const op of told) onRows[op.verb](rows, op);
  };

/** What the database writes for the rows a map has in the end. */
export const modelled = (facts: readonly (readonly Op[])[]): string[] => {
  const map = new Map<string, Thing>();
  let greatest = 0;
  const keyOf = ({ place, name }: Pick<Thing, 'place' | 'name'>): string => JSON.stringify([place, name]);
  const change = (key: string, to: (row: Thing) => Partial<Thing>): boolean => {
    const row = map.get(key);
    if (row) map.set(key, { ...row, ...to(row) });
    return row !== undefined;
  };
  const first = (op: Op) => change(keyOf(op), () => ({})) || map.set(keyOf(op), fresh(op));
  const verb: Record<Op['verb'], (op: Op) => unknown> = {
    add: first,
    offer: first,
    put: (op) => change(keyOf(op), raised) || map.set(keyOf(op), fresh(op)),
    change: (op) => change(keyOf(op), raised),
    number: (op) => change(keyOf(numbered(op)), () => ({ change: ++greatest })),
    remove: (op) => map.delete(keyOf(removable(op))),
    tally: (op) => change(keyOf(op), ({ n }) => ({ n: n + 1 })) || map.set(keyOf(op), fresh(op)),
    publish: ({ place }) => {
      for (const [key, row] of map) if (row.place === place) change(key, () => published);
    },
  };
  for (const op of facts.flat()) verb[op.verb](op);
  return [...map.values()].map(written).sort();
};

const written = ({ place, name, n, change, group, tags }: Thing): string =>
  `(${place},${name},${n},${change},${group},${tags.length > 1 ? `"{${tags.join(',')}}"` : `{${tags.join(',')}}`},{},,,t)`;
