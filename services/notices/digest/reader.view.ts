import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { DigestEvent } from '../../../shared/contracts/digest.ts';
import type { Digest, PersonEvent } from '../../../shared/contracts/person.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/** Until somebody chooses: often enough to be useful, not a flood. */
const UNTIL_CHOSEN: Digest = 'weekly';

/* Table */

export const readerTable = pgTable('notices_reader', {
  person: text().primaryKey(),
  digest: text().$type<Digest>().notNull(),
  lastDigestAt: timestamp({ withTimezone: true, precision: 3 }),
});
export type ReaderRow = typeof readerTable.$inferSelect;

/* Projection */

const personOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
const reader = (rows: Rows, stream: string, change: Partial<ReaderRow>) =>
  rows.put(readerTable, { person: personOf(stream), digest: UNTIL_CHOSEN, ...change }, change);

export const readerView = view<PersonEvent | DigestEvent, typeof readerTable>({
  name: 'notices_reader',
  when: 'inline',
  table: readerTable,
  on: {
    PersonJoined: (rows, { stream }) => reader(rows, stream, {}),
    PreferencesChosen: (rows, { stream, data }) => reader(rows, stream, { digest: data.digest }),
    PersonErased: (rows, { stream }) => rows.remove(readerTable, { person: personOf(stream) }),
    DigestPrepared: (rows, { stream, at }) => reader(rows, stream, { lastDigestAt: at }),
  },
});

/* Query */

export const readers = (db: Db): Promise<ReaderRow[]> => db.select().from(readerTable).orderBy(readerTable.person);
