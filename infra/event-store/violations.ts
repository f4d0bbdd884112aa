/** The unique constraint an error is about, however deep the driver wrapped it; nothing for other errors. */
export const violatedConstraint = (error: unknown): string | undefined => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined)
    if (e.code === '23505') return e.constraint;
  return undefined;
};

type Failure = { code?: string; constraint?: string; cause?: unknown };
