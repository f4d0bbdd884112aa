import * as v from 'valibot';
import { isDay } from '../kernel/days.ts';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Sentence } from '../kernel/words.ts';
import { Reason } from './proposal.ts';

/** The clauses both sides agree one by one. */
export const clauses = [
  { id: 'object', label: { fr: 'Objet', en: 'Object' } },
  { id: 'data', label: { fr: 'Données', en: 'Data' } },
  { id: 'publication', label: { fr: 'Publication et signatures', en: 'Publication and authorship' } },
  { id: 'calendar', label: { fr: 'Calendrier', en: 'Calendar' } },
  { id: 'roles', label: { fr: 'Rôles', en: 'Roles' } },
  { id: 'restitution', label: { fr: 'Restitution', en: 'Restitution' } },
  { id: 'exit', label: { fr: 'Sortie', en: 'Exit' } },
] as const satisfies readonly { id: string; label: Sentence }[];
export type Clause = (typeof clauses)[number]['id'];
const clauseIds = clauses.map((clause) => clause.id);

export const sides = ['practitioner', 'researcher'] as const;
export type Side = (typeof sides)[number];

/** The two sides write, the coordination decides, and what was formed is concluded or ends early. */
export const partnershipStatuses = [
  'writing',
  'submitted',
  'formed',
  'refused',
  'abandoned',
  'concluded',
  'ended',
] as const;
export type PartnershipStatus = (typeof partnershipStatuses)[number];
export const restitutionStatuses = ['promised', 'given', 'waived'] as const;
export type RestitutionStatus = (typeof restitutionStatuses)[number];

/* What may be asked */

export const ClauseText = v.object({
  text: v.pipe(v.string(), v.trim(), v.minLength(10, 'clause-too-short'), v.maxLength(5000, 'text-too-long')),
});
export const ClauseId = v.picklist(clauseIds, 'choice-unknown');
export const Lessons = v.object({
  lessons: v.pipe(v.string(), v.trim(), v.minLength(20, 'lessons-too-short'), v.maxLength(5000, 'text-too-long')),
});
export const RestitutionPromise = v.object({
  what: v.pipe(v.string(), v.trim(), v.minLength(10, 'restitution-too-short'), v.maxLength(500, 'text-too-long')),
  due: v.pipe(v.string(), v.trim(), v.check(isDay, 'date-invalid')),
});
export const RestitutionProof = v.object({
  proof: v.pipe(v.string(), v.trim(), v.minLength(5, 'restitution-proof-missing'), v.maxLength(1000, 'text-too-long')),
});

/** A coordinator's decision as one form asks for it; each goes to its own route. */
export const Decision = v.variant(
  'decision',
  [
    v.object({ decision: v.literal('approve') }),
    v.object({ decision: v.picklist(['return', 'refuse']), ...Reason.entries }),
  ],
  'decision-missing',
);
export type Decision = v.InferOutput<typeof Decision>;

/** Who stands on which side. */
export type Parties = Readonly<Record<Side, readonly string[]>>;
export type Terms = Readonly<Partial<Record<Clause, string>>>;

type Acting = { actor: string };
export type ProposePartnership = Command<
  'ProposePartnership',
  {
    partnership: string;
    interest: string;
    terrain: string | null;
    question: string | null;
    parties: Parties;
    terms: Terms;
  }
>;
export type ReviseTerms = Command<'ReviseTerms', Acting & { clause: Clause; text: string }>;
export type AgreeClause = Command<'AgreeClause', Acting & { clause: Clause }>;
export type SubmitPartnership = Command<'SubmitPartnership', Acting>;
/** `reason` is a vault id. */
export type ReturnPartnership = Command<'ReturnPartnership', Acting & { coordinator: boolean; reason: string }>;
export type ApprovePartnership = Command<'ApprovePartnership', Acting & { coordinator: boolean }>;
export type RefusePartnership = Command<'RefusePartnership', Acting & { coordinator: boolean; reason: string }>;
export type PromiseRestitution = Command<
  'PromiseRestitution',
  Acting & { restitution: string; what: string; due: string; today: string }
