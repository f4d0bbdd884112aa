import { interestStream } from '../../../shared/contracts/interest.ts';
import type { PersonErased } from '../../../shared/contracts/person.ts';
import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { readProposal } from '../proposal/read-proposal.ts';
import { interest } from './interest.decider.ts';
import { pendingInterestsIn, pendingInterestsOf } from './interest.view.ts';

/** Whoever becomes responsible for a proposal also answers what was asked of it. */
const follow = async ({ stream }: { stream: string }, { db, store }: Deps): Promise<void> => {
  const proposal = stream.slice('proposal-'.length);
  const owners = (await readProposal(store, proposal))?.owners ?? [];
  const handle = commandHandler(store, interest);
  for (const { interest: id } of await pendingInterestsIn(db, proposal))
    await handle(interestStream(id), { type: 'ReaddressInterest', data: { to: owners } }, { by: 'system' });
};

/** What an erased person had asked for is taken back, so that nobody answers the void. */
const forget = async ({ data: { person } }: PersonErased, { db, store }: Deps): Promise<void> => {
  const handle = commandHandler(store, interest);
  for (const { interest: id } of await pendingInterestsOf(db, person))
    await handle(interestStream(id), { type: 'WithdrawInterest', data: { actor: person } }, { by: 'system' });
};

export const interestReactor = reactor<ProposalEvent | PersonErased>({
  name: 'partnerships-follow-people',
  on: { CoOwnerAdded: follow, CoOwnerRemoved: follow, ProposalHandedOver: follow, PersonErased: forget },
});
