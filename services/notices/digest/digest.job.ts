import { type DigestPrepared, digestStream } from '../../../shared/contracts/digest.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { isDue } from '../../kit/due.ts';
import { inTurn } from '../../kit/in-turn.ts';
import type { Deps } from '../../kit/ports.ts';
import type { Job } from '../../kit/reactor.ts';
import { bestAndLessSeen } from './best-and-less-seen.ts';
import { stillNews } from './digest-items.ts';
import { readers } from './reader.view.ts';
import { type Pending, pendingFor, personsPending } from './suggestion.view.ts';

/** Makes the digests that are due: one mail for all that is new, none when nothing is. */
export const digestJob: Job = {
  name: 'prepare-digests',
  every: '*/15 * * * *',
  run: async (_, deps) => {
    const [all, pending] = await Promise.all([readers(deps.db), personsPending(deps.db)]);
    const now = deps.clock.now();
    const due = all.filter(
      ({ person, digest, lastDigestAt }) => pending.has(person) && isDue(digest, lastDigestAt, now),
    );
    await inTurn(due, ({ person }) => prepare(deps, person));
  },
};

/**
 * The fact comes first, at the version that was read: of two runs at once, one is refused, and nobody is mailed twice. What
 * was already mailed is read from that same stream: the view of suggestions may not have heard of it yet.
 */
const prepare = async ({ db, store }: Deps, person: string): Promise<void> => {
  const stream = digestStream(person);
  const earlier = (await store.read(stream)) as Recorded<DigestPrepared>[];
  const mailed = new Set(earlier.flatMap(({ data }) => data.matches.map(pairOf)));
  const fresh = (await pendingFor(db, person)).filter((match) => !mailed.has(pairOf(match)));
  const pending = await picked({ db, read: store.read }, fresh);
  if (pending.length === 0) return;
  const event: DigestPrepared = {
    type: 'DigestPrepared',
    data: { person, matches: pending.map(({ question, terrain }) => ({ question, terrain })) },
  };
  await store.append(stream, earlier.length, [event], { by: 'system' });
};

/** The best and one less seen of what is still news: no place goes to a match that would be left out of the mail. */
const picked = async (
  reading: Parameters<typeof stillNews>[0],
  fresh: readonly Pending[],
): Promise<readonly Pending[]> => {
  const picks = bestAndLessSeen(fresh);
  const live = new Set(
    (await stillNews(reading, picks)).map(({ asked, offered }) =>
      pairOf({ question: asked.proposal, terrain: offered.proposal }),
    ),
  );
  const over = new Set(picks.map(pairOf).filter((pair) => !live.has(pair)));
  return over.size === 0
    ? picks
    : picked(
        reading,
        fresh.filter((match) => !over.has(pairOf(match))),
      );
};

const pairOf = ({ question, terrain }: { question: string; terrain: string }): string => `${question} ${terrain}`;
