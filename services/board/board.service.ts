import { Hono } from 'hono';
import { proposalPrivacy } from '../../shared/contracts/proposal.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import { savedSearchPrivacy, savedSearchWords } from '../../shared/contracts/saved-search.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { addedTermView } from './proposal/added-term.view.ts';
import { expiryJob } from './proposal/expiry.job.ts';
import { placesRoutes } from './proposal/places.routes.ts';
import { proposalView } from './proposal/proposal.view.ts';
import { proposalPostingRoutes } from './proposal/proposal-posting.routes.ts';
import { proposalReadingRoutes } from './proposal/proposal-reading.routes.ts';
import { proposalStewardshipRoutes } from './proposal/proposal-stewardship.routes.ts';
import { proposalWordView } from './proposal/proposal-word.view.ts';
import { takenUpReactor } from './proposal/taken-up.reactor.ts';
import { alertJob } from './saved-search/alert.job.ts';
import { alertReactor } from './saved-search/alert.reactor.ts';
import { alertTemplates } from './saved-search/alert.template.ts';
import { savedSearchRoutes } from './saved-search/saved-search.routes.ts';
import { savedSearchView } from './saved-search/saved-search.view.ts';

export { boardFigures } from './proposal/board-figures.ts';
export { myProposals } from './proposal/own-proposals.ts';
export { placeAsked } from './proposal/place-asked.ts';
export { listProposals, newestProposals } from './proposal/proposal-list.ts';
export { proposalTimeline, readProposal } from './proposal/proposal-reading.routes.ts';
export { proposalsAlike } from './proposal/proposals-alike.ts';
export { warmSearch } from './proposal/said-otherwise.ts';
export { mySearches, stopAlerts } from './saved-search/saved-search.routes.ts';
export { wantsAlerts } from './saved-search/saved-search.view.ts';

/** Terrains and questions: posting, stewarding, finding. */
export const board: Service = {
  name: 'board',
  owns: ['proposal-', 'saved-search-'],
  routes: (deps) =>
    new Hono<Ambient>()
      .route('/', placesRoutes(deps))
      .route('/', proposalReadingRoutes(deps))
      .route('/', proposalPostingRoutes(deps))
      .route('/', proposalStewardshipRoutes(deps))
      .route('/', savedSearchRoutes(deps)),
  views: [proposalView, proposalWordView, addedTermView, savedSearchView],
  reactors: [takenUpReactor, alertReactor],
  jobs: [expiryJob, alertJob],
  words: { ...proposalWords, ...savedSearchWords },
  privacy: { ...proposalPrivacy, ...savedSearchPrivacy },
  mails: alertTemplates,
};
