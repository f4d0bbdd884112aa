import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { MeetingEvent } from '../../../shared/contracts/meeting.ts';
import type { MinutesPoint, NoteKind } from '../../../shared/contracts/minutes.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';
import { meetingOf } from './meeting.view.ts';

/* Table */

export const noteTable = pgTable(
  'meetings_note',
  {
    meeting: text().notNull(),
    note: text().notNull(),
    place: integer().notNull(),
    kind: text().$type<NoteKind>().notNull(),
    text: text().notNull(),
    /** As last published; null while only the coordination has seen it. */
    publishedText: text(),
    /** As first taken. */
    original: text().notNull(),
    heading: text(),
    group: text(),
    line: integer(),
    endLine: integer(),
    points: jsonb().$type<readonly MinutesPoint[]>().notNull(),
    links: jsonb().$type<readonly string[]>().notNull(),
    masked: boolean().notNull(),
    proposal: text(),
  },
  (t) => [primaryKey({ columns: [t.meeting, t.note] })],
);
export type NoteRow = typeof noteTable.$inferSelect;

/* Projection */

const the = (stream: string, note: string) => ({ meeting: meetingOf(stream), note });

export const noteView = view<MeetingEvent, typeof noteTable>({
  name: 'meetings_note',
  when: 'inline',
  table: noteTable,
  on: {
    NoteTaken: (rows, { stream, data, version }) =>
      rows.add(noteTable, {
        ...data,
        meeting: meetingOf(stream),
        place: version,
        original: data.text,
        publishedText: null,
        proposal: null,
      }),
    NoteRevised: (rows, { stream, data }) => rows.change(noteTable, the(stream, data.note), { text: data.text }),
    NoteRemoved: (rows, { stream, data }) => rows.remove(noteTable, the(stream, data.note)),
    NoteTakenUp: (rows, { stream, data }) =>
      rows.change(noteTable, the(stream, data.note), { proposal: data.proposal }),
    MinutesPublished: (rows, { stream }) => {
      for (const { meeting, note, text } of rows.where(noteTable, 'meeting', meetingOf(stream)))
        rows.change(noteTable, { meeting, note }, { publishedText: text });
    },
  },
});

/* Query */

/** In their order. Whoever does not keep the minutes reads them as last published. */
export const notesOf = async (db: Db, meeting: string, keeps: boolean): Promise<NoteRow[]> => {
  const rows = await db.select().from(noteTable).where(eq(noteTable.meeting, meeting)).orderBy(asc(noteTable.place));
  return keeps
    ? rows
    : rows.flatMap((row) => (row.publishedText === null ? [] : [{ ...row, text: row.publishedText }]));
};

export const noteById = async (db: Db, meeting: string, note: string): Promise<NoteRow | undefined> =>
  (
    await db
      .select()
      .from(noteTable)
      .where(and(eq(noteTable.meeting, meeting), eq(noteTable.note, note)))
  )[0];

/** Leads and terrains that are no proposal yet. */
export const notesToTakeUp = (db: Db, meeting: string): Promise<NoteRow[]> =>
  db
    .select()
    .from(noteTable)
    .where(and(eq(noteTable.meeting, meeting), isNull(noteTable.proposal), sql`${noteTable.kind} <> 'resource'`))
    .orderBy(asc(noteTable.place));

export type NoteCount = Readonly<{ meeting: string; kind: NoteKind; n: number; takenUp: number }>;
export const noteCounts = (db: Db, keeps: boolean): Promise<NoteCount[]> =>
  db
    .select({
      meeting: noteTable.meeting,
      kind: noteTable.kind,
      n: sql<number>`count(*)::int`,
      takenUp: sql<number>`count(${noteTable.proposal})::int`,
    })
    .from(noteTable)
    .where(keeps ? undefined : isNotNull(noteTable.publishedText))
    .groupBy(noteTable.meeting, noteTable.kind);
