import type { MeetingEvent } from '../../../shared/contracts/meeting.ts';
import { proposalStream } from '../../../shared/contracts/proposal.ts';
import { Refusal } from '../../../shared/kernel/decider.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { reactor } from '../../kit/reactor.ts';
import { proposal } from './proposal.decider.ts';

/** A note taken up from minutes is posted for the people who said it, kept by whoever took it up. */
export const takenUpReactor = reactor<MeetingEvent>({
  name: 'board_taken_up',
  on: {
    NoteTakenUp: async ({ data, by }, { store, clock }) => {
      const { note: _, provenance, proposal: id, ...posted } = data;
      const facts = { ...posted, proposal: id, author: by, onBehalf: true, provenance, today: clock.today() };
      try {
        await commandHandler(store, proposal)(proposalStream(id), { type: 'PostProposal', data: facts }, { by });
      } catch (error) {
        // Told twice: it is already there.
        if (!(error instanceof Refusal && error.code === 'proposal-already-posted')) throw error;
      }
    },
  },
});
