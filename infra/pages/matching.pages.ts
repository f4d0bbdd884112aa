import { Hono } from 'hono';
import { type Ambient, Problem } from '../../services/kit/http.ts';
import { readPair } from '../../services/matching/matching.service.ts';
import { pairPage } from '../../web/pages/pair-page.ts';
import { type PageKit, page } from './page-kit.ts';

/** Why two proposals are matched, or are not. */
export const matchingPages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  return new Hono<Ambient>()
    .get(
      '/rapprochements',
      page(kit, 'member', ({ c }) => {
        const { question, terrain } = c.req.query();
        const [asked, offered] = [idIn(question), idIn(terrain)];
        if (!asked || !offered) throw new Problem(404, 'match-unknown');
        return c.redirect(`/rapprochements/${asked}/${offered}`, 303);
      }),
    )
    .get(
      '/rapprochements/:question/:terrain',
      page(kit, 'member', async ({ c, frame, who }) => {
        const { question = '', terrain = '' } = c.req.param();
        return pairPage(frame, await readPair(deps, { question, terrain }, who));
      }),
    );
};

/** What somebody copied: the address of a proposal's page, or its id. */
const idIn = (copied: string | undefined): string | undefined =>
  /([\w-]+)\/?(?:[?#].*)?$/.exec(copied?.trim() ?? '')?.[1];
