import type { MessageSent } from '../../../shared/contracts/conversation.ts';
import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { MatchPinned, MatchSuggested } from '../../../shared/contracts/match.ts';
import type { NewsKind } from '../../../shared/contracts/news.ts';
import type { PartnershipEvent } from '../../../shared/contracts/partnership.ts';
import type { ProposalEvent } from '../../../shared/contracts/proposal.ts';
import type { Logged, Recorded } from '../../../shared/kernel/decider.ts';
import type { Deps } from '../../kit/ports.ts';
import { coordinators } from '../coordinator/coordinator.view.ts';
import { exchangeOf } from '../told/exchange.ts';
import { ownedOf } from '../told/owned.ts';

/** Some people for whom something changed, and the pages on which they may read it. */
export type Concern = Readonly<{
  kind: NewsKind;
  to: readonly string[];
  pages: readonly string[];
  /** Told to whoever shows one of these pages, and to nobody else: it changes a page, and awaits nobody. */
  quiet?: true;
}>;

type Needs = Pick<Deps, 'db' | 'store'>;

const SPACE = ['/mon-espace', '/mon-espace/echanges'];
const QUEUE = ['/coordination', '/coordination/approbations', '/mon-espace'];

const exchangePages = (id: string) => [`/interets/${id}`, `/partenariats/${id}`, ...SPACE];
const proposalPages = (...ids: readonly (string | null)[]) =>
  ids.flatMap((id) => (id ? [`/terrains/${id}`, `/questions/${id}`] : []));

const ofInterest = async ({ store }: Needs, fact: Logged): Promise<Concern[]> => {
  const exchange = await exchangeOf(store, fact.stream);
  if (!exchange) return [];
  const { interest, proposal, person, to } = exchange;
  const pages = [...exchangePages(interest), ...proposalPages(proposal)];
  return [{ kind: 'exchange', to: [person, ...to], pages }];
};

const ofMessage = async (_: Needs, { data }: Logged<MessageSent>): Promise<Concern[]> => [
  { kind: 'exchange', to: data.to, pages: exchangePages(data.exchange) },
];

/** The coordination decides what is submitted; whichever coordinator was first, it leaves the queue of the others. */
const ofPartnership = async ({ db, store }: Needs, { stream, type }: Logged): Promise<Concern[]> => {
  const [proposed] = (await store.read(stream)) as Recorded<PartnershipEvent>[];
  if (proposed?.type !== 'PartnershipProposed') return [];
  const { partnership, terrain, question, parties } = proposed.data;
  const both = [...parties.practitioner, ...parties.researcher];
  const others = (await coordinators(db)).filter((person) => !both.includes(person));
  const here = `/partenariats/${partnership}`;
  const decided: Pick<Concern, 'kind' | 'to'> = { kind: 'approval', to: others };
  return [
    { kind: 'exchange', to: both, pages: [...exchangePages(partnership), ...proposalPages(terrain, question)] },
    type === 'PartnershipSubmitted'
      ? { ...decided, pages: [here, ...QUEUE] }
      : { ...decided, pages: leavesQueue.has(type) ? [here, ...QUEUE] : [here], quiet: true },
  ];
};

const leavesQueue: ReadonlySet<string> = new Set<PartnershipEvent['type']>([
  'PartnershipReturned',
  'PartnershipFormed',
  'PartnershipRefused',
  'PartnershipAbandoned',
]);

const ofMatch = async (
  { store }: Needs,
  { data: { question, terrain } }: Logged<MatchSuggested> | Logged<MatchPinned>,
): Promise<Concern[]> => {
  const [asks, offers] = await Promise.all([ownedOf(store, question), ownedOf(store, terrain)]);
  const pages = [...proposalPages(question, terrain), `/rapprochements/${question}/${terrain}`, '/mon-espace'];
  return [{ kind: 'match', to: [...asks.owners, ...offers.owners], pages }];
};

const ofProposal = async ({ store }: Needs, { stream }: Logged): Promise<Concern[]> => {
  const proposal = stream.slice('proposal-'.length);
  const { owners } = await ownedOf(store, proposal);
  return [
    { kind: 'proposal', to: owners, pages: [...proposalPages(proposal), '/mon-espace', '/mon-espace/propositions'] },
  ];
};

type Told = InterestEvent | MessageSent | PartnershipEvent | ProposalEvent | MatchSuggested | MatchPinned;
type Rules = { [T in Told['type']]?: (needs: Needs, fact: never) => Promise<Concern[]> };

/** What pages show at once. Posting is told to nobody: the author is the only owner. */
const atOnce: Rules = {
  InterestExpressed: ofInterest,
  InterestClarificationAsked: ofInterest,
  InterestClarified: ofInterest,
  InterestAccepted: ofInterest,
  InterestDeclined: ofInterest,
  InterestWithdrawn: ofInterest,
  InterestReaddressed: ofInterest,
  InterestLapsed: ofInterest,
  MessageSent: ofMessage,
  PartnershipProposed: ofPartnership,
  TermsRevised: ofPartnership,
  ClauseAgreed: ofPartnership,
  PartnershipSubmitted: ofPartnership,
  PartnershipReturned: ofPartnership,
  PartnershipFormed: ofPartnership,
  PartnershipRefused: ofPartnership,
  RestitutionPromised: ofPartnership,
  RestitutionGiven: ofPartnership,
  RestitutionWaived: ofPartnership,
  PartnershipAbandoned: ofPartnership,
  PartnershipConcluded: ofPartnership,
  PartnershipEndedEarly: ofPartnership,
  ProposalRevised: ofProposal,
  ProposalPaused: ofProposal,
  ProposalResumed: ofProposal,
  ProposalWithdrawn: ofProposal,
  ProposalExpired: ofProposal,
  ProposalProlonged: ofProposal,
  ProposalHandedOver: ofProposal,
  ProposalHidden: ofProposal,
  ProposalRestored: ofProposal,
  CoOwnerAdded: ofProposal,
  QuestionProgressed: ofProposal,
};

/** What pages show once the views that follow the log have it. */
const followed: Rules = { MatchSuggested: ofMatch, MatchPinned: ofMatch };

const rules: Rules = { ...atOnce, ...followed };

/** The types of fact that are news: shown with the fact itself, or by views that come after it. */
export const newsTypes = {
  atOnce: new Set(Object.keys(atOnce)) as ReadonlySet<string>,
  followed: new Set(Object.keys(followed)) as ReadonlySet<string>,
};

/** Whom a fact concerns, whoever did it left out: the people who may read of it now, as its streams tell. */
export const concernsOf = async (needs: Needs, fact: Logged): Promise<Concern[]> => {
  const rule = rules[fact.type as Told['type']];
  const concerns = rule ? await rule(needs, fact as never) : [];
  return concerns.map((concern) => ({ ...concern, to: concern.to.filter((person) => person !== fact.by) }));
};
