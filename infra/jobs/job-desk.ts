import type { Job, Queue } from 'bullmq';
import type { Depth } from './depth.ts';

/** A job that failed for good. `reason` is the kind of error, never its words. */
export type FailedJob = Readonly<{ id: string; name: string; attempts: number; reason: string; at: Date | null }>;

/** What an administrator sees of the queue, and may do with what failed, whichever store keeps it. */
export type JobDesk = Readonly<{
  depth: () => Promise<Depth>;
  /** The latest first. */
  failed: (limit?: number) => Promise<readonly FailedJob[]>;
  /** Each answers false when there is no such failed job any more. */
  retry: (id: string) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
}>;

const SHOWN = 50;

export const jobDesk = (queue: Queue, depth: () => Promise<Depth>): JobDesk => {
  const onFailed = async (id: string, act: (job: Job) => Promise<unknown>): Promise<boolean> => {
    const job: Job | undefined = await queue.getJob(id);
    if (!job || !(await job.isFailed())) return false;
    await act(job);
    return true;
  };
  return {
    depth,
    failed: async (limit = SHOWN) => {
      const jobs: (Job | undefined)[] = await queue.getJobs(['failed'], 0, limit - 1, false);
      return jobs.filter((job) => job !== undefined).map(told);
    },
    // Its tries are counted anew, as for one that was just asked for.
    retry: (id) => onFailed(id, (job) => job.retry('failed', { resetAttemptsMade: true })),
    remove: (id) => onFailed(id, (job) => job.remove()),
  };
};

const told = ({ id, name, attemptsMade, failedReason, finishedOn }: Job): FailedJob => ({
  id: id ?? '',
  name,
  attempts: attemptsMade,
  reason: failedReason ?? '',
  at: finishedOn ? new Date(finishedOn) : null,
});
