import { asc, eq, gt, sql } from 'drizzle-orm';
import { date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { MeetingEvent, MinutesStatus } from '../../../shared/contracts/meeting.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Table */

export const meetingTable = pgTable('meetings_meeting', {
  meeting: text().primaryKey(),
  edition: text().notNull(),
  number: integer().notNull(),
  title: text().notNull(),
  theme: jsonb().$type<readonly string[]>().notNull(),
  themeLinks: jsonb().$type<readonly string[]>().notNull(),
  date: date(),
  startsAt: text(),
  minutes: integer(),
  status: text().$type<MinutesStatus>().notNull(),
  source: text(),
  sha256: text(),
  /** How many times the minutes were published. */
  published: integer().notNull(),
  version: integer().notNull(),
});
export type MeetingRow = typeof meetingTable.$inferSelect;

/* Projection */

/** The id in a stream's name. */
export const meetingOf = (stream: string): string => stream.slice('meeting-'.length);

const set = (rows: Rows, stream: string, change: Partial<MeetingRow>) =>
  rows.change(meetingTable, { meeting: meetingOf(stream) }, change);

const touch = (rows: Rows, { stream, version }: { stream: string; version: number }) => set(rows, stream, { version });

export const meetingView = view<MeetingEvent, typeof meetingTable>({
  name: 'meetings_meeting',
  when: 'inline',
  table: meetingTable,
  on: {
    MeetingScheduled: (rows, { stream, data, version }) =>
      rows.add(meetingTable, {
        ...data,
        meeting: meetingOf(stream),
        status: 'draft',
        source: null,
        sha256: null,
        published: 0,
        version,
      }),
    SpeakerListed: touch,
    NoteTaken: touch,
    NoteRevised: touch,
    NoteRemoved: touch,
    NoteTakenUp: touch,
    MinutesImported: (rows, { stream, data, version }) => set(rows, stream, { ...data, version }),
    MinutesSubmittedForReading: (rows, { stream, version }) => set(rows, stream, { status: 'reading', version }),
    MinutesApproved: (rows, { stream, version }) => set(rows, stream, { status: 'approved', version }),
    MinutesPublished: (rows, { stream, data, version }) =>
      set(rows, stream, { status: 'published', published: data.version, version }),
  },
});

/* Query */

export const meetingById = async (db: Db, meeting: string): Promise<MeetingRow | undefined> =>
  (await db.select().from(meetingTable).where(eq(meetingTable.meeting, meeting)))[0];

/** In the order of their editions' numbers; `all` includes minutes not yet published. */
export const meetings = (db: Db, all: boolean): Promise<MeetingRow[]> =>
  db
    .select()
    .from(meetingTable)
    .where(all ? sql`true` : gt(meetingTable.published, 0))
    .orderBy(asc(meetingTable.edition), asc(meetingTable.number));
