import { matchStream } from '../../../shared/contracts/match.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import type { Job } from '../../kit/reactor.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { type MatchableRow, matchableById, openMatchables } from '../proposal/matchable.view.ts';
import { vocabularyVersion } from '../vocabulary.ts';
import { match } from './match.decider.ts';
import { pairsOf } from './pair.view.ts';

/** How many each question is told of: more is a list nobody reads. */
const BEST = 3;

export const SUGGEST_MATCHES = 'suggest-matches';

/** Records which pairs are worth telling people about: the best few of each open question, probable or better, each once. */
export const suggestJob: Job = {
  name: SUGGEST_MATCHES,
  every: '5,20,35,50 * * * *',
  run: async (_, { db, store, places }) => {
    const handle = commandHandler(store, match);
    const index = await liveIndex(db, places).fresh();
    for (const question of await openMatchables(db, 'question')) {
      const pairs = await pairsOf(db, question.proposal);
      const found = index
        .matchesOf(question.proposal, { limit: BEST, without: (id) => pairs.get(id)?.over === true })
        .filter(({ id, label }) => (label === 'strong' || label === 'probable') && !pairs.get(id)?.suggested);
      for (const { id: terrain, label, points, parts } of found) {
        if (label === 'hidden' || sameOwners(question, await matchableById(db, terrain))) continue;
        const concepts = parts.filter((part) => part.kind === 'concept').map((part) => part.key);
        await handle(
          matchStream(question.proposal, terrain),
          {
            type: 'SuggestMatch',
            data: {
              question: question.proposal,
              terrain,
              label,
              score: points,
              vocabulary: vocabularyVersion,
              concepts,
            },
          },
          { by: 'system' },
        );
      }
    }
  },
};

const sameOwners = (question: MatchableRow, terrain: MatchableRow | undefined): boolean =>
  terrain === undefined || terrain.owners.every((owner) => question.owners.includes(owner));
