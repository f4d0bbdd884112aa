import type { ProposalFacts } from '../../../shared/contracts/interest.ts';
import type { ProposalContent, ProposalEvent, ProposalStatus } from '../../../shared/contracts/proposal.ts';

/** A proposal as an exchange about it needs to know it. */
export type AboutProposal = Readonly<{
  proposal: string;
  posted: ProposalContent;
  status: ProposalStatus;
  before: ProposalStatus;
  owners: readonly string[];
}>;

/** Folds a proposal's own stream; undefined when nothing was posted. */
export const aboutProposal = (facts: readonly ProposalEvent[]): AboutProposal | undefined =>
  facts.reduce<AboutProposal | undefined>(
    (about, fact) => (fact.type === 'ProposalPosted' ? opening(fact) : about && next(about, fact)),
    undefined,
  );

export const factsOf = ({ proposal, posted, status, owners }: AboutProposal): ProposalFacts => ({
  proposal,
  kind: posted.kind,
  open: status === 'open',
  owners,
});

const opening = ({ data }: Extract<ProposalEvent, { type: 'ProposalPosted' }>): AboutProposal => ({
  proposal: data.proposal,
  posted: data,
  status: 'open',
  before: 'open',
  owners: [data.author],
});

const next = (about: AboutProposal, fact: ProposalEvent): AboutProposal => {
  switch (fact.type) {
    case 'ProposalRevised':
      return { ...about, posted: fact.data };
    case 'ProposalPaused':
      return { ...about, status: 'paused' };
    case 'ProposalResumed':
      return { ...about, status: 'open' };
    case 'ProposalWithdrawn':
      return { ...about, status: 'withdrawn' };
    case 'ProposalExpired':
      return { ...about, status: 'expired' };
    case 'ProposalProlonged':
      return { ...about, status: about.status === 'expired' ? 'open' : about.status };
    case 'ProposalHidden':
      return { ...about, status: 'hidden', before: about.status };
    case 'ProposalRestored':
      return { ...about, status: about.before };
    default:
      return { ...about, owners: ownersAfter(about.owners, fact) };
  }
};

const ownersAfter = (owners: readonly string[], fact: ProposalEvent): readonly string[] => {
  switch (fact.type) {
    case 'CoOwnerAdded':
      return [...owners, fact.data.person];
    case 'CoOwnerRemoved':
      return owners.filter((owner) => owner !== fact.data.person);
    case 'ProposalHandedOver':
      return [fact.data.to];
    default:
      return owners;
  }
};
