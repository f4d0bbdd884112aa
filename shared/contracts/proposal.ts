import * as v from 'valibot';
import { isDay } from '../kernel/days.ts';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { QuestionContent, TerrainContent } from './proposal-content.ts';

export const proposalKinds = ['terrain', 'question'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What somebody puts forward, by kind. */
export type ProposalContent =
  | Readonly<{ kind: 'terrain'; content: TerrainContent }>
  | Readonly<{ kind: 'question'; content: QuestionContent }>;

/** Where a proposal taken from minutes comes from; `note` is the production's id, `line` its line in the source. */
export type Provenance = Readonly<{ meeting: string; note: string; line: number | null; label: string }>;

/* What may be asked */

export const Reason = v.object({
  reason: v.pipe(v.string(), v.trim(), v.minLength(5, 'reason-missing'), v.maxLength(1000, 'text-too-long')),
});
export const OptionalReason = v.object({
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, 'text-too-long')), ''),
});
export const Prolonging = v.object({ until: v.pipe(v.string(), v.check(isDay, 'date-invalid')) });
export const OwnerAddress = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email('email-invalid')),
});
export const OwnerNamed = v.object({ person: v.pipe(v.string(), v.maxLength(80)) });
export const ConceptVerdict = v.object({
  concept: v.pipe(v.string(), v.maxLength(80, 'choice-unknown')),
  verdict: v.picklist(['confirmed', 'removed'], 'choice-unknown'),
});
export const questionStates = ['open', 'studied', 'partly-answered', 'answered', 'contested'] as const;
export const Progress = v.object({
  state: v.picklist(questionStates, 'choice-unknown'),
  evidence: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(20)), []),
});

/** Who acts: `coordinator` when they hold that role now. */
type Acting = { actor: string; coordinator: boolean };

export type PostProposal = Command<
  'PostProposal',
  ProposalContent & {
    proposal: string;
    author: string;
    onBehalf: boolean;
    provenance: Provenance | null;
    today: string;
  }
>;
export type ReviseProposal = Command<'ReviseProposal', ProposalContent & Acting & { today: string }>;
export type PauseProposal = Command<'PauseProposal', Acting>;
export type ResumeProposal = Command<'ResumeProposal', Acting>;
export type WithdrawProposal = Command<'WithdrawProposal', Acting & { reason: string }>;
export type ExpireProposal = Command<'ExpireProposal', { today: string }>;
export type ProlongProposal = Command<'ProlongProposal', Acting & { until: string; today: string }>;
export type AddCoOwner = Command<'AddCoOwner', Acting & { person: string }>;
export type RemoveCoOwner = Command<'RemoveCoOwner', Acting & { person: string }>;
export type HandOverProposal = Command<'HandOverProposal', Acting & { to: string }>;
export type HideProposal = Command<'HideProposal', Acting & { reason: string }>;
export type RestoreProposal = Command<'RestoreProposal', Acting>;
export type TagProposal = Command<'TagProposal', Acting & { concept: string; verdict: 'confirmed' | 'removed' }>;
export type ProgressQuestion = Command<'ProgressQuestion', Acting & v.InferOutput<typeof Progress>>;
export type ProposalCommand =
  | PostProposal
  | ReviseProposal
  | PauseProposal
  | ResumeProposal
  | WithdrawProposal
  | ExpireProposal
  | ProlongProposal
  | AddCoOwner
  | RemoveCoOwner
  | HandOverProposal
  | HideProposal
  | RestoreProposal
  | TagProposal
  | ProgressQuestion;

/* What may have happened */

/** `onBehalf`: the author keeps it for people who have no account (taken up from minutes). */
export type ProposalPosted = Event<
  'ProposalPosted',
  ProposalContent & { proposal: string; author: string; onBehalf: boolean; provenance: Provenance | null }
>;
export type ProposalRevised = Event<'ProposalRevised', ProposalContent>;
export type ProposalPaused = Event<'ProposalPaused'>;
export type ProposalResumed = Event<'ProposalResumed'>;
export type ProposalWithdrawn = Event<'ProposalWithdrawn', { reason: string }>;
export type ProposalExpired = Event<'ProposalExpired'>;
export type ProposalProlonged = Event<'ProposalProlonged', { until: string }>;
export type CoOwnerAdded = Event<'CoOwnerAdded', { person: string }>;
export type CoOwnerRemoved = Event<'CoOwnerRemoved', { person: string }>;
export type ProposalHandedOver = Event<'ProposalHandedOver', { to: string }>;
/** `reason` is a vault id: it is written by one person to another. */
export type ProposalHidden = Event<'ProposalHidden', { reason: string }>;
export type ProposalRestored = Event<'ProposalRestored'>;
export type ProposalTagged = Event<'ProposalTagged', { concept: string; verdict: 'confirmed' | 'removed' }>;
export type QuestionProgressed = Event<'QuestionProgressed', v.InferOutput<typeof Progress>>;
export type ProposalEvent =
  | ProposalPosted
  | ProposalRevised
  | ProposalPaused
  | ProposalResumed
  | ProposalWithdrawn
  | ProposalExpired
  | ProposalProlonged
  | CoOwnerAdded
  | CoOwnerRemoved
  | ProposalHandedOver
  | ProposalHidden
  | ProposalRestored
  | ProposalTagged
  | QuestionProgressed;

export const proposalPrivacy = {
  ProposalPosted: {
    kind: 'none',
    content: 'none',
    proposal: 'none',
    author: 'none',
    onBehalf: 'none',
    provenance: 'none',
  },
  ProposalRevised: { kind: 'none', content: 'none' },
  ProposalPaused: {},
  ProposalResumed: {},
  ProposalWithdrawn: { reason: 'none' },
  ProposalExpired: {},
  ProposalProlonged: { until: 'none' },
  CoOwnerAdded: { person: 'none' },
  CoOwnerRemoved: { person: 'none' },
  ProposalHandedOver: { to: 'none' },
  ProposalHidden: { reason: 'vault' },
  ProposalRestored: {},
  ProposalTagged: { concept: 'none', verdict: 'none' },
  QuestionProgressed: { state: 'none', evidence: 'none' },
} as const satisfies PrivacyMarks<ProposalEvent>;

/** The stream of one proposal. */
export const proposalStream = (proposal: string): string => `proposal-${proposal}`;

/** `open` is the only status in which somebody may express interest. */
export const proposalStatuses = ['open', 'paused', 'withdrawn', 'expired', 'hidden'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];
