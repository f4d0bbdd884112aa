import { Hono } from 'hono';
import { digestPrivacy, digestWords } from '../../shared/contracts/digest.ts';
import { newsWords } from '../../shared/contracts/news.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { coordinatorView } from './coordinator/coordinator.view.ts';
import { digestJob } from './digest/digest.job.ts';
import { digestReactor } from './digest/digest.reactor.ts';
import { readerView } from './digest/reader.view.ts';
import { suggestionView } from './digest/suggestion.view.ts';
import { digestTemplates } from './mails/digest.template.ts';
import { exchangeTemplates } from './mails/exchange.templates.ts';
import { moderationTemplates } from './mails/moderation.templates.ts';
import { partnershipTemplates } from './mails/partnership.templates.ts';
import { moderationReactor } from './told/moderation.reactor.ts';
import { tellReactor } from './told/tell.reactor.ts';

export { type Concern, concernsOf, newsTypes } from './news/concern.ts';

/** Who is told what, and when: mails about exchanges, partnerships, moderation, and digests of new matches. */
export const notices: Service = {
  name: 'notices',
  owns: ['digest-'],
  routes: () => new Hono<Ambient>(),
  views: [coordinatorView, readerView, suggestionView],
  reactors: [tellReactor, moderationReactor, digestReactor],
  jobs: [digestJob],
  words: { ...digestWords, ...newsWords },
  privacy: digestPrivacy,
  mails: { ...exchangeTemplates, ...partnershipTemplates, ...moderationTemplates, ...digestTemplates },
};
