import { Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { readConcept, readConcepts } from '../../services/matching/matching.service.ts';
import { standingConcept } from '../../shared/vocabulary/former.ts';
import { conceptPage } from '../../web/pages/concept-page.ts';
import { conceptsPage } from '../../web/pages/concepts-page.ts';
import { type PageKit, page } from './page-kit.ts';

/** More words than this name no concept. */
const LONGEST_SEARCH = 80;

/** The vocabulary, for anybody: all concepts, and each. */
export const conceptsPages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  return new Hono<Ambient>()
    .get(
      '/notions',
      page(kit, 'anyone', async ({ c, frame }) => {
        const q = (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH).trim();
        return conceptsPage(frame, await readConcepts(deps, q), q);
      }),
    )
    .get(
      '/notions/:id',
      page(kit, 'anyone', async ({ c, frame }) => {
        const id = c.req.param('id') ?? '';
        const standing = standingConcept(id);
        return standing === id
          ? conceptPage(frame, await readConcept(deps, id))
          : c.redirect(`/notions/${standing}`, 301);
      }),
    )
    .get(
      '/concepts',
      page(kit, 'anyone', ({ c }) => c.redirect(`/notions${new URL(c.req.url).search}`, 301)),
    )
    .get(
      '/concepts/:id',
      page(kit, 'anyone', ({ c }) => c.redirect(`/notions/${encodeURIComponent(c.req.param('id') ?? '')}`, 301)),
    );
};
