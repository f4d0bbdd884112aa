/** Somebody's match as a round of suggestions weighs it: not hidden, with its points. `told`: already suggested, and not refused since. */
export type Candidate = Readonly<{ terrain: string; points: number; worthTelling: boolean; told: boolean }>;
/** One question and its candidates, in any order; of two lines about the same terrain the better one counts. */
export type Asking = Readonly<{ question: string; candidates: readonly Candidate[] }>;
/** How much a terrain can bear, how much it bears, and how often it was suggested to questions still open. */
export type Room = Readonly<{ capacity: number; load: number }>;

/** How suggestions are spread. `slack`: times its even share a terrain may be suggested; null is no cap. */
export type Policy = Readonly<{ best: number; lessSeen: number; slack: number | null; least: number }>;

/**
 * Three best and one less-seen terrain for each question; nobody beyond twice the even share, unless that is under three.
 * Set with `npm run bench:match`: a slack of 1.5 gave up 0.02 of P@3 on one judged set, two gives up none.
 */
export const sharingPolicy: Policy = { best: 3, lessSeen: 1, slack: 2, least: 3 };

export type Pick = Readonly<{ terrain: string; points: number; lessSeen: boolean; told: boolean }>;
type Shared = ReadonlyMap<string, readonly Pick[]>;

/**
 * Who is suggested what in one round. Pairs are taken best first while the question has a place and the terrain is under its
 * cap: a greedy many-to-many matching, worth at least half of the best one (Mestre 2006, « Greedy in approximation
 * algorithms »). Then each question, those with fewest candidates first, gets the terrain seen least so far. What was told
 * keeps its place and counts as seen, so that a round repeated tells nothing more. Same input in any order, same picks.
 */
export const shareOut = (
  askings: readonly Asking[],
  rooms: ReadonlyMap<string, Room>,
  policy: Policy = sharingPolicy,
): Shared => {
  const asked = askings.map(tidy);
  const seen = toldCounts(asked);
  const capOf = capsFor(asked, rooms, policy);
  const picks = new Map<string, Pick[]>(asked.map(({ question }) => [question, []]));
  const give = (question: string, { terrain, points, told }: Candidate, lessSeen: boolean): void => {
    picks.get(question)?.push({ terrain, points, lessSeen, told });
    if (!told) seen.set(terrain, seenOf(seen, terrain) + 1);
  };
  const fits = ({ terrain, told }: Candidate): boolean => told || seenOf(seen, terrain) < capOf(terrain);

  for (const { question, candidate } of pairsBestFirst(asked))
    if ((picks.get(question)?.length ?? 0) < policy.best && fits(candidate)) give(question, candidate, false);

  for (const { question, candidates } of fewestFirst(asked)) {
    const mine = picks.get(question) ?? [];
    const left = candidates.filter(({ terrain }) => !mine.some((pick) => pick.terrain === terrain));
    const before = left.filter(({ told }) => told).length;
    for (let place = before; place < policy.lessSeen; place++) {
      const found = leastSeen(
        left.filter((one) => !one.told && fits(one) && !mine.some((pick) => pick.terrain === one.terrain)),
        seen,
      );
      if (found) give(question, found, true);
    }
  }
  return picks;
};

/** How much of its capacity a terrain has left, from 0 (full or more) to 1 (free). */
export const freeShare = ({ capacity, load }: Room): number =>
  capacity <= 0 ? 0 : Math.max(0, Math.min(1, (capacity - load) / capacity));

/** Best first, ties by id; one line a terrain. */
const tidy = ({ question, candidates }: Asking): Asking => {
  const sorted = [...candidates].sort((a, b) => b.points - a.points || order(a.terrain, b.terrain));
  const known = new Set<string>();
  return { question, candidates: sorted.filter(({ terrain }) => !known.has(terrain) && known.add(terrain)) };
};

const toldCounts = (asked: readonly Asking[]): Map<string, number> => {
  const seen = new Map<string, number>();
  for (const { candidates } of asked)
    for (const { terrain, told } of candidates) if (told) seen.set(terrain, seenOf(seen, terrain) + 1);
  return seen;
};

/** The even share is what everybody's best would come to, over the terrains that are somebody's candidate. */
const capsFor = (
  asked: readonly Asking[],
  rooms: ReadonlyMap<string, Room>,
  { best, slack, least }: Policy,
): ((terrain: string) => number) => {
  if (slack === null) return () => Number.POSITIVE_INFINITY;
  const terrains = new Set(asked.flatMap(({ candidates }) => candidates.map(({ terrain }) => terrain)));
  const places = asked.reduce(
    (sum, { candidates }) => sum + Math.min(best, candidates.filter((one) => one.worthTelling).length),
    0,
  );
  const usual = Math.max(least, Math.ceil((slack * places) / Math.max(1, terrains.size)));
  return (terrain) => {
    const room = rooms.get(terrain);
    return Math.ceil(usual * (room ? freeShare(room) : 1));
  };
};

const pairsBestFirst = (asked: readonly Asking[]) =>
  asked
    .flatMap(({ question, candidates }) =>
      candidates.filter((one) => one.worthTelling).map((candidate) => ({ question, candidate })),
    )
    .sort(
      (a, b) =>
        b.candidate.points - a.candidate.points ||
        order(a.question, b.question) ||
        order(a.candidate.terrain, b.candidate.terrain),
    );

const fewestFirst = (asked: readonly Asking[]): Asking[] =>
  [...asked].sort((a, b) => a.candidates.length - b.candidates.length || order(a.question, b.question));

const leastSeen = (left: readonly Candidate[], seen: ReadonlyMap<string, number>): Candidate | undefined =>
  [...left].sort(
    (a, b) => seenOf(seen, a.terrain) - seenOf(seen, b.terrain) || b.points - a.points || order(a.terrain, b.terrain),
  )[0];

const seenOf = (seen: ReadonlyMap<string, number>, terrain: string): number => seen.get(terrain) ?? 0;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
