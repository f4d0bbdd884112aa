import type { Scheduler } from 'fast-check';
import type { Database } from '../../../infra/db/database.ts';
import { testDatabase } from '../../kit/database.ts';

/**
 * A real database whose transactions wait, while a scheduler is set, until it lets them go: whatever was read before is
 * read, so that every order of reading and writing can be drawn.
 */
export const gatedDatabase = () => {
  let scheduler: Scheduler | undefined;
  return {
    use: (one: Scheduler | undefined) => {
      scheduler = one;
    },
    open: async (): Promise<Database> => {
      const real = await testDatabase();
      return {
        ...real,
        transaction: async (run) => {
          await scheduler?.schedule(Promise.resolve(), 'transaction');
          return real.transaction(run);
        },
      };
    },
  };
};
