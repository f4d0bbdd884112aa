import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { EMBED_TEXTS } from './embed.job.ts';

/** Several posts in a row are asked about together. */
const SOON_MS = 5_000;

// A queue that is away must not park the fact: the job comes by itself every ten minutes.
const soon = async (_: unknown, { jobs, embeddings }: Deps) => {
  if (embeddings) await jobs.add(EMBED_TEXTS, {}, { id: EMBED_TEXTS, delayMs: SOON_MS }).catch(() => {});
};
const forget = async ({ stream }: { stream: string }, { embeddings }: Deps) =>
  embeddings?.forget(stream.slice('proposal-'.length));

/** A vector follows its text: asked for when there is one, forgotten as soon as it is another, or no longer to be matched. */
export const embedReactor = reactor<ProposalEvent>({
  name: 'matching-embed',
  on: {
    ProposalPosted: soon,
    ProposalRevised: async (fact, deps) => {
      await forget(fact, deps);
      await soon(fact, deps);
    },
    ProposalResumed: soon,
    ProposalRestored: soon,
    ProposalProlonged: soon,
    ProposalPaused: forget,
    ProposalWithdrawn: forget,
    ProposalExpired: forget,
    ProposalHidden: forget,
  },
});
