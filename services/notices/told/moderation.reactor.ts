import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Logged, Recorded } from '../../../shared/kernel/decider.ts';
import type { Deps, EventStore } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';

type Owned = Readonly<{ title: string; path: string; owners: readonly string[] }>;

/** The title, address and owners of a proposal as its stream stands now. */
const owned = async (store: EventStore, proposal: string): Promise<Owned> => {
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

const tellOwners =
  (template: string) =>
  async (fact: Logged<ProposalEvent>, { store, outbox }: Deps): Promise<void> => {
    const { title, path, owners } = await owned(store, fact.stream.slice('proposal-'.length));
    for (const person of owners.filter((owner) => owner !== fact.by))
      await outbox.put({
        dedupeKey: `${fact.position}:${template}:${person}`,
        kind: 'own-items',
        to: { person },
        thread: fact.stream,
        template,
        data: { title, path, messageVault: fact.type === 'ProposalHidden' ? fact.data.reason : null },
      });
  };

/** Owners learn why theirs was hidden, that it is back, that it has closed, or that it is now in their care. */
export const moderationReactor = reactor<ProposalEvent>({
  name: 'notices-moderation',
  on: {
    ProposalHidden: tellOwners('proposal-hidden'),
    ProposalRestored: tellOwners('proposal-restored'),
    ProposalExpired: tellOwners('proposal-expired'),
    ProposalHandedOver: tellOwners('proposal-handed-over'),
    CoOwnerAdded: tellOwners('proposal-shared'),
  },
});
