import { asc, eq } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { MeetingEvent, SpeakerFacts } from '../../../shared/contracts/meeting.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';
import { meetingOf } from './meeting.view.ts';

/* Table */

export const speakerTable = pgTable(
  'meetings_speaker',
  {
    speaker: text().primaryKey(),
    meeting: text().notNull(),
    place: integer().notNull(),
    nameVault: text().notNull(),
    affiliationVault: text(),
    role: text().$type<SpeakerFacts['role']>().notNull(),
    line: integer(),
  },
  (t) => [index().on(t.meeting)],
);
export type SpeakerRow = typeof speakerTable.$inferSelect;

/* Projection */

export const speakerView = view<MeetingEvent, typeof speakerTable>({
  name: 'meetings_speaker',
  when: 'inline',
  table: speakerTable,
  privacy: { nameVault: 'vault', affiliationVault: 'vault' },
  on: {
    SpeakerListed: (rows, { stream, data, version }) =>
      rows.add(speakerTable, {
        speaker: data.speaker,
        meeting: meetingOf(stream),
        place: version,
        nameVault: data.name,
        affiliationVault: data.affiliation,
        role: data.role,
        line: data.line,
      }),
  },
});

/* Query */

export const speakersOf = (db: Db, meeting: string): Promise<SpeakerRow[]> =>
  db.select().from(speakerTable).where(eq(speakerTable.meeting, meeting)).orderBy(asc(speakerTable.place));
