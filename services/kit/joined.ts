/**
 * A reading that askers share. While `atOnce` of them are under way, whoever asks gets the next one, which begins after they
 * asked: never an answer older than the question.
 */
export const joined = <T>(read: () => Promise<T>, atOnce = 1): (() => Promise<T>) => {
  let under = 0;
  let next: Readonly<{ begin: () => void; answer: Promise<T> }> | undefined;
  const start = async (): Promise<T> => {
    under++;
    try {
      return await read();
    } finally {
      under--;
      next?.begin();
      next = undefined;
    }
  };
  return () => {
    if (under < atOnce) return start();
    if (!next) {
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      next = { begin, answer: begun.then(start) };
    }
    return next.answer;
  };
};
