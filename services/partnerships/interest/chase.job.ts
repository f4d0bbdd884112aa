import { CHASE_DAYS, interestStream } from '../../../shared/contracts/interest.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { inTurn } from '../../kit/in-turn.ts';
import type { Job } from '../../kit/reactor.ts';
import { interest } from './interest.decider.ts';
import { interestsDue } from './interest.view.ts';

/** Reminds before a promised date, and lets lapse what it went by. */
export const chaseJob: Job = {
  name: 'chase-interests',
  every: '30 7 * * *',
  run: async (_, { db, store, clock }) => {
    const handle = commandHandler(store, interest);
    const data = { today: clock.today() };
    await inTurn(await interestsDue(db, daysAfter(data.today, CHASE_DAYS)), async ({ interest: id }) => {
      await handle(interestStream(id), { type: 'LapseInterest', data }, { by: 'system' });
      await handle(interestStream(id), { type: 'ChaseInterest', data }, { by: 'system' });
    });
  },
};
