import { boardPages } from '../../infra/pages/board.pages.ts';
import { exchangeSlots, partnershipsPages } from '../../infra/pages/partnerships.pages.ts';
import { siteOf } from '../kit/site.ts';

/** The pages of exchanges and of the board. */
export const exchangeSite = siteOf((kit) => [boardPages(kit, exchangeSlots(kit.house.deps)), partnershipsPages(kit)]);
