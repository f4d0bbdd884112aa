import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Words } from '../kernel/words.ts';
import type { ProposalKind } from './proposal.ts';
import type { Choice } from './proposal-choices.ts';

/** How long somebody has to answer, in days. */
export const ANSWER_DAYS = 21;
/** How many days before the promised date a reminder goes out. */
export const CHASE_DAYS = 5;

export const motives = [
  { id: 'no-time', label: { fr: 'Pas le temps en ce moment', en: 'No time at the moment' } },
  { id: 'data-unavailable', label: { fr: 'Données indisponibles', en: 'Data not available' } },
  { id: 'calendar', label: { fr: 'Calendriers incompatibles', en: 'Calendars do not fit' } },
  { id: 'scope', label: { fr: 'Sujet trop éloigné', en: 'Subject too far away' } },
  { id: 'already-studied', label: { fr: 'Déjà étudié', en: 'Already studied' } },
  { id: 'capacity', label: { fr: 'Capacité d’accueil atteinte', en: 'Capacity reached' } },
  { id: 'other', label: { fr: 'Autre raison', en: 'Another reason' } },
] as const satisfies readonly Choice[];
export type Motive = (typeof motives)[number]['id'];

/** `asked`: those written to have the ball. `clarifying`: the person who asked has it. Nobody has it in the others. */
export const interestStatuses = ['asked', 'clarifying', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const;
export type InterestStatus = (typeof interestStatuses)[number];

/* What may be asked */

const Message = v.pipe(v.string(), v.trim(), v.minLength(20, 'message-too-short'), v.maxLength(5000, 'text-too-long'));
const OptionalMessage = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(5000, 'text-too-long')), '');

export const InterestDraft = v.object({
  message: Message,
  /** The asker's own proposal that goes with it, when there is one. */
  withProposal: v.optional(v.nullable(v.string()), null),
});
export const Answer = v.object({ message: OptionalMessage });
export const Decline = v.object({
  motive: v.picklist(
    motives.map((motive) => motive.id),
    'motive-missing',
  ),
  message: OptionalMessage,
});
/** A verb that needs no words. */
export const Nothing = v.object({});
export const Clarification = v.object({ text: Message });

/** The three answers as one form asks for them; each goes to its own route. */
export const InterestAnswer = v.variant(
  'answer',
  [
    v.object({ answer: v.literal('yes'), ...Answer.entries }),
    v.object({ answer: v.literal('no'), ...Decline.entries }),
    v.object({ answer: v.literal('ask'), ...Clarification.entries }),
  ],
  'answer-missing',
);
export type InterestAnswer = v.InferOutput<typeof InterestAnswer>;

/** What an interest needs to know of a proposal, read from its stream when asked. */
export type ProposalFacts = Readonly<{
  proposal: string;
  kind: ProposalKind;
  open: boolean;
  owners: readonly string[];
}>;

export type ExpressInterest = Command<
  'ExpressInterest',
  {
    proposal: ProposalFacts;
    person: string;
    withProposal: ProposalFacts | null;
    /** A vault id. */
    message: string;
    answerBy: string;
  }
>;
export type AskClarification = Command<'AskClarification', { actor: string; question: string; answerBy: string }>;
export type GiveClarification = Command<'GiveClarification', { actor: string; answer: string; answerBy: string }>;
export type AcceptInterest = Command<'AcceptInterest', { actor: string; message: string | null }>;
export type DeclineInterest = Command<'DeclineInterest', { actor: string; motive: Motive; message: string | null }>;
export type WithdrawInterest = Command<'WithdrawInterest', { actor: string }>;
/** The proposal's owners changed: those who answer are the new ones. */
export type ReaddressInterest = Command<'ReaddressInterest', { to: readonly string[] }>;
export type ChaseInterest = Command<'ChaseInterest', { today: string }>;
export type LapseInterest = Command<'LapseInterest', { today: string }>;
export type InterestCommand =
  | ExpressInterest
  | AskClarification
  | GiveClarification
  | AcceptInterest
  | DeclineInterest
  | WithdrawInterest
  | ReaddressInterest
  | ChaseInterest
  | LapseInterest;

/* What may have happened */

/** `from`: a researcher towards a terrain, or a practitioner inviting the author of a question. `to` are the proposal's owners then. */
export type InterestExpressed = Event<
  'InterestExpressed',
  {
    proposal: string;
    kind: ProposalKind;
    person: string;
    to: readonly string[];
    from: 'researcher' | 'practitioner';
    withProposal: string | null;
    message: string;
    answerBy: string;
  }
>;
export type InterestClarificationAsked = Event<'InterestClarificationAsked', { question: string; answerBy: string }>;
export type InterestClarified = Event<'InterestClarified', { answer: string; answerBy: string }>;
export type InterestAccepted = Event<'InterestAccepted', { message: string | null }>;
export type InterestDeclined = Event<'InterestDeclined', { motive: Motive; message: string | null }>;
export type InterestWithdrawn = Event<'InterestWithdrawn'>;
export type InterestReaddressed = Event<'InterestReaddressed', { to: readonly string[] }>;
export type InterestChased = Event<'InterestChased'>;
export type InterestLapsed = Event<'InterestLapsed'>;
export type InterestEvent =
  | InterestExpressed
  | InterestClarificationAsked
  | InterestClarified
  | InterestAccepted
  | InterestDeclined
  | InterestWithdrawn
  | InterestReaddressed
  | InterestChased
  | InterestLapsed;

