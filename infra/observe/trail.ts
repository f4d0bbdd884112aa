import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * On whose behalf this runs: a request, a fact a follower digests, or a job. Whatever writes a log line meanwhile can name it,
 * which is how a line leads from a command to its mails.
 */
export type Trail = {
  request?: string;
  follower?: string;
  /** Of the fact that is being digested. */
  position?: number;
  job?: string;
  /** Of the facts recorded on its behalf so far. */
  positions?: number[];
};

const trails = new AsyncLocalStorage<Trail>();

/** Runs this, and all it leads to, on behalf of that. */
export const onBehalfOf = <T>(trail: Trail, run: () => T): T => trails.run(trail, run);

/** On whose behalf the caller runs; nothing at the start, or on a timer. */
export const trail = (): Trail | undefined => trails.getStore();

/** As log lines carry it. */
export const cause = (of: Trail | undefined = trail()): Omit<Trail, 'positions'> => {
  const { positions: _, ...rest } = of ?? {};
  return rest;
};

/** Notes what was recorded: the `n` positions up to `last`. */
export const noteRecorded = (last: number, n: number): void => {
  const here = trail();
  if (!here) return;
  here.positions ??= [];
  for (let position = last - n + 1; position <= last; position++) here.positions.push(position);
};
