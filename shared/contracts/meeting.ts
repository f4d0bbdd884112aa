import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import { MinutesEdition, type MinutesMeeting, type MinutesPoint, type NoteKind, noteKinds } from './minutes.ts';
import type { ProposalContent, Provenance } from './proposal.ts';
import { QuestionContent, TerrainContent } from './proposal-content.ts';

/* What may be asked */

/** The text of a document, to be read without recording anything. */
export const MinutesText = v.object({
  name: v.pipe(v.string(), v.trim(), v.maxLength(200, 'line-too-long')),
  text: v.string(),
});

/** Minutes as corrected: what was read, and the fingerprint of the document it was read from. */
export const MinutesRecord = v.object({
  name: v.pipe(v.string(), v.trim(), v.maxLength(200, 'line-too-long')),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'minutes-fingerprint-wrong')),
  editions: v.pipe(v.array(MinutesEdition), v.minLength(1, 'minutes-without-meeting'), v.maxLength(50)),
});
export type MinutesRecord = v.InferOutput<typeof MinutesRecord>;

const noteText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3, 'minutes-note-empty'),
  v.maxLength(5_000, 'minutes-text-too-long'),
);
export const NoteDraft = v.object({
  kind: v.picklist(noteKinds, 'choice-unknown'),
  text: noteText,
  heading: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300, 'line-too-long')), ''),
});
export const NoteRevision = v.object({ text: noteText });

/** A note as a proposal: the content suggested, or as the coordinator corrected it. */
export const TakingUp = v.variant('kind', [
  v.object({ kind: v.literal('terrain'), content: TerrainContent }),
  v.object({ kind: v.literal('question'), content: QuestionContent }),
]);

type Acting = { actor: string; coordinator: boolean };
export type NoteFacts = Readonly<{
  note: string;
  kind: NoteKind;
  text: string;
  heading: string | null;
  group: string | null;
  line: number | null;
  endLine: number | null;
  points: readonly MinutesPoint[];
  links: readonly string[];
  /** An e-mail address was found in the source and left out. */
  masked: boolean;
}>;
/** `name` and `affiliation` are vault ids. */
export type SpeakerFacts = Readonly<{
  speaker: string;
  name: string;
  role: 'researcher' | 'practitioner';
  affiliation: string | null;
  line: number | null;
}>;
export type MeetingFacts = Readonly<
  Pick<MinutesMeeting, 'number' | 'title' | 'theme' | 'themeLinks'> & {
    edition: string;
    date: string | null;
    startsAt: string | null;
    minutes: number | null;
  }
>;
type Taking = ProposalContent & { note: string; proposal: string; provenance: Provenance };

export type OpenEdition = Command<'OpenEdition', { edition: string; title: string; date: string | null }>;
export type EditionCommand = OpenEdition;

export type ImportMinutes = Command<
  'ImportMinutes',
  Acting & {
    meeting: MeetingFacts;
    speakers: readonly SpeakerFacts[];
    notes: readonly NoteFacts[];
    source: string;
    sha256: string;
  }
>;
export type TakeNote = Command<'TakeNote', Acting & { note: NoteFacts }>;
export type ReviseNote = Command<'ReviseNote', Acting & { note: string; text: string }>;
export type RemoveNote = Command<'RemoveNote', Acting & { note: string }>;
export type TakeUpNote = Command<'TakeUpNote', Acting & { taking: Taking }>;
export type TakeUpNotes = Command<'TakeUpNotes', Acting & { takings: readonly Taking[] }>;
export type SubmitMinutes = Command<'SubmitMinutes', Acting>;
export type ApproveMinutes = Command<'ApproveMinutes', Acting>;
export type PublishMinutes = Command<'PublishMinutes', Acting>;
export type MeetingCommand =
  | ImportMinutes
  | TakeNote
  | ReviseNote
  | RemoveNote
  | TakeUpNote
  | TakeUpNotes
  | SubmitMinutes
  | ApproveMinutes
  | PublishMinutes;

/** What one note is taken up as: with `as-suggested` nothing was corrected. */
export const TakingUpAsked = v.variant('kind', [TakingUp, v.object({ kind: v.literal('as-suggested') })]);

/* What may have happened */

export type EditionOpened = Event<'EditionOpened', OpenEdition['data']>;
export type EditionEvent = EditionOpened;

export type MeetingScheduled = Event<'MeetingScheduled', MeetingFacts>;
export type SpeakerListed = Event<'SpeakerListed', SpeakerFacts>;
export type NoteTaken = Event<'NoteTaken', NoteFacts>;
/** The words as first taken stay in `NoteTaken`. */
export type NoteRevised = Event<'NoteRevised', { note: string; text: string }>;
export type NoteRemoved = Event<'NoteRemoved', { note: string }>;
/** A note became a proposal: the board posts it under this id, kept by whoever took it up. */
export type NoteTakenUp = Event<'NoteTakenUp', Taking>;
export type MinutesImported = Event<'MinutesImported', { source: string; sha256: string }>;
export type MinutesSubmittedForReading = Event<'MinutesSubmittedForReading'>;
export type MinutesApproved = Event<'MinutesApproved'>;
/** `version` counts publications. */
export type MinutesPublished = Event<'MinutesPublished', { version: number }>;
export type MeetingEvent =
  | MeetingScheduled
  | SpeakerListed
  | NoteTaken
  | NoteRevised
  | NoteRemoved
  | NoteTakenUp
  | MinutesImported
  | MinutesSubmittedForReading
  | MinutesApproved
  | MinutesPublished;

export const meetingPrivacy = {
  EditionOpened: { edition: 'none', title: 'none', date: 'none' },
  MeetingScheduled: {
    edition: 'none',
    number: 'none',
    title: 'none',
    theme: 'none',
    themeLinks: 'none',
    date: 'none',
    startsAt: 'none',
    minutes: 'none',
  },
  SpeakerListed: { speaker: 'none', name: 'vault', role: 'none', affiliation: 'vault', line: 'none' },
  NoteTaken: {
    note: 'none',
    kind: 'none',
    text: 'none',
    heading: 'none',
    group: 'none',
    line: 'none',
    endLine: 'none',
    points: 'none',
    links: 'none',
    masked: 'none',
  },
  NoteRevised: { note: 'none', text: 'none' },
  NoteRemoved: { note: 'none' },
  NoteTakenUp: { note: 'none', proposal: 'none', kind: 'none', content: 'none', provenance: 'none' },
  MinutesImported: { source: 'none', sha256: 'none' },
  MinutesSubmittedForReading: {},
  MinutesApproved: {},
  MinutesPublished: { version: 'none' },
} as const satisfies PrivacyMarks<EditionEvent | MeetingEvent>;

/** The streams of an edition and of a meeting. */
export const editionStream = (edition: string): string => `edition-${edition}`;
export const meetingStream = (meeting: string): string => `meeting-${meeting}`;

/** Everybody reads minutes that are `published`; the others are the coordination's. */
export const minutesStatuses = ['draft', 'reading', 'approved', 'published'] as const;
export type MinutesStatus = (typeof minutesStatuses)[number];
