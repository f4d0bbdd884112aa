import { Hono } from 'hono';
import { myProposals } from '../../services/board/board.service.ts';
import type { Ambient, Visitor } from '../../services/kit/http.ts';
import type { Deps } from '../../services/kit/ports.ts';
import { standingOf } from '../../services/matching/matching.service.ts';
import {
  approvalQueue,
  myInterestIn,
  myInterests,
  myPartnerships,
  outcomesOf,
  readConversation,
  readInterest,
  readPartnership,
  silences,
} from '../../services/partnerships/partnerships.service.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { approvalQueuePage } from '../../web/pages/approval-queue-page.ts';
import { interestPage } from '../../web/pages/interest-page.ts';
import { type InterestSlotView, interestSlot } from '../../web/pages/interest-slot.ts';
import { myExchangesPage } from '../../web/pages/my-exchanges-page.ts';
import { outcomeSlot } from '../../web/pages/outcome-slot.ts';
import { partnershipPage } from '../../web/pages/partnership-page.ts';
import { silencesPage } from '../../web/pages/silences-page.ts';
import type { BoardSlots } from './board.pages.ts';
import { type PageKit, page } from './page-kit.ts';

/** One exchange, one partnership, everything one is in, and what the coordination has to decide. */
export const partnershipsPages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  const elsewhere = (to: string) =>
    page(kit, 'anyone', ({ c }) => c.redirect(`${to}/${encodeURIComponent(c.req.param('id') ?? '')}`, 301));
  return new Hono<Ambient>()
    .get('/interests/:id', elsewhere('/interets'))
    .get('/partnerships/:id', elsewhere('/partenariats'))
    .get(
      '/interets/:id',
      page(kit, 'member', async ({ c, frame, who }) => {
        const id = c.req.param('id') ?? '';
        const [answer, conversation] = await Promise.all([
          readInterest(deps, id, who, frame.language),
          readConversation(deps, id, who, frame.language),
        ]);
        return interestPage(frame, { page: answer, conversation, now: deps.clock.now() });
      }),
    )
    .get(
      '/partenariats/:id',
      page(kit, 'member', async ({ c, frame, who }) => {
        const id = c.req.param('id') ?? '';
        const answer = await readPartnership(deps, id, who, frame.language);
        const conversation = await readConversation(deps, id, who, frame.language);
        return partnershipPage(frame, { page: answer, conversation, now: deps.clock.now() });
      }),
    )
    .get(
      '/mon-espace/echanges',
      page(kit, 'member', async ({ frame, who }) => {
        const [interests, partnerships] = await Promise.all([myInterests(deps, who.person), myPartnerships(deps, who)]);
        return myExchangesPage(frame, { interests, partnerships }, deps.clock.now());
      }),
    )
    .get(
      '/coordination/approbations',
      page(kit, ['coordinator'], async ({ frame, who }) =>
        approvalQueuePage(frame, await approvalQueue(deps, who), deps.clock.now()),
      ),
    )
    .get(
      '/coordination/silences',
      page(kit, ['coordinator'], async ({ frame, who }) =>
        silencesPage(frame, await silences(deps, who), deps.clock.now()),
      ),
    );
};

/** What exchanges add to a proposal’s page: how to begin one, and what came of those before. */
export const exchangeSlots = (deps: Deps): Pick<BoardSlots, 'interest' | 'outcome'> => ({
  interest: async ({ proposal, who, language }) => interestSlot(language, await slotView(deps, proposal, who)),
  outcome: async ({ proposal, language }) => outcomeSlot(language, proposal.id, await outcomesOf(deps, proposal.id)),
});

const askers = ['practitioner', 'researcher', 'coordinator'] as const;

const slotView = async (deps: Deps, proposal: ProposalPage, who: Visitor | null): Promise<InterestSlotView> => {
  const standing = proposal.kind === 'terrain' ? await standingOf(deps, proposal, who !== null) : undefined;
  if (!who) return { proposal, who: null, exchange: null, own: [], standing };
  const [exchange, mine] = await Promise.all([
    myInterestIn(deps, proposal.id, who.person),
    myProposals(deps, who.person, { live: true }),
  ]);
  return {
    proposal,
    who: { owns: proposal.mine, mayAsk: askers.some((role) => who.roles.includes(role)) },
    exchange: exchange ? { ...exchange, over: exchange.status === 'withdrawn' || exchange.status === 'lapsed' } : null,
    own: mine.items.filter(({ kind }) => kind !== proposal.kind).map(({ id, title }) => ({ id, title })),
    standing,
  };
};
