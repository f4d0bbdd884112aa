import { Hono } from 'hono';
import { proposalPrivacy } from '../../shared/contracts/proposal.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { expiryJob } from './proposal/expiry.job.ts';
import { proposalView } from './proposal/proposal.view.ts';
import { proposalPostingRoutes } from './proposal/proposal-posting.routes.ts';
import { proposalReadingRoutes } from './proposal/proposal-reading.routes.ts';
import { proposalStewardshipRoutes } from './proposal/proposal-stewardship.routes.ts';

export { listProposals } from './proposal/proposal-list.ts';
export { myProposals, proposalTimeline, readProposal } from './proposal/proposal-reading.routes.ts';

/** Terrains and questions: posting, stewarding, finding. */
export const board: Service = {
  name: 'board',
  owns: ['proposal-'],
  routes: (deps) =>
    new Hono<Ambient>()
      .route('/', proposalReadingRoutes(deps))
      .route('/', proposalPostingRoutes(deps))
      .route('/', proposalStewardshipRoutes(deps)),
  views: [proposalView],
  reactors: [],
  jobs: [expiryJob],
  words: proposalWords,
  privacy: proposalPrivacy,
};
