import { meetingsPages } from '../../infra/pages/meetings.pages.ts';
import { siteOf } from '../kit/site.ts';

/** The pages of meetings alone. */
export const meetingsSite = siteOf((kit) => [meetingsPages(kit)]);
