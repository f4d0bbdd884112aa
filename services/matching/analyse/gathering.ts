type Sum = [number: number, sum: number];

/** Sums by number, below `size`, and the largest of them; empty again each time they are asked for. */
export const gathering = (size: number) => {
  const sums = new Float64Array(size);
  const touched: number[] = [];
  return {
    add: (number: number, more: number): void => {
      const before = sums[number] as number;
      // One that is still zero may be noted twice: it is found empty the second time.
      if (before === 0) touched.push(number);
      sums[number] = before + more;
    },
    /** The `limit` largest above zero, largest first; ties by number. */
    best: (limit: number): Sum[] => {
      const kept: Sum[] = [];
      for (const number of touched) {
        const sum = sums[number] as number;
        sums[number] = 0;
        const last = kept[limit - 1];
        if (sum > 0 && (!last || isBefore(number, sum, last))) insert(kept, [number, sum], limit);
      }
      touched.length = 0;
      return kept;
    },
  };
};

const isBefore = (number: number, sum: number, [other, most]: Sum): boolean =>
  sum > most || (sum === most && number < other);

/** Puts one where it belongs, and lets the last go when they are too many. */
const insert = (kept: Sum[], one: Sum, limit: number): void => {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(one[0], one[1], kept[middle] as Sum)) to = middle;
    else from = middle + 1;
  }
  kept.splice(from, 0, one);
  if (kept.length > limit) kept.pop();
};
