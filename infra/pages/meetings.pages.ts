import { type Context, Hono } from 'hono';
import { type Ambient, Problem } from '../../services/kit/http.ts';
import { listEditions, readMeeting, sharedResources } from '../../services/meetings/meetings.service.ts';
import { ResourceQuery } from '../../shared/contracts/meeting-answers.ts';
import { check } from '../../shared/kernel/check.ts';
import { importPage } from '../../web/pages/import-page.ts';
import { meetingListPage } from '../../web/pages/meeting-list-page.ts';
import { meetingPage } from '../../web/pages/meeting-page.ts';
import { resourceListPage } from '../../web/pages/resource-list-page.ts';
import { type PageKit, page } from './page-kit.ts';

/** Meetings by edition, a meeting with its minutes, the resources, and the import for the coordination. */
export const meetingsPages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  const elsewhere = (path: string) => page(kit, 'anyone', ({ c }) => c.redirect(path + new URL(c.req.url).search, 301));
  return new Hono<Ambient>()
    .get('/meetings', elsewhere('/seances'))
    .get('/resources', elsewhere('/ressources'))
    .get(
      '/meetings/:id',
      page(kit, 'anyone', ({ c }) => c.redirect(`/seances/${encodeURIComponent(c.req.param('id') ?? '')}`, 301)),
    )
    .get(
      '/seances',
      page(kit, 'anyone', async ({ frame, who }) => meetingListPage(frame, await listEditions(deps, who))),
    )
    .get(
      '/seances/:id',
      page(kit, 'anyone', async ({ c, frame, who }) =>
        meetingPage(frame, await readMeeting(deps, c.req.param('id') ?? '', who)),
      ),
    )
    .get(
      '/ressources',
      page(kit, 'anyone', async ({ c, frame }) => {
        const state = stateOf(c);
        return resourceListPage(frame, state.q, await sharedResources(deps.db, state));
      }),
    )
    .get(
      '/coordination/import',
      page(kit, ['coordinator'], ({ frame }) => importPage(frame)),
    );
};

const stateOf = (c: Context): ResourceQuery => {
  const read = check(ResourceQuery, { q: c.req.query('q') ?? '', after: c.req.query('apres') ?? '' });
  if (!read.ok) throw new Problem(400, Object.values(read.errors)[0] ?? 'field-invalid');
  return read.value;
};