>;
export type GiveRestitution = Command<'GiveRestitution', Acting & { restitution: string; proof: string }>;
export type WaiveRestitution = Command<'WaiveRestitution', Acting & { restitution: string; reason: string }>;
export type ConcludePartnership = Command<'ConcludePartnership', Acting & { lessons: string }>;
/** Gives up before approval; `reason` is a vault id. */
export type AbandonPartnership = Command<'AbandonPartnership', Acting & { reason: string }>;
export type EndPartnershipEarly = Command<'EndPartnershipEarly', Acting & { reason: string }>;
export type PartnershipCommand =
  | ProposePartnership
  | ReviseTerms
  | AgreeClause
  | SubmitPartnership
  | ReturnPartnership
  | ApprovePartnership
  | RefusePartnership
  | PromiseRestitution
  | GiveRestitution
  | WaiveRestitution
  | AbandonPartnership
  | ConcludePartnership
  | EndPartnershipEarly;

/* What may have happened. Each names the proposals it is about, so that other services need not look them up. */

type About = { terrain: string | null; question: string | null };
export type PartnershipProposed = Event<'PartnershipProposed', ProposePartnership['data']>;
export type TermsRevised = Event<'TermsRevised', { clause: Clause; text: string; side: Side }>;
export type ClauseAgreed = Event<'ClauseAgreed', { clause: Clause; side: Side }>;
export type PartnershipSubmitted = Event<'PartnershipSubmitted', { side: Side }>;
export type PartnershipReturned = Event<'PartnershipReturned', { reason: string }>;
export type PartnershipFormed = Event<'PartnershipFormed', About & { approvedBy: string; parties: Parties }>;
export type PartnershipRefused = Event<'PartnershipRefused', About & { reason: string }>;
export type PartnershipAbandoned = Event<'PartnershipAbandoned', About & { reason: string }>;
export type RestitutionPromised = Event<'RestitutionPromised', { restitution: string; what: string; due: string }>;
export type RestitutionGiven = Event<'RestitutionGiven', { restitution: string; proof: string }>;
export type RestitutionWaived = Event<'RestitutionWaived', { restitution: string; reason: string }>;
export type PartnershipConcluded = Event<'PartnershipConcluded', About & { lessons: string }>;
export type PartnershipEndedEarly = Event<'PartnershipEndedEarly', About & { reason: string }>;
export type PartnershipEvent =
  | PartnershipProposed
  | TermsRevised
  | ClauseAgreed
  | PartnershipSubmitted
  | PartnershipReturned
  | PartnershipFormed
  | PartnershipRefused
  | PartnershipAbandoned
  | RestitutionPromised
  | RestitutionGiven
  | RestitutionWaived
  | PartnershipConcluded
  | PartnershipEndedEarly;

export const partnershipPrivacy = {
  PartnershipProposed: {
    partnership: 'none',
    interest: 'none',
    terrain: 'none',
    question: 'none',
    parties: 'none',
    terms: 'none',
  },
  TermsRevised: { clause: 'none', text: 'none', side: 'none' },
  ClauseAgreed: { clause: 'none', side: 'none' },
  PartnershipSubmitted: { side: 'none' },
  PartnershipReturned: { reason: 'vault' },
  PartnershipFormed: { terrain: 'none', question: 'none', approvedBy: 'none', parties: 'none' },
  PartnershipRefused: { terrain: 'none', question: 'none', reason: 'vault' },
  PartnershipAbandoned: { terrain: 'none', question: 'none', reason: 'vault' },
  RestitutionPromised: { restitution: 'none', what: 'none', due: 'none' },
  RestitutionGiven: { restitution: 'none', proof: 'none' },
  RestitutionWaived: { restitution: 'none', reason: 'vault' },
  PartnershipConcluded: { terrain: 'none', question: 'none', lessons: 'none' },
  PartnershipEndedEarly: { terrain: 'none', question: 'none', reason: 'vault' },
} as const satisfies PrivacyMarks<PartnershipEvent>;

/** A partnership has the id of the interest it came from: however often its opening is tried, there is one. */
export const partnershipOf = (interest: string): string => interest;
export const partnershipStream = (partnership: string): string => `partnership-${partnership}`;
