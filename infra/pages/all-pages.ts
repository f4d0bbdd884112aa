import type { Hono } from 'hono';
import { stopAlerts } from '../../services/board/board.service.ts';
import type { Ambient } from '../../services/kit/http.ts';
import { changePreferences, readMe } from '../../services/members/members.service.ts';
import type { Auth } from '../auth/open-auth.ts';
import { mailboxPages } from '../mail/mailbox.pages.ts';
import { unsubscribePages } from '../mail/unsubscribe.pages.ts';
import { balancePages } from './balance.pages.ts';
import { boardPages } from './board.pages.ts';
import { conceptsPages } from './concepts.pages.ts';
import { matchingPages } from './matching.pages.ts';
import { meetingsPages } from './meetings.pages.ts';
import { membersPages } from './members.pages.ts';
import { type OperationsSpec, operationsPages } from './operations.pages.ts';
import type { PageKit } from './page-kit.ts';
import { exchangeSlots, partnershipsPages } from './partnerships.pages.ts';
import { signInPages } from './sign-in.pages.ts';
import { sitePages } from './site.pages.ts';
import { matchSlots, spacePages } from './space.pages.ts';
import { vocabularyPages } from './vocabulary.pages.ts';

export type PagesSpec = Readonly<{
  auth: Auth;
  secret: string;
  /** The folder of unsent mails, readable as a page in the default mode only; null when mails are really sent. */
  mailDir: string | null;
  operations: OperationsSpec;
}>;

/** Every page there is. */
export const allPages = (kit: PageKit, { auth, secret, mailDir, operations }: PagesSpec): Hono<Ambient>[] => {
  const { deps } = kit.house;
  return [
    sitePages(kit),
    boardPages(kit, { ...exchangeSlots(deps), ...matchSlots }),
    conceptsPages(kit),
    vocabularyPages(kit),
    matchingPages(kit),
    meetingsPages(kit),
    partnershipsPages(kit),
    membersPages(kit, { provider: auth.provider }),
    balancePages(kit),
    spacePages(kit, { desk: operations.mails, backup: operations.backup }),
    operationsPages(kit, operations),
    signInPages(kit, { auth, mailbox: mailDir ? '/courrier' : null }),
    unsubscribePages(kit, {
      secret,
      unsubscribe: async ({ person, kind }) => {
        if (kind === 'alert') return stopAlerts(deps, person);
        const { preferences } = await readMe(deps, person);
        const less = kind === 'digest' ? { digest: 'never' as const } : { ownItems: false };
        await changePreferences(deps, person, { ...preferences, ...less });
      },
    }),
    ...(mailDir ? [mailboxPages(kit, mailDir)] : []),
  ];
};
