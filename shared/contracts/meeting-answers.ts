import * as v from 'valibot';
import { minutesStatuses } from './meeting.ts';
import { MinutesEdition, MinutesPoint, noteKinds } from './minutes.ts';

/* What may be read of editions, meetings and their minutes. Dates are ISO days; lines count from 1 in the imported document. */

/** What a document would become, with every line that was not understood. Nothing is recorded. */
export const MinutesPreview = v.object({
  name: v.string(),
  sha256: v.string(),
  editions: v.array(MinutesEdition),
  notUnderstood: v.array(v.object({ line: v.number(), text: v.string() })),
});
export type MinutesPreview = v.InferOutput<typeof MinutesPreview>;

export const MinutesRecorded = v.object({
  meetings: v.array(v.object({ id: v.string(), title: v.string(), version: v.number() })),
  position: v.number(),
});
export type MinutesRecorded = v.InferOutput<typeof MinutesRecorded>;

export const MeetingCard = v.object({
  id: v.string(),
  edition: v.string(),
  number: v.number(),
  title: v.string(),
  date: v.nullable(v.string()),
  status: v.picklist(minutesStatuses),
  leads: v.number(),
  terrains: v.number(),
  resources: v.number(),
  /** Leads and terrains that became proposals. */
  takenUp: v.number(),
});
export type MeetingCard = v.InferOutput<typeof MeetingCard>;

/** Editions, latest first, each with its meetings in order. */
export const EditionList = v.array(
  v.object({ id: v.string(), title: v.string(), date: v.nullable(v.string()), meetings: v.array(MeetingCard) }),
);
export type EditionList = v.InferOutput<typeof EditionList>;

/** A production of a meeting. `id` is also its anchor on the meeting's page. */
export const NoteShown = v.object({
  id: v.string(),
  kind: v.picklist(noteKinds),
  text: v.string(),
  /** As first taken, when it was corrected since. */
  original: v.nullable(v.string()),
  heading: v.nullable(v.string()),
  group: v.nullable(v.string()),
  line: v.nullable(v.number()),
  endLine: v.nullable(v.number()),
  points: v.array(MinutesPoint),
  links: v.array(v.string()),
  masked: v.boolean(),
  /** The proposal it became. */
  proposal: v.nullable(v.string()),
});
export type NoteShown = v.InferOutput<typeof NoteShown>;

export const MeetingPage = v.object({
  ...MeetingCard.entries,
  editionTitle: v.string(),
  theme: v.array(v.string()),
  themeLinks: v.array(v.string()),
  startsAt: v.nullable(v.string()),
  minutes: v.nullable(v.number()),
  /** Empty names are erased ones. */
  speakers: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      role: v.picklist(['researcher', 'practitioner']),
      affiliation: v.string(),
      line: v.nullable(v.number()),
    }),
  ),
  notes: v.array(NoteShown),
  source: v.nullable(v.string()),
  /** How many times the minutes were published. */
  published: v.number(),
  version: v.number(),
});
export type MeetingPage = v.InferOutput<typeof MeetingPage>;

/** A note as a proposal, filled in as far as its words allow. `content` is `TerrainContent` or `QuestionContent`. */
export const TakingUpSuggested = v.object({
  kind: v.picklist(['terrain', 'question']),
  content: v.record(v.string(), v.unknown()),
});
export type TakingUpSuggested = v.InferOutput<typeof TakingUpSuggested>;

/** What taking up all notes of a meeting led to; `skipped` says why the others were not. */
export const TakenUp = v.object({
  id: v.string(),
  version: v.number(),
  position: v.number(),
  taken: v.array(v.object({ note: v.string(), proposal: v.string() })),
  skipped: v.array(v.object({ note: v.string(), code: v.string() })),
});
export type TakenUp = v.InferOutput<typeof TakenUp>;

/** The references shared in published minutes. */
export const SharedResource = v.object({
  id: v.string(),
  text: v.string(),
  links: v.array(v.string()),
  meeting: v.string(),
  meetingTitle: v.string(),
  edition: v.string(),
  line: v.nullable(v.number()),
});
export const ResourceList = v.object({
  items: v.array(SharedResource),
  total: v.number(),
  next: v.nullable(v.string()),
});
export type ResourceList = v.InferOutput<typeof ResourceList>;
export const ResourceQuery = v.object({
  q: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((text) => text.slice(0, 200)),
    ),
    '',
  ),
  after: v.optional(v.pipe(v.string(), v.maxLength(200, 'cursor-unreadable'))),
  lang: v.optional(v.string()),
});
export type ResourceQuery = v.InferOutput<typeof ResourceQuery>;
