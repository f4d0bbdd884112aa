/** The unique constraint an error is about, however deep the driver wrapped it; nothing for other errors. */
export const violatedConstraint = (error: unknown): string | undefined => violation(error, '23505')?.constraint;

/** Whether an error is about a fact whose hash does not fit the fact before it. */
export const misfits = (error: unknown): boolean => violation(error, '23514')?.constraint === 'events_chain';

type Failure = { code?: string; constraint?: string; cause?: unknown };

const violation = (error: unknown, code: string): Failure | undefined => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined) if (e.code === code) return e;
  return undefined;
};
