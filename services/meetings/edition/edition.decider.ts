import type { EditionCommand, EditionEvent } from '../../../shared/contracts/meeting.ts';
import type { Decider } from '../../../shared/kernel/decider.ts';

type Edition = { status: 'unknown' } | { status: 'open' };

export const edition: Decider<Edition, EditionCommand, EditionEvent> = {
  initial: { status: 'unknown' },

  // An edition is opened by the first of its meetings; the others find it open.
  decide: ({ data }, state) => (state.status === 'open' ? [] : [{ type: 'EditionOpened', data }]),

  evolve: (state, event) => (event.type === 'EditionOpened' ? { status: 'open' } : state),
};
