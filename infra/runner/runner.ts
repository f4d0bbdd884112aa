import type { Logged } from '../../shared/kernel/decider.ts';
import { catchUp, type Follower, type FollowSpec, retryParked } from './follower.ts';

const POLL_MS = 5_000;
const RETRY_MS = 1_000;
/** What made a fact indigestible may have passed: a full disk, a release that knew no better. */
const RETRY_PARKED_MS = 60_000;

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

  const follow = async (follower: Follower): Promise<void> => {
    try {
      positions.set(follower.name, await catchUp(spec, follower));
      await retry(follower);
    } catch (error) {
      if (stopping) return;
      spec.onError?.(follower.name, error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  };

  /** At most one pass at a time and one waiting: a wake-up during a pass is never lost. */
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;
  const wake = (): Promise<void> => {
    queued ??= running.then(async () => {
      queued = undefined;
      running = (async () => {
        for (const follower of followers) if (!stopping) await follow(follower);
      })();
      await running;
    });
    return queued;
  };

  const unlisten = await spec.database.listen('log', () => void wake());
  const poll = setInterval(() => void wake(), POLL_MS);
  poll.unref();
  void wake();

  return {
    settle: wake,
    positions: () => positions,
    stop: async () => {
      stopping = true;
      clearInterval(poll);
      await unlisten();
      await running;
    },
  };
};
