import {
  editionStream,
  type ImportMinutes,
  type MinutesRecord,
  meetingStream,
  type NoteFacts,
  type SpeakerFacts,
} from '../../../shared/contracts/meeting.ts';
import type { MinutesRecorded } from '../../../shared/contracts/meeting-answers.ts';
import type { MinutesEdition, MinutesMeeting, MinutesNote } from '../../../shared/contracts/minutes.ts';
import { Refusal } from '../../../shared/kernel/decider.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { edition } from '../edition/edition.decider.ts';
import { withoutAddresses } from '../minutes/links.ts';
import { meeting } from './meeting.decider.ts';

type Actor = Readonly<{ person: string; coordinator: boolean }>;
type Prepared = Readonly<{ id: string; command: ImportMinutes; keep: readonly VaultEntry[] }>;

/**
 * Records corrected minutes: an edition for each, a meeting for each. Ids come from the edition's date and the meeting's number,
 * so the same document recorded again, or resumed after a failure, completes what is missing and repeats nothing.
 */
export const recordMinutes =
  ({ store, newId }: Pick<Deps, 'store' | 'newId'>) =>
  async (record: MinutesRecord, by: Actor): Promise<MinutesRecorded> => {
    refuseRepeatedNumbers(record);
    const openEdition = commandHandler(store, edition);
    const importMinutes = commandHandler(store, meeting);
    const recorded: MinutesRecorded['meetings'] = [];
    let position = 0;
    for (const [at, found] of record.editions.entries()) {
      const id = editionId(found, record.sha256, at);
      const prepared = found.meetings.map((held) => prepare(held, { id, record, by, newId, edition: found }));
      const opening = { edition: id, title: withoutAddresses(found.title), date: found.date ?? null };
      if (!by.coordinator) throw new Refusal('meeting-coordinators-only-not-yours');
      const opened = await openEdition(editionStream(id), { type: 'OpenEdition', data: opening }, { by: by.person });
      position = Math.max(position, opened.position);
      for (const { id: held, command, keep } of prepared) {
        const done = await importMinutes(meetingStream(held), command, { by: by.person, keep });
        recorded.push({ id: held, title: command.data.meeting.title, version: done.version });
        position = Math.max(position, done.position);
      }
    }
    return { meetings: recorded, position };
  };

const editionId = ({ date }: MinutesEdition, sha256: string, at: number): string =>
  date ?? `sans-date-${sha256.slice(0, 8)}${at > 0 ? `-${at + 1}` : ''}`;

const refuseRepeatedNumbers = ({ editions, sha256 }: MinutesRecord) => {
  const ids = editions.flatMap((found, at) =>
    found.meetings.map((held) => `${editionId(found, sha256, at)}-${held.number}`),
  );
  if (new Set(ids).size < ids.length) throw new Refusal('meeting-numbered-twice');
};

type Context = Readonly<{
  id: string;
  record: MinutesRecord;
  by: Actor;
  newId: () => string;
  edition: MinutesEdition;
}>;

const prepare = (held: MinutesMeeting, { id, record, by, newId, edition: found }: Context): Prepared => {
  const meetingId = `${id}-${held.number}`;
  const keep: VaultEntry[] = [];
  const speakers = held.speakers.map((person, at): SpeakerFacts => {
    const speaker = `${meetingId}-${at + 1}`;
    const lock = (text: string) => {
      const entry = { id: newId(), person: `speaker-${speaker}`, text: withoutAddresses(text) };
      keep.push(entry);
      return entry.id;
    };
    const affiliation = person.affiliation === '' ? null : lock(person.affiliation);
    return { speaker, name: lock(person.name), role: person.role, affiliation, line: person.line };
  });
  const command: ImportMinutes = {
    type: 'ImportMinutes',
    data: {
      actor: by.person,
      coordinator: by.coordinator,
      meeting: {
        edition: id,
        number: held.number,
        title: withoutAddresses(held.title),
        theme: held.theme.map(withoutAddresses),
        themeLinks: held.themeLinks,
        date: held.date ?? found.date ?? null,
        startsAt: held.startsAt ?? null,
        minutes: held.minutes ?? null,
      },
      speakers,
      notes: noteFacts(held.notes),
      source: record.name,
      sha256: record.sha256,
    },
  };
  return { id: meetingId, command, keep };
};

/** A note is named after its line, so that its address can be cited; a line split in two gives a second name. */
const noteFacts = (notes: readonly MinutesNote[]): NoteFacts[] => {
  const named = new Map<number, number>();
  return notes.map(({ heading, group, text, points, masked, ...note }) => {
    const nth = (named.get(note.line) ?? 0) + 1;
    named.set(note.line, nth);
    const safe = withoutAddresses(text);
    return {
      ...note,
      note: `ligne-${note.line}${nth > 1 ? `-${nth}` : ''}`,
      text: safe,
      heading: heading || null,
      group: group || null,
      points: points.map((point) => ({ ...point, text: withoutAddresses(point.text) })),
      masked: masked || safe !== text,
    };
  });
};
