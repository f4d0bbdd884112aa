/** In letters; shorter words have too many neighbours. */
export const SHORTEST = 6;
const REMEMBERED = 20_000;

/**
 * The known word one slip of the finger away (a letter missing, doubled, replaced, or two swapped; Damerau 1964), for a word
 * that is not known itself. None when it is short, or when several are as near. The first letter is taken to be right.
 */
export const nearestAmong = (known: Iterable<string>): ((word: string) => string | undefined) => {
  const shelves = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST) continue;
    const shelf = shelfOf(word, word.length);
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), word]);
  }
  const remembered = new Map<string, string | undefined>();
  const find = (word: string): string | undefined => {
    const found = [-1, 0, 1]
      .flatMap((more) => shelves.get(shelfOf(word, word.length + more)) ?? [])
      .filter((other) => isOneSlipAway(word, other));
    return found.length === 1 ? found[0] : undefined;
  };
  return (word) => {
    if (word.length < SHORTEST) return undefined;
    if (!remembered.has(word)) {
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(word, find(word));
    }
    return remembered.get(word);
  };
};

/** Where words of this length that begin as this one are kept: neighbours stand on three shelves. */
export const shelfOf = (word: string, length: number): string => `${word[0]}${length}`;

/** Whether one missing, added or replaced letter, or two swapped neighbours, make one word of the other. */
export const isOneSlipAway = (a: string, b: string): boolean => {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
