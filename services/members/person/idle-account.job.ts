import { inTurn } from '../../kit/in-turn.ts';
import type { Job } from '../../kit/reactor.ts';
import { idleBefore, SETTINGS } from './person.decider.ts';
import { personHandler } from './person-handling.ts';

/** Each night: whoever has not signed in for two years is warned, and thirty days later erased. */
export const idleAccountJob: Job = {
  name: 'close-idle-accounts',
  every: '40 4 * * *',
  run: async (_, { store, accounts, clock }) => {
    const handle = personHandler({ store });
    const today = clock.today();
    const by = { actor: SETTINGS, coordinator: false, administrator: false };
    // The whole first idle day counts, wherever in it they left.
    const idle = await accounts.idleSince(new Date(`${idleBefore(today)}T00:00:00Z`));
    await inTurn(idle, ({ person, lastSeen }) => {
      const data = { ...by, person, lastSeen: lastSeen.toISOString().slice(0, 10), today };
      return handle({ type: 'CloseIdleAccount', data }, { by: SETTINGS });
    });
  },
};
