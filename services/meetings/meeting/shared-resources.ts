import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { ResourceList, ResourceQuery } from '../../../shared/contracts/meeting-answers.ts';
import { Problem } from '../../kit/http.ts';
import type { Db } from '../../kit/ports.ts';
import { meetingTable } from './meeting.view.ts';
import { noteTable } from './note.view.ts';

const PAGE = 50;

/** References shared in published minutes, latest edition first; every word asked for must be in the text or a link. */
export const sharedResources = async (db: Db, { q, after }: ResourceQuery): Promise<ResourceList> => {
  const conditions = and(
    eq(noteTable.kind, 'resource'),
    isNotNull(noteTable.publishedText),
    ...q.split(/\s+/).filter(Boolean).slice(0, 10).map(contains),
  );
  const offset = offsetOf(after);
  const joined = eq(meetingTable.meeting, noteTable.meeting);
  const [rows, [counted]] = await Promise.all([
    db
      .select({ note: noteTable, meeting: meetingTable })
      .from(noteTable)
      .innerJoin(meetingTable, joined)
      .where(conditions)
      .orderBy(desc(meetingTable.edition), asc(meetingTable.number), asc(noteTable.place))
      .limit(PAGE + 1)
      .offset(offset),
    db.select({ n: sql<number>`count(*)::int` }).from(noteTable).innerJoin(meetingTable, joined).where(conditions),
  ]);
  return {
    items: rows.slice(0, PAGE).map(({ note, meeting }) => ({
      id: note.note,
      text: note.publishedText ?? '',
      links: [...note.links],
      meeting: meeting.meeting,
      meetingTitle: meeting.title,
      edition: meeting.edition,
      line: note.line,
    })),
    total: counted?.n ?? 0,
    next: rows.length > PAGE ? String(offset + PAGE) : null,
  };
};

const contains = (word: string): SQL => {
  const pattern = `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(lower(${noteTable.publishedText}) || ' ' || lower(${noteTable.links}::text)) like ${pattern}`;
};

const offsetOf = (after: string | undefined): number => {
  if (!after) return 0;
  if (!/^\d{1,6}$/.test(after)) throw new Problem(400, 'cursor-unreadable');
  return Number(after);
};
