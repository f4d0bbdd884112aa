import { systemClock } from '../../../infra/clock.ts';
import type { Database } from '../../../infra/db/database.ts';
import { eventStore } from '../../../infra/event-store/event-store.ts';
import { proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Event } from '../../../shared/kernel/decider.ts';
import { terrainDraft } from '../../board/drafts.ts';

/** How often each terrain of `postMuch` was revised. */
export const REVISED = 9;

/** As many at once as share a commit. */
const TOGETHER = 32;

export const posted = (proposal: string): Event => ({
  type: 'ProposalPosted',
  data: { kind: 'terrain', content: terrainDraft, proposal, author: 'p-ana', onBehalf: false, provenance: null },
});
export const revised = (nth: number): Event => ({
  type: 'ProposalRevised',
  data: { kind: 'terrain', content: { ...terrainDraft, title: revisedTitle(nth) } },
});
export const revisedTitle = (nth: number) => `Guichet revu ${nth} fois`;

/** So many terrains, each posted and revised nine times, in the log alone: views learn of them when they are made anew. */
export const postMuch = async (database: Database, terrains: number): Promise<string[]> => {
  const store = eventStore({ database, clock: systemClock, inline: [], upcasters: {} });
  const revisions = Array.from({ length: REVISED }, (_, i) => revised(i + 1));
  const ids = Array.from({ length: terrains }, (_, i) => `much-${String(i).padStart(6, '0')}`);
  for (let i = 0; i < terrains; i += TOGETHER)
    await Promise.all(
      ids
        .slice(i, i + TOGETHER)
        .map((id) => store.append(proposalStream(id), 0, [posted(id), ...revisions], { by: 'p-ana' })),
    );
  return ids;
};
