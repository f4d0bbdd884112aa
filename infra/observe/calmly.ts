type Heard = (what: string, error: unknown) => void;

/** A server that is away makes itself heard several times a second: the same trouble is passed on once a minute. */
export const calmly = (tell: Heard, everyMs = 60_000, now: () => number = () => performance.now()): Heard => {
  const told = new Map<string, number>();
  return (what, error) => {
    const { name, code } = error as { name?: string; code?: string };
    const trouble = `${what} ${name} ${code}`;
    const before = told.get(trouble);
    if (before !== undefined && now() - before < everyMs) return;
    // What is told of one mail never comes again: old troubles are forgotten, or the list would only grow.
    for (const [old, at] of told) if (now() - at >= everyMs) told.delete(old);
    told.set(trouble, now());
    tell(what, error);
  };
};
