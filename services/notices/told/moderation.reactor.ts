import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { ownedOf } from './owned.ts';

const tellOwners =
  (template: string) =>
  async (fact: Logged<ProposalEvent>, { store, outbox }: Deps): Promise<void> => {
    const { title, path, owners } = await ownedOf(store, fact.stream.slice('proposal-'.length));
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
