import type { ProposalEvent, ProposalStatus } from '../../shared/contracts/proposal.ts';

/** The facts that may move a proposal from one status to another. */
export type Moving = Extract<
  ProposalEvent['type'],
  | 'ProposalPaused'
  | 'ProposalResumed'
  | 'ProposalWithdrawn'
  | 'ProposalExpired'
  | 'ProposalProlonged'
  | 'ProposalHidden'
  | 'ProposalRestored'
>;
export type Standing = Readonly<{ status: ProposalStatus; statusBefore: ProposalStatus }>;

/** What such a fact changes in a view that holds where a proposal stands, and where it stood before it was hidden. */
export const standingAfter = ({ status, statusBefore }: Standing, type: Moving): Partial<Standing> => {
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
      return status === 'expired' ? { status: 'open' } : {};
    case 'ProposalHidden':
      return { status: 'hidden', statusBefore: status };
    case 'ProposalRestored':
      // Not open again for all that: it may have been paused or closed.
      return { status: statusBefore };
  }
};
