import { eq } from 'drizzle-orm';
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
    RoleGranted: async (db, { stream, data }) => {
      if (data.role === 'coordinator')
        await db
          .insert(coordinatorTable)
          .values({ person: personOf(stream) })
          .onConflictDoNothing();
    },
    RoleRevoked: async (db, { stream, data }) => {
      if (data.role === 'coordinator')
        await db.delete(coordinatorTable).where(eq(coordinatorTable.person, personOf(stream)));
    },
    PersonErased: (db, { stream }) => db.delete(coordinatorTable).where(eq(coordinatorTable.person, personOf(stream))),
  },
});

/* Query */

export const coordinators = async (db: Db): Promise<string[]> =>
  (await db.select().from(coordinatorTable).orderBy(coordinatorTable.person)).map((row) => row.person);
