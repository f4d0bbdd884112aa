import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { ProposalEvent, ProposalStatus } from '../../shared/contracts/proposal.ts';

/** The facts that may move a proposal from one status to another. */
type Moving = Extract<
  ProposalEvent['type'],
  | 'ProposalPaused'
  | 'ProposalResumed'
  | 'ProposalWithdrawn'
  | 'ProposalExpired'
  | 'ProposalProlonged'
  | 'ProposalHidden'
  | 'ProposalRestored'
>;
type Standing = Readonly<{ status: PgColumn; statusBefore: PgColumn }>;

/** What such a fact changes in a view that holds where a proposal stands, and where it stood before it was hidden. */
export const standingAfter = (
  { status, statusBefore }: Standing,
  type: Moving,
): Readonly<{ status: ProposalStatus | SQL; statusBefore?: SQL }> => {
  switch (type) {
    case 'ProposalPaused':
      return { status: 'paused' };
    case 'ProposalResumed':
      return { status: 'open' };
    case 'ProposalWithdrawn':
      return { status: 'withdrawn' };
    case 'ProposalExpired':
      return { status: 'expired' };
    case 'ProposalProlonged':
      return { status: sql`case when ${status} = 'expired' then 'open' else ${status} end` };
    case 'ProposalHidden':
      return { status: 'hidden', statusBefore: sql`${status}` };
    case 'ProposalRestored':
      // Not open again for all that: it may have been paused or closed.
      return { status: sql`${statusBefore}` };
  }
};
