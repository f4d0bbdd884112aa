import type { Logged } from '../../shared/kernel/decider.ts';
import { type Follower, type FollowSpec, retryParked } from './follower.ts';
import { pass } from './pass.ts';

const POLL_MS = 5_000;
const RETRY_MS = 1_000;
/** Passes that appends ask for begin at least so far apart: facts that come thick are taken in together. */
const APART_MS = 100;
/** What made a fact indigestible may have passed: a full disk, a release that knew no better. */
const RETRY_PARKED_MS = 60_000;
/** Whose trouble it is when the log itself cannot be read. */
const ALL = 'followers';

/** Keeps followers at the end of the log: woken by NOTIFY on `log`, with a slow poll behind it. */
export type Runner = Readonly<{
  /** Resolves once every follower has digested the log as it stands now: for tests and graceful stops. */
  settle: () => Promise<void>;
  /** Position each follower has reached in this process. */
  positions: () => ReadonlyMap<string, number>;
  stop: () => Promise<void>;
}>;

export type RunnerSpec = FollowSpec & {
  onError?: (follower: string, error: unknown) => void;
  onParked?: (follower: string, fact: Logged, error: unknown) => void;
  /** Told how many facts put aside went through after all. */
  onUnparked?: (follower: string, facts: number) => void;
  retryParkedMs?: number;
};

export const runFollowers = async (spec: RunnerSpec, followers: readonly Follower[]): Promise<Runner> => {
  const positions = new Map<string, number>();
  let stopping = false;

  /** When the facts put aside were last tried again, per follower: at the first pass, then now and then. */
  const retriedAt = new Map<string, number>();
  const retry = async (follower: Follower): Promise<void> => {
    const last = retriedAt.get(follower.name) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - last < (spec.retryParkedMs ?? RETRY_PARKED_MS)) return;
    retriedAt.set(follower.name, performance.now());
    const through = await retryParked(spec, follower);
    if (through > 0) spec.onUnparked?.(follower.name, through);
  };

  const goThrough = async (): Promise<ReadonlyMap<string, unknown>> => {
    const passed = await pass(spec, followers, () => stopping);
    for (const [name, position] of passed.positions) positions.set(name, position);
    const troubled = new Map(passed.troubled);
    for (const follower of followers)
      if (!stopping && !troubled.has(follower.name))
        await retry(follower).catch((error) => void troubled.set(follower.name, error));
    return troubled;
  };
  const turn = async (): Promise<void> => {
    const troubled = await goThrough().catch((error: unknown) => new Map([[ALL, error]]));
    if (stopping || troubled.size === 0) return;
    for (const [name, error] of troubled) spec.onError?.(name, error);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
  };

  /** At most one pass at a time and one waiting: a wake-up during a pass is never lost. */
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;
  let beganAt = Number.NEGATIVE_INFINITY;
  const wake = (): Promise<void> => {
    queued ??= running.then(async () => {
      queued = undefined;
      beganAt = performance.now();
      running = stopping ? Promise.resolve() : turn();
      await running;
    });
    return queued;
  };

  let soon: NodeJS.Timeout | undefined;
  const heard = (): void => {
    soon ??= setTimeout(
      () => {
        soon = undefined;
        void wake();
      },
      beganAt + APART_MS - performance.now(),
    );
  };

  const unlisten = await spec.database.listen('log', heard);
  const poll = setInterval(() => void wake(), POLL_MS);
  poll.unref();
  void wake();

  return {
    settle: wake,
    positions: () => positions,
    stop: async () => {
      stopping = true;
      clearInterval(poll);
      clearTimeout(soon);
      await unlisten();
      await running;
    },
  };
};
