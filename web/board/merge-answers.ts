import type { Snapshot } from '../ui/form-reading.ts';

/** What to do with answers two people changed from the same start. */
export type Merge = Readonly<{
  /** Fields only they changed: their answers are taken in. */
  taken: Snapshot;
  /** Fields both changed differently: their answers, to be shown beside mine. */
  clashes: Snapshot;
}>;

/** Compares, field by field, where we both started from with what they saved and what I typed. */
export const mergeAnswers = (base: Snapshot, theirs: Snapshot, mine: Snapshot): Merge => {
  const changed = Object.keys(mine).filter(
    (name) => !same(base[name], theirs[name]) && !same(theirs[name], mine[name]),
  );
  const untouched = changed.filter((name) => same(base[name], mine[name]));
  return {
    taken: only(theirs, untouched),
    clashes: only(
      theirs,
      changed.filter((name) => !untouched.includes(name)),
    ),
  };
};

const only = (from: Snapshot, names: readonly string[]): Snapshot =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? '']));

/** Boxes come in any order, lines of a text as a list or as one text: what counts is what they say. */
const same = (one: string | string[] | undefined, other: string | string[] | undefined): boolean =>
  plain(one) === plain(other);

const plain = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value : (value ?? '').split('\n'))
    .map((line) => line.trim())
    .filter(Boolean)
    .sort()
    .join('\n');
