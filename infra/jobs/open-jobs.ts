import { Queue } from 'bullmq';
import type { Deps, Jobs } from '../../services/kit/ports.ts';
import type { Job } from '../../services/kit/reactor.ts';
import { at, type Backend, openBackend, QUEUE, type StoreSpec } from './backends.ts';
import type { Depth } from './depth.ts';
import { type JobDesk, jobDesk } from './job-desk.ts';
import { missing } from './schedules.ts';
import { FAREWELL_MS, startWorker, type Worker, within } from './worker.ts';

const DAY_S = 86_400;

export type JobQueue = Jobs &
  Readonly<{
    /** Starts running these jobs, and those with `every` on their clock. Once per process. */
    work: (jobs: readonly Job[], deps: Deps) => Promise<void>;
    depth: () => Promise<Depth>;
    /** Lets what runs finish (at most `graceMs`), then leaves, even when the store is away. */
    close: (graceMs?: number) => Promise<void>;
    queue: Queue;
    /** For the page of those who run the service. */
    desk: JobDesk;
    store: Backend['kind'];
  }>;

export type JobsSpec = StoreSpec &
  Readonly<{
    /** Told of each failed attempt by the job's name, and of trouble with the store (`queue`). */
    onError?: (job: string, error: unknown) => void;
    concurrency?: number;
    /** First delay between attempts; doubles each time. */
    backoffMs?: number;
    /** How long a job of a dead process stays its own before another takes it. */
    leaseMs?: number;
    /** How often schedules lost with their store are put back. */
    watchMs?: number;
  }>;

/** The queue, over whichever store the settings name. Throws when the store cannot be reached. */
export const openJobs = async (spec: JobsSpec): Promise<JobQueue> => {
  const { onError = () => {}, backoffMs = 1_000, watchMs = 15_000 } = spec;
  const backend = await openBackend(spec, (error) => onError('queue', error));
  const queue = new Queue(
    QUEUE,
    {
      ...at(backend, backend.adding),
      defaultJobOptions: {
        attempts: 5,
        backoff: { type: 'exponential', delay: backoffMs, jitter: 0.3 },
        removeOnComplete: { age: DAY_S, count: 1_000 },
        removeOnFail: { age: 30 * DAY_S, count: 5_000 },
        // What fails may quote an address: only its name is kept, see `startWorker`.
        stackTraceLimit: 0,
      },
    },
    backend.factory,
  );
  queue.on('error', (error) => onError('queue', error));
  await queue.waitUntilReady();

  let worker: Worker | undefined;
  let watch: NodeJS.Timeout | undefined;

  const add: Jobs['add'] = async (name, data = {}, { id, delayMs, attempts } = {}) => {
    for (const word of id === undefined ? [name] : [name, id]) mustBeAName(word);
    await queue.add(name, data, {
      ...(delayMs !== undefined && { delay: delayMs }),
      ...(attempts !== undefined && { attempts }),
      ...(id !== undefined && { deduplication: { id, keepLastIfActive: true } }),
    });
  };

  return {
    add,
    queue,
    desk: jobDesk(queue, () => depthOf(queue)),
    store: backend.kind,
    work: async (jobs, deps) => {
      if (worker) throw new Error('jobs are already being worked on');
      worker = startWorker({ ...spec, backend, jobs, deps, add });
      await worker.ready();
      await schedule(queue, jobs);
      watch = setInterval(() => void restore(queue, jobs).catch((error) => onError('queue', error)), watchMs);
      watch.unref();
    },
    depth: () => depthOf(queue),
    close: async (graceMs = 10_000) => {
      clearInterval(watch);
      await worker?.stop(graceMs);
      await within(FAREWELL_MS, queue.close());
      await within(FAREWELL_MS, backend.close());
    },
  };
};

const schedule = async (queue: Queue, jobs: readonly Job[]): Promise<void> => {
  for (const job of jobs) {
    mustBeAName(job.name);
    if (job.every) await scheduleOne(queue, job);
  }
};

const scheduleOne = (queue: Queue, { name, every = '' }: Job) =>
  queue.upsertJobScheduler(name, { pattern: every, tz: 'Europe/Paris' }, { name, data: {} });

/** Puts back the clocks the store lost with its content. Mails are put back by who sends them. */
const restore = async (queue: Queue, jobs: readonly Job[]): Promise<void> => {
  const held = () => queue.getJobSchedulers(0, -1, true);
  // The first question may be the one that finds its tables gone, and has them laid again.
  for (const job of missing(jobs, await held().catch(held))) await scheduleOne(queue, job);
};

const depthOf = async (queue: Queue): Promise<Depth> => {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
  // Newest first in every store when not asked for ascending order, which one of them does not know.
  const [oldest] = waiting > 0 ? await queue.getJobs(['waiting'], waiting - 1, waiting - 1, false) : [];
  return {
    waiting: waiting + prioritized,
    active,
    delayed,
    failed,
    oldestMs: oldest ? Math.max(0, Date.now() - oldest.timestamp - (oldest.delay ?? 0)) : 0,
  };
};

/** BullMQ refuses `:` and ids of digits alone; names that read well in a list do without both anyway. */
const mustBeAName = (word: string): void => {
  if (!/^(?=.*[a-z])[a-z0-9-]+$/.test(word)) throw new Error(`not a name for a job: ${word}`);
};
