import type { Logged } from '../../shared/kernel/decider.ts';
import { catchUp, type Follower, type FollowSpec } from './follower.ts';

const POLL_MS = 5_000;
const RETRY_MS = 1_000;

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
};

export const runFollowers = async (spec: RunnerSpec, followers: readonly Follower[]): Promise<Runner> => {
  const positions = new Map<string, number>();
  let stopping = false;

  const follow = async (follower: Follower): Promise<void> => {
    try {
      positions.set(follower.name, await catchUp(spec, follower));
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
