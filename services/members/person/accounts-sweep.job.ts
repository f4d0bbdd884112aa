import type { Job } from '../../kit/reactor.ts';

/** What has lapsed is not kept: sessions, links nobody followed, counts of attempts. */
export const accountsSweepJob: Job = {
  name: 'sweep-accounts',
  every: '20 * * * *',
  run: async (_, { accounts }) => accounts.sweep(),
};
