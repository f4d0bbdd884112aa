import { setTimeout as pause } from 'node:timers/promises';

/** What is undefined once somebody dropped the queue's schema: a table, the schema itself, a function, a type. */
const UNDEFINED = new Set(['42P01', '3F000', '42883', '42704']);
const BEFORE_LAYING_MS = 1_000;

type Ask<A extends readonly unknown[], R> = (...question: A) => Promise<R>;

/**
 * Questions to a queue whose tables are laid again when they are found missing. The question that found out fails, after a
 * pause: the worker asks again at once, and without one it would spin, on the embedded database so fast that nothing else ran.
 */
export const relaid = <A extends readonly unknown[], R>(ask: Ask<A, R>, lay: () => Promise<void>): Ask<A, R> => {
  let laying: Promise<void> | undefined;
  const layOnce = (): Promise<void> => {
    laying ??= pause(BEFORE_LAYING_MS)
      .then(lay)
      .catch(() => {})
      .finally(() => {
        laying = undefined;
      });
    return laying;
  };
  return async (...question) => {
    try {
      return await ask(...question);
    } catch (error) {
      if (UNDEFINED.has((error as { code?: string }).code ?? '')) await layOnce();
      throw error;
    }
  };
};
