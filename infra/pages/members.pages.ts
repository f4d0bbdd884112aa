import { type Context, Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { listPeople, readMe, readMyData } from '../../services/members/members.service.ts';
import { PeopleQuery } from '../../shared/contracts/person-answers.ts';
import { check } from '../../shared/kernel/check.ts';
import { myDataPage } from '../../web/pages/my-data-page.ts';
import { peoplePage, registerPage } from '../../web/pages/people-page.ts';
import { preferencesPage } from '../../web/pages/preferences-page.ts';
import { profilePage, welcomePage } from '../../web/pages/profile-page.ts';
import { returnPath } from '../auth/return-path.ts';
import { type PageKit, page } from './page-kit.ts';

/** A person's own pages, and the coordination's page of people. `provider` is the identity provider one may link. */
export const membersPages = (kit: PageKit, { provider }: Readonly<{ provider: string | null }>): Hono<Ambient> => {
  const { deps, words } = kit.house;
  const welcome = (c: Context) =>
    c.redirect(`/bienvenue?retour=${encodeURIComponent(new URL(c.req.url).pathname)}`, 303);

  return new Hono<Ambient>()
    .get(
      '/bienvenue',
      page(kit, 'member', async ({ c, frame, who }) => {
        const me = await readMe(deps, who.person);
        const next = returnPath(c.req.query('retour')) ?? '/mon-espace';
        return me.joined ? c.redirect(next, 303) : welcomePage(frame, me, next);
      }),
    )
    .get(
      '/mon-espace/profil',
      page(kit, 'member', async ({ c, frame, who }) => {
        const me = await readMe(deps, who.person);
        return me.joined ? profilePage(frame, me, provider) : welcome(c);
      }),
    )
    .get(
      '/mon-espace/preferences',
      page(kit, 'member', async ({ c, frame, who }) => {
        const me = await readMe(deps, who.person);
        return me.joined ? preferencesPage(frame, me.preferences) : welcome(c);
      }),
    )
    .get(
      '/mon-espace/donnees',
      page(kit, 'member', async ({ frame, who }) =>
        myDataPage(frame, await readMyData(deps, who.person), (type) => words[type]?.[frame.language] ?? type),
      ),
    )
    .get(
      '/coordination/personnes',
      page(kit, ['coordinator', 'administrator'], async ({ c, frame, who }) => {
        const asked = queryOf(c);
        return peoplePage(frame, await listPeople(deps, asked), asked, {
          self: who.person,
          mayGrant: who.roles.includes('administrator'),
          mayRegister: who.roles.includes('coordinator'),
        });
      }),
    )
    .get(
      '/coordination/personnes/nouvelle',
      page(kit, ['coordinator'], ({ frame }) => registerPage(frame)),
    );
};

/** What an address asks for; one that makes no sense asks for everything. */
const queryOf = (c: Context): PeopleQuery => {
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''));
  const asked = check(PeopleQuery, given);
  return asked.ok ? asked.value : { q: '' };
};
