import type { PolicyOutcome } from '../../../shared/contracts/balance.ts';
import { type Asking, type Policy, type Room, shareOut, sharingPolicy } from '../score/sharing.ts';

/** Without a cap, as it is, and nobody beyond the even share. */
const policies: Readonly<Record<PolicyOutcome['policy'], Policy>> = {
  off: { ...sharingPolicy, slack: null },
  current: sharingPolicy,
  strict: { ...sharingPolicy, slack: 1, least: 1 },
};

/** What each way of sharing would give in a round made from scratch: nearness kept, and who is seen. */
export const policyOutcomes = (askings: readonly Asking[], rooms: ReadonlyMap<string, Room>): PolicyOutcome[] => {
  const fresh = askings.map(({ question, candidates }) => ({
    question,
    candidates: candidates.map((candidate) => ({ ...candidate, told: false })),
  }));
  const free = outcomeOf(fresh, rooms, 'off');
  return (Object.keys(policies) as PolicyOutcome['policy'][]).map((policy) => {
    const outcome = outcomeOf(fresh, rooms, policy);
    return { ...outcome, givenUp: free.points === 0 ? 0 : Math.max(0, 1 - outcome.points / free.points) };
  });
};

const outcomeOf = (askings: readonly Asking[], rooms: ReadonlyMap<string, Room>, policy: PolicyOutcome['policy']) => {
  const picks = [...shareOut(askings, rooms, policies[policy]).values()];
  const best = picks.flat().filter(({ lessSeen }) => !lessSeen);
  // Over the places there are, not those filled: an empty place is nearness given up too.
  const places = askings.reduce(
    (sum, { candidates }) => sum + Math.min(policies[policy].best, candidates.filter((one) => one.worthTelling).length),
    0,
  );
  const shown = new Map<string, number>();
  for (const { terrain } of picks.flat()) shown.set(terrain, (shown.get(terrain) ?? 0) + 1);
  return {
    policy,
    points: places === 0 ? 0 : best.reduce((sum, { points }) => sum + points, 0) / places,
    most: Math.max(0, ...shown.values()),
    unseen: [...rooms.keys()].filter((terrain) => !shown.has(terrain)).length,
  };
};
