import { matchStream } from '../../../shared/contracts/match.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import type { Deps } from '../../kit/ports.ts';
import type { Job } from '../../kit/reactor.ts';
import { readingBehind } from '../proposal/live-index.ts';
import { shareOut } from '../score/sharing.ts';
import { match } from './match.decider.ts';
import { readRound } from './read-round.ts';
import { fitSaid } from './reasons.ts';

export const SUGGEST_MATCHES = 'suggest-matches';

/** As many parts as the page of a pair shows at once. */
const RECORDED = 10;

/**
 * A round reads every open question anew, a long piece of work among ten thousand: it takes a fifth of a process's time at most,
 * however often somebody posts. One of less than this does not rest.
 */
const BRIEF_MS = 5_000;
const RESTS = 4;
/** Until when this process rests, by its database. */
const resting = new WeakMap<object, number>();

/**
 * Records which pairs are worth telling people about, each once: for each open question the best few, probable or better,
 * and one terrain less seen; spread so that no terrain is suggested beyond what it can bear.
 */
export const suggestJob: Job = {
  name: SUGGEST_MATCHES,
  every: '5,20,35,50 * * * *',
  run: async (_, deps) => {
    const began = deps.clock.now().getTime();
    if (began < (resting.get(deps.db) ?? 0)) return;
    await suggest(deps);
    const ended = deps.clock.now().getTime();
    if (ended - began > BRIEF_MS) resting.set(deps.db, ended + RESTS * (ended - began));
  },
};

const suggest = async (deps: Deps): Promise<void> => {
  const handle = commandHandler(deps.store, match);
  const { index, askings, rooms } = await readRound(deps);
  for (const [question, mine] of shareOut(askings, rooms))
    for (const { terrain, told } of mine) {
      const found = told ? undefined : await index.pair(question, terrain);
      if (!found || found.label === 'hidden') continue;
      const { label, points: score, parts } = found;
      const concepts = parts.filter((part) => part.kind === 'concept').map((part) => part.key);
      await handle(
        matchStream(question, terrain),
        {
          type: 'SuggestMatch',
          data: {
            ...{ question, terrain, label, score, concepts },
            vocabulary: readingBehind(index).version,
            parts: parts.slice(0, RECORDED).map(({ kind, key, points }) => ({ kind, key, points })),
            fit: fitSaid(found.fit),
            among: index.size(),
          },
        },
        { by: 'system' },
      );
    }
};
