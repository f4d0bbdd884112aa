import { boardPages } from '../../infra/pages/board.pages.ts';
import { siteOf } from '../kit/site.ts';

/** The board’s pages alone. */
export const boardSite = siteOf((kit) => [boardPages(kit)]);
