import { Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { balanceOf } from '../../services/matching/matching.service.ts';
import { balanceCsv } from '../../web/pages/balance-csv.ts';
import { balancePage } from '../../web/pages/balance-page.ts';
import { type PageKit, page } from './page-kit.ts';

/** How attention is shared between terrains, to read and to take away. */
export const balancePages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  return new Hono<Ambient>()
    .get(
      '/coordination/equilibre',
      page(kit, ['coordinator'], async ({ frame }) => balancePage(frame, await balanceOf(deps))),
    )
    .get(
      '/coordination/equilibre.csv',
      page(kit, ['coordinator'], async ({ c, frame }) =>
        c.body(balanceCsv(frame.language, await balanceOf(deps)), 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="equilibre.csv"',
          'Cache-Control': 'no-store',
        }),
      ),
    );
};