export const interestPrivacy = {
  InterestExpressed: {
    proposal: 'none',
    kind: 'none',
    person: 'none',
    to: 'none',
    from: 'none',
    withProposal: 'none',
    message: 'vault',
    answerBy: 'none',
  },
  InterestClarificationAsked: { question: 'vault', answerBy: 'none' },
  InterestClarified: { answer: 'vault', answerBy: 'none' },
  InterestAccepted: { message: 'vault' },
  InterestDeclined: { motive: 'none', message: 'vault' },
  InterestWithdrawn: {},
  InterestReaddressed: { to: 'none' },
  InterestChased: {},
  InterestLapsed: {},
} as const satisfies PrivacyMarks<InterestEvent>;

/** One per person and proposal, by construction. */
export const interestId = (proposal: string, person: string): string => `${proposal}-${person}`;
export const interestStream = (interest: string): string => `interest-${interest}`;

/* In words */

export const interestWords = {
  InterestExpressed: { fr: 'a exprimé son intérêt', en: 'expressed interest' },
  InterestClarificationAsked: { fr: 'a demandé une précision', en: 'asked for a clarification' },
  InterestClarified: { fr: 'a répondu à la demande de précision', en: 'answered the clarification' },
  InterestAccepted: { fr: 'a accepté', en: 'accepted' },
  InterestDeclined: { fr: 'a décliné', en: 'declined' },
  InterestWithdrawn: { fr: 'a retiré son intérêt', en: 'withdrew their interest' },
  InterestReaddressed: {
    fr: 'L’échange a suivi le changement de responsables.',
    en: 'The exchange followed the change of owners.',
  },
  InterestChased: {
    fr: 'Un rappel est parti avant la date promise.',
    en: 'A reminder went out before the promised date.',
  },
  InterestLapsed: {
    fr: 'La date promise est passée sans réponse.',
    en: 'The promised date went by without an answer.',
  },
  'message-too-short': { fr: 'Écrivez au moins 20 caractères.', en: 'Write at least 20 characters.' },
  'answer-missing': { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  'motive-missing': { fr: 'Choisissez un motif.', en: 'Choose a reason.' },
  'interest-unknown': { fr: 'Cet échange n’existe pas.', en: 'This exchange does not exist.' },
  'interest-in-own-proposal': {
    fr: 'C’est votre propre proposition : on ne peut pas y exprimer son intérêt.',
    en: 'This is your own proposal: you cannot express interest in it.',
  },
  'interest-proposal-not-open': {
    fr: 'Cette proposition n’est pas ouverte en ce moment. Regardez celles qui lui ressemblent.',
    en: 'This proposal is not open at the moment. Look at those that resemble it.',
  },
  'interest-already-expressed': {
    fr: 'Vous avez déjà exprimé votre intérêt : l’échange est en cours.',
    en: 'You have already expressed interest: the exchange is under way.',
  },
  'interest-with-proposal-not-yours': {
    fr: 'On ne peut joindre que l’une de ses propres propositions.',
    en: 'You can only attach one of your own proposals.',
  },
  'interest-with-proposal-same-kind': {
    fr: 'À un terrain on joint une question, à une question un terrain.',
    en: 'Attach a question to a terrain, and a terrain to a question.',
  },
  'interest-over': {
    fr: 'Cet échange est clos : il a été retiré, ou est resté sans réponse. Il peut être renouvelé par la personne qui l’a ouvert.',
    en: 'This exchange is over: it was withdrawn, or had no answer. The person who opened it may renew it.',
  },
  'interest-clarification-pending': {
    fr: 'Une précision est déjà demandée : attendez la réponse.',
    en: 'A clarification was already asked for: wait for the answer.',
  },
  'interest-already-answered': { fr: 'Une réponse a déjà été donnée.', en: 'An answer has already been given.' },
  'interest-answer-not-yours': {
    fr: 'Seules les personnes à qui l’on a écrit peuvent répondre.',
    en: 'Only the people it was addressed to can answer.',
  },
  'interest-clarify-not-yours': {
    fr: 'Seule la personne qui a exprimé son intérêt peut apporter cette précision.',
    en: 'Only the person who expressed interest can give this clarification.',
  },
  'interest-withdraw-not-yours': {
    fr: 'Seule la personne qui a exprimé son intérêt peut le retirer.',
    en: 'Only the person who expressed interest can withdraw it.',
  },
  'interest-nothing-to-clarify': { fr: 'Aucune précision n’est demandée.', en: 'No clarification was asked for.' },
  'interest-not-yours': {
    fr: 'Cet échange est réservé aux personnes concernées.',
    en: 'This exchange is for the people concerned.',
  },
} as const satisfies Words;
export type InterestCode = Extract<keyof typeof interestWords, `interest-${string}`>;
