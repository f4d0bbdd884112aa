/**
 * A reading that askers share. Whoever asks while one is under way gets the next, which begins after they asked: never an
 * answer older than the question. However many ask, two readings at most are under way or waiting.
 */
export const joined = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    next = undefined;
    const mine = read().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
};
