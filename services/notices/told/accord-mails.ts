import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import type { Accord } from './exchange.ts';
import type { Told } from './told.ts';

/** Who is told what of a partnership. Clauses are worked on together on its page: they make no mail of their own. */
export const toldOfPartnership = (
  fact: Logged<PartnershipEvent>,
  { partnership, title, parties }: Accord,
  coordinators: readonly string[],
): readonly Told[] => {
  const both = [...new Set([...parties.practitioner, ...parties.researcher])];
  const about = { title, path: `/partenariats/${partnership}` };
  const tell = (to: readonly string[], template: string, data: Told['data'] = {}): Told => ({
    to,
    template,
    data: { ...about, ...data },
  });
  switch (fact.type) {
    case 'PartnershipProposed':
      return [tell(both, 'partnership-proposed')];
    case 'PartnershipSubmitted':
      return [
        tell(
          coordinators.filter((person) => !both.includes(person)),
          'partnership-submitted',
        ),
      ];
    case 'PartnershipReturned':
      return [tell(both, 'partnership-returned', { messageVault: fact.data.reason })];
    case 'PartnershipFormed':
      return [tell(both, 'partnership-formed')];
    case 'PartnershipRefused':
      return [tell(both, 'partnership-refused', { messageVault: fact.data.reason })];
    case 'RestitutionPromised':
      return [tell(parties.practitioner, 'restitution-promised', { what: fact.data.what, due: fact.data.due })];
    case 'RestitutionGiven':
      return [tell(parties.practitioner, 'restitution-given', { proof: fact.data.proof })];
    case 'RestitutionWaived':
      return [tell(parties.researcher, 'restitution-waived', { messageVault: fact.data.reason })];
    case 'PartnershipAbandoned':
      return [
        tell(
          both.filter((person) => person !== fact.by),
          'partnership-abandoned',
          { messageVault: fact.data.reason },
        ),
      ];
    case 'PartnershipConcluded':
      return [tell(both, 'partnership-concluded')];
    case 'PartnershipEndedEarly':
      return [tell(both, 'partnership-ended', { messageVault: fact.data.reason })];
    default:
      return [];
  }
};
