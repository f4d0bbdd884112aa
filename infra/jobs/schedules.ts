import type { Job } from '../../services/kit/reactor.ts';

/** Jobs whose clock the store no longer holds, or holds with another hour. */
export const missing = (
  jobs: readonly Job[],
  held: readonly Readonly<{ key: string; pattern?: string | undefined }>[],
): readonly Job[] => {
  const patterns = new Map(held.map(({ key, pattern }) => [key, pattern]));
  return jobs.filter(({ name, every }) => every !== undefined && patterns.get(name) !== every);
};
