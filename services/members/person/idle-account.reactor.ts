import type { PersonEvent } from '../../../shared/contracts/person.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { reactor } from '../../kit/reactor.ts';
import { WARNING_DAYS } from './person.decider.ts';

/** Tells whoever was warned, once, however often this runs. */
export const idleAccountReactor = reactor<PersonEvent>({
  name: 'members-idle-account',
  on: {
    IdleAccountWarned: ({ data }, { outbox }) =>
      outbox.put({
        dedupeKey: `account-idle-${data.person}-${data.on}`,
        kind: 'essential',
        to: { person: data.person },
        template: 'account-idle',
        data: { until: daysAfter(data.on, WARNING_DAYS) },
      }),
  },
});
