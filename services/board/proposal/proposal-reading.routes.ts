import { Hono } from 'hono';
import { type ProposalEvent, proposalStream } from '../../../shared/contracts/proposal.ts';
import {
  OwnProposals,
  OwnQuery,
  ProposalList,
  ProposalPage,
  ProposalQuery,
} from '../../../shared/contracts/proposal-answers.ts';
import { Timeline, Until } from '../../../shared/contracts/timeline.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { type Ambient, endpoint, Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { timelineOf } from '../../kit/timeline.ts';
import { myProposals } from './own-proposals.ts';
import { type ProposalRow, proposalById } from './proposal.view.ts';
import { cardOf } from './proposal-cards.ts';
import { listProposals } from './proposal-list.ts';

/** One proposal as this visitor may see it: a hidden one only by its owners and the coordination. */
export const readProposal = async (deps: Deps, id: string, who: Visitor | null): Promise<ProposalPage> => {
  const row = await proposalById(deps.db, id);
  if (!row || (row.status === 'hidden' && !mayManage(row, who))) throw new Problem(404, 'proposal-unknown');
  const mine = who !== null && row.owners.includes(who.person);
  const [people, words] = await Promise.all([
    deps.people.cards(row.owners),
    row.hiddenReasonVault ? deps.vault.read([row.hiddenReasonVault]) : new Map<string, string>(),
  ]);
  return {
    ...cardOf(row),
    content: row.content,
    provenance: row.provenance,
    onBehalf: row.onBehalf,
    evidence: row.evidence,
    version: row.version,
    mine,
    owners: row.owners.map((person) => ({ person, name: people.get(person)?.name ?? '' })),
    hiddenReason: row.hiddenReasonVault ? (words.get(row.hiddenReasonVault) ?? null) : null,
    tags: Object.entries(row.tags).map(([concept, verdict]) => ({ concept, verdict })),
  };
};

/** The facts of one proposal in order, as it was at `until` when given. */
export const proposalTimeline = async (deps: Deps, id: string, who: Visitor | null, until?: Date) => {
  await readProposal(deps, id, who);
  return timelineOf(deps, (await deps.store.read(proposalStream(id), until)) as Recorded<ProposalEvent>[]);
};

const mayManage = (row: ProposalRow, who: Visitor | null): boolean =>
  who !== null && (row.owners.includes(who.person) || who.roles.includes('coordinator'));

export const proposalReadingRoutes = (deps: Deps) => {
  const list = (kind: 'terrain' | 'question') =>
    endpoint(
      { summary: `List and search ${kind}s`, who: 'anyone', query: ProposalQuery, answer: ProposalList },
      async ({ query }) => listProposals(deps.db, kind, query),
    );
  return new Hono<Ambient>()
    .get('/terrains', list('terrain'))
    .get('/questions', list('question'))
    .get(
      '/proposals/:id',
      endpoint({ summary: 'Read one terrain or question', who: 'anyone', answer: ProposalPage }, async (asked) => {
        const page = await readProposal(deps, asked.param('id'), asked.who);
        asked.c.header('ETag', `"${page.version}"`);
        return page;
      }),
    )
    .get(
      '/proposals/:id/timeline',
      endpoint(
        { summary: 'What happened to it, oldest first', who: 'anyone', query: Until, answer: Timeline },
        async ({ param, who, query }) =>
          proposalTimeline(deps, param('id'), who, query.until ? new Date(query.until) : undefined),
      ),
    )
    .get(
      '/me/proposals',
      endpoint(
        { summary: 'My terrains and questions', who: 'member', query: OwnQuery, answer: OwnProposals },
        async ({ who, query }) => myProposals(deps, who.person, query),
      ),
    );
};
