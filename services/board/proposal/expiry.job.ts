import { proposalStream } from '../../../shared/contracts/proposal.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { inTurn } from '../../kit/in-turn.ts';
import type { Job } from '../../kit/reactor.ts';
import { proposal } from './proposal.decider.ts';
import { proposalsPast } from './proposal.view.ts';

/** Closes what has passed its last day, early each morning. */
export const expiryJob: Job = {
  name: 'expire-proposals',
  every: '10 0 * * *',
  run: async (_, { db, store, clock }) => {
    const handle = commandHandler(store, proposal);
    const today = clock.today();
    await inTurn(await proposalsPast(db, today), ({ proposal: id }) =>
      handle(proposalStream(id), { type: 'ExpireProposal', data: { today } }, { by: 'system' }),
    );
  },
};
