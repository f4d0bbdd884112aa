import { type Job as BullJob, Worker as BullWorker, UnrecoverableError } from 'bullmq';
import type { Deps, Jobs } from '../../services/kit/ports.ts';
import type { Job } from '../../services/kit/reactor.ts';
import { onBehalfOf } from '../observe/trail.ts';
import { at, type Backend, QUEUE } from './backends.ts';

/** A job of a service or release this process does not know is put back for one that does, for ten minutes. */
const NOT_MINE_MS = 30_000;
const MOST_PASSES = 20;

/** How long a store that is away may hold up leaving, at each step. */
export const FAREWELL_MS = 2_000;

type Data = Readonly<Record<string, string | number>>;

export type Worker = Readonly<{
  ready: () => Promise<unknown>;
  /** Takes no more, waits at most so long for what runs; then leaves it to whoever finds it abandoned. */
  stop: (graceMs: number) => Promise<void>;
}>;

type WorkerSpec = Readonly<{
  backend: Backend;
  jobs: readonly Job[];
  deps: Deps;
  add: Jobs['add'];
  onError?: (job: string, error: unknown) => void;
  concurrency?: number;
  leaseMs?: number;
}>;

/** Runs jobs by their names, a few at a time. What an error said goes to `onError`, never into the queue. */
export const startWorker = (spec: WorkerSpec): Worker => {
  const { backend, jobs, deps, add, onError = () => {}, concurrency = 4, leaseMs = 30_000 } = spec;
  const known = new Map(jobs.map((job) => [job.name, job]));
  const running = new Set<Promise<void>>();

  const run = async ({ name, data }: BullJob<Data>): Promise<void> => {
    const job = known.get(name);
    if (!job) return passOn(name, data, add);
    try {
      await onBehalfOf({ job: name }, () => job.run(data, deps));
    } catch (error) {
      onError(name, error);
      throw nameOnly(error);
    }
  };

  const worker = new BullWorker<Data>(
    QUEUE,
    (job) => {
      const current = run(job).finally(() => running.delete(current));
      running.add(current);
      return current;
    },
    {
      ...at(backend, backend.working),
      concurrency,
      lockDuration: leaseMs,
      stalledInterval: leaseMs,
      // A store that comes back is worked from at once.
      runRetryDelay: 1_000,
      // A process may be killed again and again under the same job: that is not the job's fault.
      maxStalledCount: 20,
    },
    backend.factory,
  );
  worker.on('error', (error) => onError('queue', error));

  return {
    ready: () => worker.waitUntilReady(),
    stop: async (graceMs) => {
      await within(FAREWELL_MS, worker.pause(true));
      const idle = await within(graceMs, Promise.allSettled(running));
      if (!(await within(FAREWELL_MS, worker.close(!idle)))) await within(FAREWELL_MS, worker.disconnect());
    },
  };
};

const passOn = (name: string, data: Data, add: Jobs['add']): Promise<void> => {
  const passes = Number(data.passes ?? 0) + 1;
  if (passes > MOST_PASSES) throw new UnrecoverableError('nobody knows this job');
  return add(name, { ...data, passes }, { delayMs: NOT_MINE_MS });
};

/** Messages of errors quote addresses and words; the queue keeps what kind of error it was, the log keeps the rest. */
const nameOnly = (error: unknown): Error => {
  const { name = 'Error', code } = error as { name?: string; code?: unknown };
  const told = new Error(code === undefined ? name : `${name} ${String(code)}`);
  told.stack = '';
  return told;
};

/** Whether it was done, well or not, within so many milliseconds. */
export const within = async (ms: number, done: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = done.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  return inTime;
};
