import { Hono } from 'hono';
import { Invitation, type PersonEvent, RoleChange } from '../../../shared/contracts/person.ts';
import { PeopleList, PeopleQuery } from '../../../shared/contracts/person-answers.ts';
import type { PersonCode } from '../../../shared/contracts/person-words.ts';
import { type Recorded, Refusal } from '../../../shared/kernel/decider.ts';
import { carriedOut, type HandleMeta } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint, type Visitor } from '../../kit/http.ts';
import type { Appended, Deps } from '../../kit/ports.ts';
import { listPeople } from './people-list.ts';
import { personById } from './person.view.ts';
import { acting, personHandler } from './person-handling.ts';

/** What the coordination does with people: find them, register those without an account, grant roles. */
export const peopleRoutes = (deps: Deps) => {
  const handle = personHandler(deps);

  const register = async (
    who: Visitor,
    { email, name, ...profile }: Invitation,
    meta: (keep: never[]) => HandleMeta,
  ) => {
    const earlier = await carriedOut(deps.store, meta([]));
    if (earlier) return repeated(earlier);
    const person = email ? await accountFor(email) : deps.newId();
    const nameId = deps.newId();
    const data = { ...profile, ...acting(who), person, name: nameId, invitedBy: who.person };
    const keep = [{ id: nameId, person, text: name }];
    return done(person, await handle({ type: 'JoinPerson', data }, { ...meta([]), keep }));
  };

  /**
   * The account comes first: a second person with this address must find the door closed. One without a profile is taken over:
   * its owner never said who they are, or the server stopped before the profile was recorded.
   */
  const accountFor = async (email: string): Promise<string> => {
    const person = deps.newId();
    if (await deps.accounts.open(person, email)) return person;
    const holder = await deps.accounts.byAddress(email);
    if (!holder || (await personById(deps.db, holder))?.joinedAt) throw new Refusal<PersonCode>('person-address-taken');
    return holder;
  };

  return new Hono<Ambient>()
    .get(
      '/people',
      endpoint(
        {
          summary: 'People, the latest first',
          who: ['coordinator', 'administrator'],
          query: PeopleQuery,
          answer: PeopleList,
        },
        async ({ query }) => listPeople(deps, query),
      ),
    )
    .post(
      '/people',
      endpoint(
        { summary: 'Register somebody', who: ['coordinator'], body: Invitation, answer: Done, status: 201 },
        async ({ who, body, meta }) => register(who, body, meta),
      ),
    )
    .post(
      '/people/:id/roles',
      endpoint(
        { summary: 'Grant or take away a role', who: ['administrator'], body: RoleChange, answer: Done },
        async ({ who, body, param, meta }) => {
          const data = { ...acting(who), person: param('id'), role: body.role };
          return done(data.person, await handle({ type: body.held ? 'GrantRole' : 'RevokeRole', data }, meta()));
        },
      ),
    );
};

/** A repeated request answers with the person registered the first time. */
const repeated = ({ facts, position }: Appended) => {
  const [joined] = facts as readonly Recorded<PersonEvent>[];
  const person = joined?.type === 'PersonJoined' ? joined.data.person : '';
  return done(person, { version: facts.length, position });
};
