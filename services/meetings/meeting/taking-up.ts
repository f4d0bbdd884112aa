import { TakingUp } from '../../../shared/contracts/meeting.ts';
import type { ProposalContent, Provenance } from '../../../shared/contracts/proposal.ts';
import type { Territory } from '../../../shared/contracts/proposal-content.ts';
import { check } from '../../../shared/kernel/check.ts';
import { Problem } from '../../kit/http.ts';
import type { Deps, Places } from '../../kit/ports.ts';
import { settledQuestion, settledTerrain } from '../../kit/settled-places.ts';
import { type MeetingRow, meetingById } from './meeting.view.ts';
import { type NoteRow, noteById } from './note.view.ts';
import { suggestProposal } from './suggest-proposal.ts';

type Taking = ProposalContent & { note: string; proposal: string; provenance: Provenance };

/** The note and its meeting, or the sentence that says they do not exist. */
export const noteInMeeting = async ({ db }: Pick<Deps, 'db'>, meeting: string, note: string) => {
  const [held, found] = await Promise.all([meetingById(db, meeting), noteById(db, meeting, note)]);
  if (!held) throw new Problem(404, 'meeting-unknown');
  if (!found) throw new Problem(404, 'note-unknown');
  return { held, found };
};

/** A lead as a question, a terrain as a terrain, as far as the words allow. */
export const suggestionFor = (places: Places, held: MeetingRow, note: NoteRow): ProposalContent => {
  if (note.kind === 'resource') throw new Problem(409, 'note-not-a-proposal');
  const find = (asked: { level: string; label: string; code?: string }): Territory | undefined => {
    const place = places.find(asked);
    return place && { level: place.level, code: place.code, label: place.label };
  };
  const { kind, text, heading, links } = note;
  return suggestProposal({ kind, text, heading, links, meetingTitle: held.title }, find);
};

/** The place as the official list knows it; one that is not in it, or a last day gone by, is a field error. */
export const settled = (places: Places, today: string, posted: ProposalContent): ProposalContent => {
  const { until } = posted.content;
  if (until && until < today) throw new Problem(422, 'fields-wrong', { 'content.until': 'proposal-until-past' });
  return posted.kind === 'terrain'
    ? { kind: 'terrain', content: settledTerrain(places, posted.content, 'content.') }
    : { kind: 'question', content: settledQuestion(places, posted.content, 'content.') };
};

export const takingOf = (held: MeetingRow, note: NoteRow, posted: ProposalContent, proposal: string): Taking => ({
  ...posted,
  note: note.note,
  proposal,
  provenance: { meeting: held.meeting, note: note.note, line: note.line, label: held.title },
});

/** All that can be taken up as suggested, and why the rest cannot. */
export const takingsOf = (deps: Pick<Deps, 'places' | 'newId'>, held: MeetingRow, notes: readonly NoteRow[]) => {
  const takings: Taking[] = [];
  const skipped: { note: string; code: string }[] = [];
  for (const note of notes) {
    const checked = check(TakingUp, suggestionFor(deps.places, held, note));
    if (checked.ok) takings.push(takingOf(held, note, checked.value, deps.newId()));
    else skipped.push({ note: note.note, code: Object.values(checked.errors)[0] ?? 'field-invalid' });
  }
  return { takings, skipped };
};
