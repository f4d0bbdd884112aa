import type { EditionList, MeetingCard, MeetingPage, NoteShown } from '../../../shared/contracts/meeting-answers.ts';
import { Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { editionById, editions } from '../edition/edition.view.ts';
import { type MeetingRow, meetingById, meetings } from './meeting.view.ts';
import { type NoteCount, type NoteRow, noteCounts, notesOf } from './note.view.ts';
import { speakersOf } from './speaker.view.ts';

const keepsMinutes = (who: Visitor | null) => who?.roles.includes('coordinator') ?? false;

/** Editions with the meetings this visitor may read; an edition with none is left out. */
export const listEditions = async ({ db }: Pick<Deps, 'db'>, who: Visitor | null): Promise<EditionList> => {
  const keeps = keepsMinutes(who);
  const [opened, held, counts] = await Promise.all([editions(db), meetings(db, keeps), noteCounts(db, keeps)]);
  return opened
    .map(({ edition, title, date }) => ({
      id: edition,
      title,
      date,
      meetings: held.filter((row) => row.edition === edition).map((row) => cardOf(row, counts)),
    }))
    .filter((edition) => edition.meetings.length > 0);
};

/** One meeting with its minutes, names as the vault still holds them. */
export const readMeeting = async (
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  id: string,
  who: Visitor | null,
): Promise<MeetingPage> => {
  const row = await meetingById(db, id);
  if (!row || (row.published === 0 && !keepsMinutes(who))) throw new Problem(404, 'meeting-unknown');
  const [opened, notes, speakers] = await Promise.all([
    editionById(db, row.edition),
    notesOf(db, id, keepsMinutes(who)),
    speakersOf(db, id),
  ]);
  const ids = speakers.flatMap((speaker) => [speaker.nameVault, speaker.affiliationVault ?? '']).filter(Boolean);
  const words = await vault.read(ids);
  return {
    ...cardOf(row, countsIn(notes)),
    editionTitle: opened?.title ?? '',
    theme: [...row.theme],
    themeLinks: [...row.themeLinks],
    startsAt: row.startsAt,
    minutes: row.minutes,
    speakers: speakers.map(({ speaker, nameVault, affiliationVault, role, line }) => ({
      id: speaker,
      name: words.get(nameVault) ?? '',
      affiliation: words.get(affiliationVault ?? '') ?? '',
      role,
      line,
    })),
    notes: notes.map(shown),
    source: row.source,
    published: row.published,
    version: row.version,
  };
};

const countsIn = (notes: readonly NoteRow[]): NoteCount[] =>
  notes.map(({ meeting, kind, proposal }) => ({ meeting, kind, n: 1, takenUp: proposal ? 1 : 0 }));

const cardOf = (row: MeetingRow, counts: readonly NoteCount[]): MeetingCard => {
  const own = counts.filter(({ meeting }) => meeting === row.meeting);
  const sum = (kind: NoteCount['kind']) => own.filter((one) => one.kind === kind).reduce((n, one) => n + one.n, 0);
  return {
    id: row.meeting,
    edition: row.edition,
    number: row.number,
    title: row.title,
    date: row.date,
    status: row.status,
    leads: sum('lead'),
    terrains: sum('terrain'),
    resources: sum('resource'),
    takenUp: own.reduce((n, one) => n + one.takenUp, 0),
  };
};

const shown = ({
  note,
  meeting: _,
  place: __,
  publishedText: ___,
  original,
  points,
  links,
  ...rest
}: NoteRow): NoteShown => ({
  ...rest,
  id: note,
  original: original === rest.text ? null : original,
  points: [...points],
  links: [...links],
});
