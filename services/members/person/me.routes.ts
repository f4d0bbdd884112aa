import { Hono } from 'hono';
import { EraseRequest, Preferences, Profile, RoleClaim } from '../../../shared/contracts/person.ts';
import { Me, PersonalExport } from '../../../shared/contracts/person-answers.ts';
import { type Ambient, Done, done, endpoint, Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { readMe, readMyData } from './me.ts';
import { isNobody } from './person.decider.ts';
import { personById } from './person.view.ts';
import { acting, erasePerson, personHandler } from './person-handling.ts';

/** What a person does with their own profile, preferences and data. */
export const meRoutes = (deps: Deps) => {
  const handle = personHandler(deps);

  /** The same name keeps its place in the vault; another one is written beside it. */
  const nameFor = async (person: string, text: string) => {
    const row = await personById(deps.db, person);
    const held = row?.name ? await deps.vault.read([row.name]) : new Map<string, string>();
    if (row?.name && held.get(row.name) === text) return { joined: true, id: row.name, keep: [] };
    const id = deps.newId();
    return { joined: Boolean(row?.joinedAt), id, keep: [{ id, person, text }] };
  };

  return new Hono<Ambient>()
    .get(
      '/me',
      endpoint({ summary: 'My profile', who: 'member', answer: Me }, async ({ c, who }) => {
        const me = await readMe(deps, who.person);
        c.header('ETag', `"${me.version}"`);
        return me;
      }),
    )
    .put(
      '/me',
      endpoint(
        { summary: 'Join, or revise my profile', who: 'member', body: Profile, answer: Done },
        async ({ who, body, meta }) => {
          // The rule says it again; here it is said beside the field.
          if (isNobody(body.roles, who.roles)) throw new Problem(422, 'fields-wrong', { roles: 'role-missing' });
          const { person } = who;
          const name = await nameFor(person, body.name);
          const data = { ...body, ...acting(who), person, name: name.id };
          const handled = name.joined
            ? await handle({ type: 'ReviseProfile', data }, meta(name.keep))
            : await handle({ type: 'JoinPerson', data: { ...data, invitedBy: null } }, meta(name.keep));
          return done(person, handled);
        },
      ),
    )
    .post(
      '/me/roles',
      endpoint(
        { summary: 'Take one more role', who: 'member', body: RoleClaim, answer: Done },
        async ({ who, body, meta }) => {
          const data = { ...acting(who), person: who.person, role: body.role };
          return done(who.person, await handle({ type: 'ClaimRole', data }, meta()));
        },
      ),
    )
    .get(
      '/me/preferences',
      endpoint(
        { summary: 'My mail preferences', who: 'member', answer: Preferences },
        async ({ who }) => (await readMe(deps, who.person)).preferences,
      ),
    )
    .put(
      '/me/preferences',
      endpoint(
        { summary: 'Choose my mail preferences', who: 'member', body: Preferences, answer: Done },
        async ({ who, body, meta }) => {
          const data = { ...body, ...acting(who), person: who.person };
          return done(who.person, await handle({ type: 'ChoosePreferences', data }, meta()));
        },
      ),
    )
    .get(
      '/me/data',
      endpoint({ summary: 'Everything held about me', who: 'member', answer: PersonalExport }, async ({ c, who }) => {
        c.header('Content-Disposition', 'attachment; filename="connecteur-mes-donnees.json"');
        return readMyData(deps, who.person);
      }),
    )
    .post(
      '/me/erase',
      endpoint(
        { summary: 'Erase my account and my words', who: 'member', body: EraseRequest, answer: Done },
        async ({ who, meta }) => done(who.person, await erasePerson(deps, who.person, acting(who), meta())),
      ),
    );
};
