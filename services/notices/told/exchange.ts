import type { InterestEvent, InterestExpressed } from '../../../shared/contracts/interest.ts';
import type { Parties, PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import type { EventStore } from '../../kit/ports.ts';

/** What a mail about an interest needs to know of it: who wrote to whom, about what. */
export type Exchange = Readonly<{
  interest: string;
  proposal: string;
  title: string;
  /** Who expressed it. */
  person: string;
  /** Who answers now. */
  to: readonly string[];
  from: 'researcher' | 'practitioner';
}>;

/** What a mail about a partnership needs to know of it. */
export type Accord = Readonly<{ partnership: string; title: string; parties: Parties }>;

/** The exchange a stream tells of; nothing when it does not begin as one. */
export const exchangeOf = async (store: EventStore, stream: string): Promise<Exchange | undefined> => {
  const facts = (await store.read(stream)) as Recorded<InterestEvent>[];
  const expressed = facts.findLast((fact) => fact.type === 'InterestExpressed') as
    | Recorded<InterestExpressed>
    | undefined;
  if (!expressed) return undefined;
  const readdressed = facts.findLast((fact) => fact.type === 'InterestReaddressed');
  const { proposal, person, to, from } = expressed.data;
  return {
    interest: stream.slice('interest-'.length),
    proposal,
    title: await titleOf(store, proposal),
    person,
    to: readdressed && readdressed.version > expressed.version ? readdressed.data.to : to,
    from,
  };
};

export const accordOf = async (store: EventStore, stream: string): Promise<Accord | undefined> => {
  const facts = (await store.read(stream)) as Recorded<PartnershipEvent>[];
  const [proposed] = facts;
  if (proposed?.type !== 'PartnershipProposed') return undefined;
  const { partnership, terrain, question, parties } = proposed.data;
  return { partnership, parties, title: await titleOf(store, terrain ?? question) };
};

/** The title a proposal bears now, or nothing to say. */
const titleOf = async (store: EventStore, proposal: string | null): Promise<string> => {
  if (!proposal) return '';
  const facts = (await store.read(proposalStream(proposal))) as Recorded<ProposalEvent>[];
  const titled = facts.findLast((fact) => fact.type === 'ProposalPosted' || fact.type === 'ProposalRevised');
  return titled?.data.content.title ?? '';
};
