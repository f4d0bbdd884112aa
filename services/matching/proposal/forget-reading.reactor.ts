import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { forgetLaid } from '../laid-index/layings.ts';
import { forgetReadings } from './kept-readings.ts';

const forget = async ({ stream }: { stream: string }, { db }: Pick<Deps, 'db'>): Promise<void> => {
  const proposal = stream.slice('proposal-'.length);
  await forgetReadings(db, [proposal]);
  await forgetLaid(db, [proposal]);
};

/** What was read of a text goes when the text does, whether or not anybody is matched meanwhile. */
export const forgetReadingReactor = reactor<ProposalEvent>({
  name: 'matching-forget-reading',
  on: {
    ProposalRevised: forget,
    ProposalPaused: forget,
    ProposalWithdrawn: forget,
    ProposalExpired: forget,
    ProposalHidden: forget,
  },
});
