import { count } from 'drizzle-orm';
import { Hono } from 'hono';
import { myProposals } from '../../services/board/board.service.ts';
import type { Ambient, Visitor } from '../../services/kit/http.ts';
import { readMe } from '../../services/members/members.service.ts';
import {
  approvalQueue,
  interestsWaiting,
  myInterests,
  myPartnerships,
  partnershipsWaiting,
} from '../../services/partnerships/partnerships.service.ts';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import { coordinationPage } from '../../web/pages/coordination-page.ts';
import { matchSlot } from '../../web/pages/match-slot.ts';
import { mySpacePage } from '../../web/pages/my-space-page.ts';
import type { House } from '../compose.ts';
import { lastSaved } from '../db/last-backup.ts';
import { parked } from '../db/precious.ts';
import { type BackupPlan, isOverdue } from '../jobs/backup.job.ts';
import type { OutboxDesk } from '../mail/outbox-desk.ts';
import type { BoardSlots } from './board.pages.ts';
import { type PageKit, page } from './page-kit.ts';

/** How many things wait for a person, for the figure beside « Mon espace ». */
export const waitingFor =
  ({ deps }: House) =>
  async (person: string): Promise<number> => {
    const [interests, partnerships] = await Promise.all([
      interestsWaiting(deps, person),
      partnershipsWaiting(deps, person),
    ]);
    return interests + partnerships;
  };

/** Where members and coordinators begin. */
export const spacePages = (
  kit: PageKit,
  { desk, backup }: Readonly<{ desk: Pick<OutboxDesk, 'figures'>; backup: Pick<BackupPlan, 'everyHours'> }>,
): Hono<Ambient> => {
  const { deps } = kit.house;
  return new Hono<Ambient>()
    .get(
      '/mon-espace',
      page(kit, 'member', async ({ c, frame, who }) => {
        if (!(await readMe(deps, who.person)).joined) return c.redirect('/bienvenue', 303);
        const [interests, partnerships, proposals, approvals] = await Promise.all([
          myInterests(deps, who.person),
          myPartnerships(deps, who),
          myProposals(deps, who.person),
          who.roles.includes('coordinator') ? approvalQueue(deps, who) : { items: [] },
        ]);
        return mySpacePage(frame, {
          exchanges: { interests, partnerships },
          proposals: proposals.items,
          mayPost: mayPost(who),
          // What one is a party to, another coordinator decides.
          approvals: approvals.items.filter(({ side }) => side === null).length,
          now: deps.clock.now(),
        });
      }),
    )
    .get(
      '/coordination',
      page(kit, ['coordinator', 'administrator'], async ({ frame, who }) => {
        const [queue, mails, [aside], saved] = await Promise.all([
          approvalQueue(deps, who),
          desk.figures(),
          deps.db.select({ n: count() }).from(parked),
          who.roles.includes('administrator') ? lastSaved(deps.db, deps.clock.now()) : null,
        ]);
        return coordinationPage(frame, {
          approvals: queue.items.length,
          mails,
          parked: aside?.n ?? 0,
          backup: saved && { at: saved.at, isLate: isOverdue(saved.ageMs, backup) },
        });
      }),
    );
};

/** Matches and concepts on a proposal's page, for those who answer for it. */
export const matchSlots: Pick<BoardSlots, 'matches'> = {
  matches: ({ proposal, who, language }) =>
    proposal.mine || who?.roles.includes('coordinator') ? matchSlot(language, proposal) : undefined,
};

const mayPost = ({ roles }: Visitor): ProposalKind[] => [
  ...(roles.includes('practitioner') || roles.includes('coordinator') ? (['terrain'] as const) : []),
  ...(roles.includes('researcher') || roles.includes('coordinator') ? (['question'] as const) : []),
];
