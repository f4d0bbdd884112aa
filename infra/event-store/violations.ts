/** The unique constraint an error is about, however deep the driver wrapped it; nothing for other errors. */
export const violatedConstraint = (error: unknown): string | undefined => violation(error, '23505')?.constraint;

/** Whether an error is about a fact whose hash does not fit the fact before it. */
export const misfits = (error: unknown): boolean => violation(error, '23514')?.constraint === 'events_chain';

/** Whether it was the database that refused: then all of the transaction is undone. */
export const wasRefused = (error: unknown): boolean => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined)
    if (e.severity === 'ERROR') return true;
  return false;
};

type Failure = { code?: string; severity?: string; constraint?: string; cause?: unknown };

const violation = (error: unknown, code: string): Failure | undefined => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined) if (e.code === code) return e;
  return undefined;
};
