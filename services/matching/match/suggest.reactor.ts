import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { SUGGEST_MATCHES } from './suggest.job.ts';

/** Several posts in a row make one round. */
const SOON_MS = 20_000;

// A queue that is away must not park the fact: a round comes every quarter of an hour in any case.
const soon = (_: unknown, { jobs }: Deps) =>
  jobs.add(SUGGEST_MATCHES, {}, { id: SUGGEST_MATCHES, delayMs: SOON_MS }).catch(() => {});

/** A new or changed proposal may bring new matches: a round follows soon. */
export const suggestReactor = reactor<ProposalEvent>({
  name: 'matching-suggest',
  on: { ProposalPosted: soon, ProposalRevised: soon, ProposalTagged: soon },
});
