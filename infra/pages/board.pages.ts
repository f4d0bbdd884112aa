import { type Context, Hono } from 'hono';
import {
  listProposals,
  myProposals,
  mySearches,
  placeAsked,
  proposalsAlike,
  proposalTimeline,
  readProposal,
} from '../../services/board/board.service.ts';
import { type Ambient, Problem, type Visitor } from '../../services/kit/http.ts';
import type { Deps } from '../../services/kit/ports.ts';
import type { Role } from '../../shared/contracts/person.ts';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import { type ProposalPage, ProposalQuery } from '../../shared/contracts/proposal-answers.ts';
import { check } from '../../shared/kernel/check.ts';
import type { Language } from '../../shared/kernel/words.ts';
import type { Html } from '../../web/pages/frame.ts';
import { myAlertsPage } from '../../web/pages/my-alerts-page.ts';
import { myProposalsPage } from '../../web/pages/my-proposals-page.ts';
import { postingElsewhere, postingPage, revisingPage } from '../../web/pages/posting-page.ts';
import { listStateOf } from '../../web/pages/proposal-facets.ts';
import { proposalListPage } from '../../web/pages/proposal-list-page.ts';
import { pathOf } from '../../web/pages/proposal-state.ts';
import { questionPage } from '../../web/pages/question-page.ts';
import { terrainPage } from '../../web/pages/terrain-page.ts';
import { markdown } from './markdown.ts';
import { type PageKit, page } from './page-kit.ts';

type SlotAsked = Readonly<{ proposal: ProposalPage; who: Visitor | null; language: Language }>;
type Slot = (asked: SlotAsked) => Promise<Html | undefined> | Html | undefined;

/** What other services put on a proposal’s page: beside it (`interest`) or below its text. */
export type BoardSlots = Readonly<{ interest?: Slot; matches?: Slot; outcome?: Slot }>;

/** Who may post which kind; the routes of the API say the same. */
const posters: Record<ProposalKind, readonly Role[]> = {
  terrain: ['practitioner', 'coordinator'],
  question: ['researcher', 'coordinator'],
};
const mayPost = (who: Visitor, kind: ProposalKind) => posters[kind].some((role) => who.roles.includes(role));

/** How many others of its themes a page shows. */
const ALIKE = 3;

/** Lists, reading pages, forms, and what one is responsible for. */
export const boardPages = (kit: PageKit, slots: BoardSlots = {}): Hono<Ambient> => {
  const { deps } = kit.house;
  const kinds = ['terrain', 'question'] as const;
  const pages = new Hono<Ambient>();

  for (const kind of kinds) {
    const path = pathOf(kind);
    const singular = path.slice(0, -1);
    pages.get(
      singular,
      page(kit, 'anyone', ({ c }) => c.redirect(path + new URL(c.req.url).search, 301)),
    );
    pages.get(
      `${singular}/:id`,
      page(kit, 'anyone', ({ c }) => c.redirect(`${path}/${encodeURIComponent(c.req.param('id') ?? '')}`, 301)),
    );
    pages.get(
      path,
      page(kit, 'anyone', async ({ c, frame }) => {
        const state = stateOf(c);
        const list = await listProposals(deps.db, kind, state);
        return proposalListPage(frame, kind, state, { ...list, place: placeAsked(deps.places, state.q) });
      }),
    );
    pages.get(
      kind === 'terrain' ? '/terrains/nouveau' : '/questions/nouvelle',
      page(kit, 'anyone', async ({ frame, who }) => {
        if (!who || !mayPost(who, kind)) return postingElsewhere(frame, kind);
        return postingPage(frame, kind, (await deps.people.cards([who.person])).get(who.person)?.organisation ?? '');
      }),
    );
    pages.get(
      `${path}/:id/modifier`,
      page(kit, 'member', async ({ c, frame, who }) => {
        const proposal = await readProposal(deps, c.req.param('id') ?? '', who);
        if (proposal.kind !== kind) return c.redirect(`${pathOf(proposal.kind)}/${proposal.id}/modifier`, 301);
        return c.html(await revisingPage(frame, proposal), proposal.mine ? 200 : 403);
      }),
    );
    pages.get(
      `${path}/:id`,
      page(kit, 'anyone', async ({ c, frame, who }) => {
        const proposal = await readProposal(deps, c.req.param('id') ?? '', who);
        if (proposal.kind !== kind) return c.redirect(`${pathOf(proposal.kind)}/${proposal.id}`, 301);
        const view = await viewOf(deps, slots, { proposal, who, language: frame.language });
        const posted = c.req.query('depose') !== undefined;
        return kind === 'terrain' ? terrainPage(frame, { ...view, posted }) : questionPage(frame, { ...view, posted });
      }),
    );
  }

  pages.get(
    '/mon-espace/alertes',
    page(kit, 'member', async ({ frame, who }) => myAlertsPage(frame, await mySearches(deps, who.person))),
  );
  return pages.get(
    '/mon-espace/propositions',
    page(kit, 'member', async ({ c, frame, who }) =>
      myProposalsPage(
        frame,
        await myProposals(deps, who.person, { after: c.req.query('apres') }),
        kinds.filter((kind) => mayPost(who, kind)),
      ),
    ),
  );
};

const stateOf = (c: Context): ProposalQuery => {
  const read = check(ProposalQuery, listStateOf(new URL(c.req.url).searchParams));
  if (!read.ok) throw new Problem(400, Object.values(read.errors)[0] ?? 'field-invalid');
  return read.value;
};

const viewOf = async (deps: Deps, slots: BoardSlots, asked: SlotAsked) => {
  const { proposal, who } = asked;
  const [timeline, alike, named, interest, matches, outcome] = await Promise.all([
    proposalTimeline(deps, proposal.id, who),
    proposalsAlike(deps.db, proposal, ALIKE),
    namedHere(deps, proposal.evidence, who),
    slots.interest?.(asked),
    slots.matches?.(asked),
    slots.outcome?.(asked),
  ]);
  const { description, text } = proposal.content as { description?: string; text?: string };
  return {
    page: proposal,
    text: markdown(description ?? text ?? ''),
    timeline,
    alike,
    named,
    slots: { interest, matches, outcome },
  };
};

/** Titles of the proposals among these addresses, as far as this reader may see them. */
const namedHere = async (deps: Deps, addresses: readonly string[], who: Visitor | null) => {
  const named = new Map<string, string>();
  for (const address of addresses) {
    const id = address.startsWith(`${deps.publicUrl}/`) && /\/(?:terrains|questions)\/([\w-]+)$/.exec(address)?.[1];
    const found = id && (await readProposal(deps, id, who).catch(() => undefined));
    if (found) named.set(address, found.title);
  }
  return named;
};
