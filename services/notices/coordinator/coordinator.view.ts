import { pgTable, text } from 'drizzle-orm/pg-core';
import type { PersonEvent } from '../../../shared/contracts/person.ts';
import type { Db } from '../../kit/ports.ts';
import { view } from '../../kit/view.ts';

/* Table */

export const coordinatorTable = pgTable('notices_coordinator', { person: text().primaryKey() });

/* Projection */

const personOf = (stream: string): string => stream.slice('person-'.length);

export const coordinatorView = view<PersonEvent, typeof coordinatorTable>({
  name: 'notices_coordinator',
  when: 'inline',
  table: coordinatorTable,
  on: {
    RoleGranted: (rows, { stream, data }) => {
      if (data.role === 'coordinator') rows.offer(coordinatorTable, { person: personOf(stream) });
    },
    RoleRevoked: (rows, { stream, data }) => {
      if (data.role === 'coordinator') rows.remove(coordinatorTable, { person: personOf(stream) });
    },
    PersonErased: (rows, { stream }) => rows.remove(coordinatorTable, { person: personOf(stream) }),
  },
});

/* Query */

export const coordinators = async (db: Db): Promise<string[]> =>
  (await db.select().from(coordinatorTable).orderBy(coordinatorTable.person)).map((row) => row.person);
