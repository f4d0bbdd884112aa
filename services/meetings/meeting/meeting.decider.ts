import type {
  ImportMinutes,
  MeetingCommand,
  MeetingEvent,
  MinutesStatus,
  NoteTakenUp,
  TakeUpNotes,
} from '../../../shared/contracts/meeting.ts';
import type { MeetingCode } from '../../../shared/contracts/meeting-words.ts';
import type { NoteKind } from '../../../shared/contracts/minutes.ts';
import { type Decider, neverHappens, Refusal } from '../../../shared/kernel/decider.ts';

type Note = Readonly<{ kind: NoteKind; text: string; proposal: string | null }>;
type Known = Readonly<{
  status: MinutesStatus;
  sha256: string | null;
  /** Removed notes are absent. */
  notes: ReadonlyMap<string, Note>;
  published: number;
  changed: boolean;
}>;
export type Meeting = { status: 'unknown' } | Known;

const refuse = (code: MeetingCode): never => {
  throw new Refusal<MeetingCode>(code);
};

export const meeting: Decider<Meeting, MeetingCommand, MeetingEvent> = {
  initial: { status: 'unknown' },

  decide: (command, state) => {
    if (!command.data.coordinator) return refuse('meeting-coordinators-only-not-yours');
    if (command.type === 'ImportMinutes') return importMinutes(command.data, state);
    if (state.status === 'unknown') return refuse('meeting-unknown');
    switch (command.type) {
      case 'TakeNote':
        if (state.notes.has(command.data.note.note)) return refuse('note-already-taken');
        return [{ type: 'NoteTaken', data: command.data.note }];
      case 'ReviseNote': {
        const { note, text } = command.data;
        return noteOf(state, note).text === text ? [] : [{ type: 'NoteRevised', data: { note, text } }];
      }
      case 'RemoveNote':
        if (noteOf(state, command.data.note).proposal) return refuse('note-already-taken-up');
        return [{ type: 'NoteRemoved', data: { note: command.data.note } }];
      case 'TakeUpNote':
        if (noteOf(state, command.data.taking.note).proposal) return refuse('note-already-taken-up');
        return takeUp([command.data.taking], state);
      case 'TakeUpNotes':
        return takeUp(
          command.data.takings.filter((taking) => !noteOf(state, taking.note).proposal),
          state,
        );
      case 'SubmitMinutes':
      case 'ApproveMinutes':
      case 'PublishMinutes':
        return release(command.type, state);
      default:
        return neverHappens(command);
    }
  },

  evolve: (state, event) => {
    if (event.type === 'MeetingScheduled')
      return { status: 'draft', sha256: null, notes: new Map(), published: 0, changed: true };
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
};

/** The same document twice changes nothing; another one never overwrites what was recorded. */
const importMinutes = (asked: ImportMinutes['data'], state: Meeting): readonly MeetingEvent[] => {
  const { meeting: facts, speakers, notes, source, sha256 } = asked;
  if (state.status !== 'unknown') return state.sha256 === sha256 ? [] : refuse('meeting-already-imported');
  return [
    { type: 'MeetingScheduled', data: facts },
    ...speakers.map((data) => ({ type: 'SpeakerListed', data }) as const),
    ...notes.map((data) => ({ type: 'NoteTaken', data }) as const),
    { type: 'MinutesImported', data: { source, sha256 } },
  ];
};

const noteOf = (state: Known, note: string): Note => state.notes.get(note) ?? refuse('note-unknown');

/** A lead becomes a question, a terrain a terrain. */
const becomes: Readonly<Record<NoteKind, NoteTakenUp['data']['kind'] | null>> = {
  lead: 'question',
  terrain: 'terrain',
  resource: null,
};

const takeUp = (takings: TakeUpNotes['data']['takings'], state: Known): readonly MeetingEvent[] => {
  const misfit = takings.some((taking) => becomes[noteOf(state, taking.note).kind] !== taking.kind);
  return misfit ? refuse('note-not-a-proposal') : takings.map((data) => ({ type: 'NoteTakenUp', data }));
};

/** The reading round may be left out: a coordinator may publish a draft. */
const release = (
  wish: 'SubmitMinutes' | 'ApproveMinutes' | 'PublishMinutes',
  { status, published, changed }: Known,
): readonly MeetingEvent[] => {
  switch (wish) {
    case 'SubmitMinutes':
      return status === 'draft' ? [{ type: 'MinutesSubmittedForReading', data: {} }] : refuse('minutes-not-draft');
    case 'ApproveMinutes':
      return status === 'reading' ? [{ type: 'MinutesApproved', data: {} }] : refuse('minutes-not-in-reading');
    case 'PublishMinutes':
      if (status === 'published' && !changed) return refuse('minutes-unchanged');
      return [{ type: 'MinutesPublished', data: { version: published + 1 } }];
  }
};

const withNote = (state: Known, note: string, change: Partial<Note>): Known => {
  const before = state.notes.get(note);
  return before ? { ...state, notes: new Map(state.notes).set(note, { ...before, ...change }) } : state;
};

const evolveKnown = (state: Known, event: MeetingEvent): Known => {
  switch (event.type) {
    case 'NoteTaken': {
      const { note, kind, text } = event.data;
      return { ...state, changed: true, notes: new Map(state.notes).set(note, { kind, text, proposal: null }) };
    }
    case 'NoteRevised':
      return { ...withNote(state, event.data.note, { text: event.data.text }), changed: true };
    case 'NoteRemoved': {
      const notes = new Map(state.notes);
      notes.delete(event.data.note);
      return { ...state, notes, changed: true };
    }
    case 'NoteTakenUp':
      return withNote(state, event.data.note, { proposal: event.data.proposal });
    case 'MinutesImported':
      return { ...state, sha256: event.data.sha256 };
    case 'MinutesSubmittedForReading':
      return { ...state, status: 'reading' };
    case 'MinutesApproved':
      return { ...state, status: 'approved' };
    case 'MinutesPublished':
      return { ...state, status: 'published', published: event.data.version, changed: false };
    default:
      return state;
  }
};
