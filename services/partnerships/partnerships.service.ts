import { Hono } from 'hono';
import { conversationPrivacy, conversationWords } from '../../shared/contracts/conversation.ts';
import { interestPrivacy, interestWords } from '../../shared/contracts/interest.ts';
import { partnershipPrivacy } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { conversationRoutes } from './conversation/conversation.routes.ts';
import { chaseJob } from './interest/chase.job.ts';
import { interestReactor } from './interest/interest.reactor.ts';
import { interestRoutes } from './interest/interest.routes.ts';
import { interestView } from './interest/interest.view.ts';
import { partnershipReactor } from './partnership/partnership.reactor.ts';
import { partnershipRoutes } from './partnership/partnership.routes.ts';
import { partnershipView } from './partnership/partnership.view.ts';
import { proposalNameView } from './proposal/proposal-name.view.ts';
import { restitutionRoutes } from './restitution/restitution.routes.ts';
import { restitutionView } from './restitution/restitution.view.ts';

export { readConversation } from './conversation/conversation.routes.ts';
export { interestsWaiting, myInterestIn, myInterests, readInterest, silences } from './interest/read-interest.ts';
export { approvalQueue, myPartnerships, partnershipsWaiting, readPartnership } from './partnership/read-partnership.ts';
export { outcomesOf } from './restitution/outcomes.ts';

/** From an expressed interest to an approved partnership, and what it gives back. */
export const partnerships: Service = {
  name: 'partnerships',
  owns: ['interest-', 'partnership-', 'conversation-'],
  routes: (deps) =>
    new Hono<Ambient>()
      .route('/', interestRoutes(deps))
      .route('/', partnershipRoutes(deps))
      .route('/', restitutionRoutes(deps))
      .route('/', conversationRoutes(deps)),
  views: [proposalNameView, interestView, partnershipView, restitutionView],
  reactors: [partnershipReactor, interestReactor],
  jobs: [chaseJob],
  words: { ...interestWords, ...partnershipWords, ...conversationWords },
  privacy: { ...interestPrivacy, ...partnershipPrivacy, ...conversationPrivacy },
};
