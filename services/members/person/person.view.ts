import { and, arrayContains, count, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Digest, PersonEvent, Role } from '../../../shared/contracts/person.ts';
import type { Language } from '../../../shared/kernel/words.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';
import { defaultPreferences } from './person.decider.ts';

/* Table */

export const personTable = pgTable(
  'members_person',
  {
    person: text().primaryKey(),
    /** Vault id; null before joining and after erasing. */
    name: text(),
    organisation: text().notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    language: text().$type<Language>().notNull(),
    digest: text().$type<Digest>().notNull(),
    ownItems: boolean().notNull(),
    invitedBy: text(),
    joinedAt: timestamp({ withTimezone: true, precision: 3 }),
    erased: boolean().notNull(),
    version: integer().notNull(),
  },
  (t) => [index().on(t.joinedAt, t.person), index().using('gin', t.roles)],
);
export type PersonRow = typeof personTable.$inferSelect;

/* Projection */

const personOf = (stream: string) => stream.slice('person-'.length);

type Change = Partial<PersonRow> | ((row: PersonRow) => Partial<PersonRow>);
const set = (rows: Rows, stream: string, change: Change) =>
  rows.change(personTable, { person: personOf(stream) }, change);

const blank = {
  name: null,
  organisation: '',
  roles: [] as Role[],
  language: 'fr' as const,
  ...defaultPreferences,
  invitedBy: null,
  joinedAt: null,
  erased: false,
};

/** A role may come before the profile: the settings name the first administrator. */
const hold = (rows: Rows, stream: string, role: Role, version: number) =>
  rows.put(personTable, { ...blank, person: personOf(stream), roles: [role], version }, ({ roles }) => ({
    roles: [...without(role, roles), role],
    version,
  }));

const without = (role: Role, roles: readonly Role[]): Role[] => roles.filter((one) => one !== role);

export const personView = view<PersonEvent, typeof personTable>({
  name: 'members_person',
  when: 'inline',
  table: personTable,
  privacy: { name: 'vault' },
  on: {
    PersonJoined: (rows, { data, at, version }) => {
      const { name, organisation, language, invitedBy } = data;
      const known = { name, organisation, language, invitedBy, joinedAt: at, version };
      rows.put(personTable, { ...blank, person: data.person, ...known }, known);
    },
    ProfileRevised: (rows, { stream, data, version }) => set(rows, stream, { ...data, version }),
    RoleClaimed: (rows, { stream, data, version }) => hold(rows, stream, data.role, version),
    RoleGranted: (rows, { stream, data, version }) => hold(rows, stream, data.role, version),
    RoleRevoked: (rows, { stream, data, version }) =>
      set(rows, stream, ({ roles }) => ({ roles: without(data.role, roles), version })),
    PreferencesChosen: (rows, { stream, data, version }) => set(rows, stream, { ...data, version }),
    PersonErased: (rows, { data: { person }, version }) => {
      const gone = { name: null, organisation: '', roles: [], invitedBy: null, erased: true, version };
      rows.put(personTable, { ...blank, person, ...gone }, gone);
    },
  },
});

/* Query */

export const personById = async (db: Db, person: string): Promise<PersonRow | undefined> =>
  (await db.select().from(personTable).where(eq(personTable.person, person)))[0];

export const personsById = async (db: Db, ids: readonly string[]): Promise<readonly PersonRow[]> =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(personTable)
        .where(and(inArray(personTable.person, [...new Set(ids)]), eq(personTable.erased, false)));

/** Which of these people the log knows as erased. */
export const erasedAmong = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ person: personTable.person })
    .from(personTable)
    .where(and(inArray(personTable.person, [...ids]), eq(personTable.erased, true)));
  return new Set(rows.map(({ person }) => person));
};

/** Roles held now; none for an unknown or erased person. */
export const rolesOf = async (db: Db, person: string): Promise<readonly Role[]> =>
  (await db.select({ roles: personTable.roles }).from(personTable).where(eq(personTable.person, person)))[0]?.roles ??
  [];

export type Cursor = Readonly<{ at: Date; person: string }>;

/** Who has a profile, the latest first. */
export const personsJoined = async (
  db: Db,
  { role, after, limit }: Readonly<{ role?: Role | undefined; after?: Cursor | undefined; limit: number }>,
): Promise<Readonly<{ rows: readonly PersonRow[]; total: number }>> => {
  const listed = and(
    eq(personTable.erased, false),
    sql`${personTable.joinedAt} is not null`,
    role ? arrayContains(personTable.roles, [role]) : undefined,
  );
  const rows = await db
    .select()
    .from(personTable)
    .where(and(listed, after ? olderThan(after) : undefined))
    .orderBy(desc(personTable.joinedAt), desc(personTable.person))
    .limit(limit);
  const [counted] = await db.select({ n: count() }).from(personTable).where(listed);
  return { rows, total: counted?.n ?? 0 };
};

const olderThan = ({ at, person }: Cursor): SQL | undefined =>
  or(lt(personTable.joinedAt, at), and(eq(personTable.joinedAt, at), lt(personTable.person, person)));
