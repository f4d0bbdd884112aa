import { setImmediate } from 'node:timers/promises';

type Waiting<Item, Result> = Readonly<{
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}>;

/** What came of one item of a round. */
export type Outcome<Result> = Readonly<{ result: Result } | { error: unknown }>;

export type TogetherSpec<Item, Result> = Readonly<{
  /** Does a round of items, in order, and answers an outcome for each; rejecting fails them all. */
  round: (items: readonly Item[]) => Promise<readonly Outcome<Result>[]>;
  /** Two items of the same key are never in one round; the later one waits. */
  keyOf: (item: Item) => string;
  /** At most this many items in a round. */
  most: number;
}>;

/** One round at a time; what comes meanwhile goes together in the next one. Alone, an item does not wait. */
export const together = <Item, Result>(spec: TogetherSpec<Item, Result>): ((item: Item) => Promise<Result>) => {
  const { round, keyOf, most } = spec;
  let waiting: Waiting<Item, Result>[] = [];
  let running = false;

  const take = (): Waiting<Item, Result>[] => {
    const keys = new Set<string>();
    const now: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (now.length < most && !keys.has(key)) now.push(one);
      else later.push(one);
      keys.add(key);
    }
    waiting = later;
    return now;
  };

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const now = take();
      try {
        const outcomes = await round(now.map(({ item }) => item));
        for (const [i, one] of now.entries()) settle(one, outcomes[i]);
      } catch (error) {
        for (const one of now) one.failed(error);
      }
      // Those just answered may have more: they come with the others and not behind them.
      await setImmediate();
    }
    running = false;
  };

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!running) void run();
    });
};

const settle = <Item, Result>(one: Waiting<Item, Result>, outcome: Outcome<Result> | undefined): void => {
  if (outcome && 'result' in outcome) one.done(outcome.result);
  else one.failed(outcome ? outcome.error : new Error('a round answered for fewer than it was given'));
};
