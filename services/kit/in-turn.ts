/**
 * Does the same for each, one after another. What goes wrong with one holds nobody else up: the first error is thrown once all
 * have had their turn, so that whoever asked may try again.
 */
export const inTurn = async <T>(all: readonly T[], run: (one: T) => Promise<unknown>): Promise<void> => {
  const errors: unknown[] = [];
  for (const one of all) await run(one).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
};
