import { Hono } from 'hono';
import { matchPrivacy, matchWords } from '../../shared/contracts/match.ts';
import { additionPrivacy, additionWords } from '../../shared/contracts/vocabulary-addition.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { additionRoutes } from './addition/addition.routes.ts';
import { additionView } from './addition/addition.view.ts';
import { embedJob } from './embedding/embed.job.ts';
import { embedReactor } from './embedding/embed.reactor.ts';
import { loadView } from './load/load.view.ts';
import { exchangeView } from './match/exchange.view.ts';
import { matchRoutes } from './match/match.routes.ts';
import { matchUpcasters } from './match/match.upcasters.ts';
import { pairView } from './match/pair.view.ts';
import { suggestJob } from './match/suggest.job.ts';
import { suggestReactor } from './match/suggest.reactor.ts';
import { forgetReadingReactor } from './proposal/forget-reading.reactor.ts';
import { matchableView } from './proposal/matchable.view.ts';

export { adoptTerm, dropTerm, proposeTerm, takeTermBack } from './addition/change-vocabulary.ts';
export { listAdditions, previewAddition, readAddition } from './addition/read-additions.ts';
export { balanceOf } from './balance/read-balance.ts';
export { readConcept, readConcepts } from './concept/read-concept.ts';
export { isNotLower, type Judged, judgeEmbeddings } from './embedding/judge.ts';
export { judgedSet } from './judged/judged-set.ts';
export { standingOf } from './load/read-standing.ts';
export { readPair } from './match/pair-report.ts';
export { indexProgress, placeIndex } from './proposal/live-index.ts';

/** Which terrains and questions are near, why, and what people say of it. */
export const matching: Service = {
  name: 'matching',
  owns: ['match-', 'addition-'],
  routes: (deps) => new Hono<Ambient>().route('/', matchRoutes(deps)).route('/', additionRoutes(deps)),
  views: [matchableView, pairView, exchangeView, loadView, additionView],
  reactors: [suggestReactor, embedReactor, forgetReadingReactor],
  jobs: [suggestJob, embedJob],
  words: { ...matchWords, ...additionWords },
  upcasters: matchUpcasters,
  privacy: { ...matchPrivacy, ...additionPrivacy },
};
