import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import type { EventStore } from '../../kit/ports.ts';
import { type AboutProposal, aboutProposal } from './proposal-facts.ts';

/** A proposal as its own stream tells it at this moment. */
export const readProposal = async (store: EventStore, proposal: string): Promise<AboutProposal | undefined> =>
  aboutProposal((await store.read(proposalStream(proposal))) as Recorded<ProposalEvent>[]);
