import * as v from 'valibot';
import { interestStatuses, motives } from './interest.ts';
import { clauses, partnershipStatuses, restitutionStatuses, sides } from './partnership.ts';
import { proposalKinds } from './proposal.ts';

/* What may be read of interests, partnerships and restitutions. Days are ISO days, instants ISO 8601 in UTC. */

/** `title` is empty while the proposal is hidden. */
export const ProposalName = v.object({ id: v.string(), kind: v.picklist(proposalKinds), title: v.string() });
export type ProposalName = v.InferOutput<typeof ProposalName>;

/** Names by person id, looked up when asked: an erased person is absent. */
export const PeopleNamed = v.record(v.string(), v.object({ name: v.string(), organisation: v.string() }));
export type PeopleNamed = v.InferOutput<typeof PeopleNamed>;

/**
 * One thing that happened; `type` is the event's name. `text` is what its author wrote, or the word for "erased";
 * null when it carries none. `about` is the motive, the clause or the restitution concerned.
 */
export const Moment = v.object({
  type: v.string(),
  at: v.string(),
  by: v.string(),
  version: v.number(),
  text: v.nullable(v.string()),
  about: v.nullable(v.string()),
});
export type Moment = v.InferOutput<typeof Moment>;

/** An exchange in a list. `yours`: the asker has the ball, since `since`. */
export const InterestCard = v.object({
  id: v.string(),
  proposal: ProposalName,
  withProposal: v.nullable(ProposalName),
  from: v.picklist(['researcher', 'practitioner']),
  person: v.string(),
  to: v.array(v.string()),
  status: v.picklist(interestStatuses),
  /** Null for somebody who is not of it: a coordinator. */
  way: v.nullable(v.picklist(['sent', 'received'])),
  yours: v.boolean(),
  since: v.string(),
  answerBy: v.string(),
  late: v.boolean(),
});
export type InterestCard = v.InferOutput<typeof InterestCard>;
export const InterestList = v.object({ items: v.array(InterestCard), people: PeopleNamed });
export type InterestList = v.InferOutput<typeof InterestList>;

export const InterestPage = v.object({
  ...InterestCard.entries,
  version: v.number(),
  moments: v.array(Moment),
  /** What the asker may do now. */
  may: v.object({
    answer: v.boolean(),
    ask: v.boolean(),
    clarify: v.boolean(),
    withdraw: v.boolean(),
    renew: v.boolean(),
  }),
  motive: v.nullable(v.picklist(motives.map((motive) => motive.id))),
  /** The partnership that came of it. */
  partnership: v.nullable(v.string()),
  /** Restitutions these researchers promised elsewhere and have not given in time. */
  lateRestitutions: v.number(),
  /** Themes of the proposal, to look for others like it. */
  themes: v.array(v.string()),
  people: PeopleNamed,
});
export type InterestPage = v.InferOutput<typeof InterestPage>;

export const PartnershipCard = v.object({
  id: v.string(),
  status: v.picklist(partnershipStatuses),
  terrain: v.nullable(ProposalName),
  question: v.nullable(ProposalName),
  parties: v.object({ practitioner: v.array(v.string()), researcher: v.array(v.string()) }),
  /** Where the asker stands; null for a coordinator. */
  side: v.nullable(v.picklist(sides)),
  /** Clauses agreed by both sides. */
  agreed: v.number(),
  yours: v.boolean(),
  since: v.string(),
  lateRestitutions: v.number(),
});
export type PartnershipCard = v.InferOutput<typeof PartnershipCard>;
export const PartnershipList = v.object({ items: v.array(PartnershipCard), people: PeopleNamed });
export type PartnershipList = v.InferOutput<typeof PartnershipList>;

const PublicRestitution = v.object({
  what: v.string(),
  due: v.string(),
  status: v.picklist(restitutionStatuses),
  late: v.boolean(),
  proof: v.nullable(v.string()),
});
export const RestitutionCard = v.object({
  id: v.string(),
  ...PublicRestitution.entries,
  reason: v.nullable(v.string()),
});
export type RestitutionCard = v.InferOutput<typeof RestitutionCard>;

export const ClauseCard = v.object({
  clause: v.picklist(clauses.map((clause) => clause.id)),
  text: v.string(),
  agreed: v.array(v.picklist(sides)),
});
export type ClauseCard = v.InferOutput<typeof ClauseCard>;

export const PartnershipPage = v.object({
  ...PartnershipCard.entries,
  version: v.number(),
  clauses: v.array(ClauseCard),
  restitutions: v.array(RestitutionCard),
  lessons: v.nullable(v.string()),
  moments: v.array(Moment),
  may: v.object({
    write: v.boolean(),
    submit: v.boolean(),
    abandon: v.boolean(),
    decide: v.boolean(),
    promise: v.boolean(),
    give: v.boolean(),
    waive: v.boolean(),
    conclude: v.boolean(),
  }),
  people: PeopleNamed,
});
export type PartnershipPage = v.InferOutput<typeof PartnershipPage>;

/** What came of a terrain or a question, for everybody: no person in it. */
export const Outcomes = v.object({
  items: v.array(
    v.object({
      status: v.picklist(['formed', 'concluded', 'ended']),
      formedAt: v.string(),
      terrain: v.nullable(ProposalName),
      question: v.nullable(ProposalName),
      lessons: v.nullable(v.string()),
      restitutions: v.array(PublicRestitution),
    }),
  ),
});
export type Outcomes = v.InferOutput<typeof Outcomes>;

/* In words */

/** What stands in the place of words that were erased. */
export const erasedWord = { fr: '[effacé]', en: '[erased]' } as const;
