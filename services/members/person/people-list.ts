import type { PeopleList, PeopleQuery, PersonEntry } from '../../../shared/contracts/person-answers.ts';
import { Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { fold } from '../../kit/text/fold.ts';
import { namesOf } from './people-names.ts';
import { type Cursor, type PersonRow, personsById, personsJoined } from './person.view.ts';

const PAGE = 50;
/** Names lie in the vault, so a search by name reads them; more people than this would need another way. */
const SEARCHED = 5_000;

type Reading = Pick<Deps, 'db' | 'vault' | 'accounts'>;

/** People as the coordination sees them: a page of all, or those whose name, organisation or address is asked for. */
export const listPeople = async (deps: Reading, { q, role, after }: PeopleQuery): Promise<PeopleList> => {
  if (q) return searchPeople(deps, q, role);
  const { rows, total } = await personsJoined(deps.db, {
    role,
    after: after ? cursorIn(after) : undefined,
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return { people: await entries(deps, shown), total, next: rows.length > PAGE && last ? cursorOf(last) : null };
};

const searchPeople = async (deps: Reading, q: string, role: PeopleQuery['role']): Promise<PeopleList> => {
  if (q.includes('@')) {
    const person = await deps.accounts.byAddress(q);
    const found = await entries(deps, person ? await personsById(deps.db, [person]) : []);
    return { people: found, total: found.length, next: null };
  }
  const { rows } = await personsJoined(deps.db, { role, limit: SEARCHED });
  const names = await namesOf(deps.vault, rows);
  const asked = fold(q).split(/\s+/);
  const found = rows.filter((row) => {
    const text = fold(`${names.get(row.person) ?? ''} ${row.organisation}`);
    return asked.every((word) => text.includes(word));
  });
  return { people: await entries(deps, found.slice(0, PAGE)), total: found.length, next: null };
};

const entries = async ({ vault, accounts }: Reading, rows: readonly PersonRow[]): Promise<PersonEntry[]> => {
  const [names, addresses] = await Promise.all([
    namesOf(vault, rows),
    accounts.addresses(rows.map(({ person }) => person)),
  ]);
  return rows.map((row) => ({
    person: row.person,
    name: names.get(row.person) ?? '',
    organisation: row.organisation,
    roles: row.roles,
    address: addresses.get(row.person) ?? null,
    joinedAt: row.joinedAt?.toISOString() ?? null,
    invited: row.invitedBy !== null,
  }));
};

const cursorOf = ({ joinedAt, person }: PersonRow): string =>
  Buffer.from(JSON.stringify([joinedAt?.getTime(), person])).toString('base64url');

const cursorIn = (text: string): Cursor => {
  try {
    const [at, person] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown];
    if (isMoment(at) && typeof person === 'string' && !person.includes('\u0000')) return { at: new Date(at), person };
  } catch {
    // Told below, like any other unreadable cursor.
  }
  throw new Problem(400, 'cursor-unreadable');
};

/** Milliseconds between 1970 and 2200: a database reads dates of fewer years than a browser. */
const isMoment = (at: unknown): at is number => Number.isInteger(at) && (at as number) >= 0 && (at as number) < 7.26e12;
