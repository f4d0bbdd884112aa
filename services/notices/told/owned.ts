import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import type { EventStore } from '../../kit/ports.ts';

export type Owned = Readonly<{ title: string; path: string; owners: readonly string[] }>;

/** The title, address and owners of a proposal as its stream stands now. */
export const ownedOf = async (store: Pick<EventStore, 'read'>, proposal: string): Promise<Owned> => {
  const facts = (await store.read(proposalStream(proposal))) as Recorded<ProposalEvent>[];
  return facts.reduce<Owned>((state, fact) => ownedAfter(state, fact, proposal), { title: '', path: '', owners: [] });
};

const ownedAfter = (state: Owned, fact: ProposalEvent, proposal: string): Owned => {
  switch (fact.type) {
    case 'ProposalPosted': {
      const folder = fact.data.kind === 'terrain' ? 'terrains' : 'questions';
      return { title: fact.data.content.title, path: `/${folder}/${proposal}`, owners: [fact.data.author] };
    }
    case 'ProposalRevised':
      return { ...state, title: fact.data.content.title };
    case 'CoOwnerAdded':
      return { ...state, owners: [...state.owners, fact.data.person] };
    case 'CoOwnerRemoved':
      return { ...state, owners: state.owners.filter((owner) => owner !== fact.data.person) };
    case 'ProposalHandedOver':
      return { ...state, owners: [fact.data.to] };
    default:
      return state;
  }
};
