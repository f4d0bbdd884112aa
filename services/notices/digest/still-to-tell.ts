import { type InterestEvent, interestId, interestStream } from '../../../shared/contracts/interest.ts';
import { type MatchEvent, matchStream } from '../../../shared/contracts/match.ts';
import type { EventStore } from '../../kit/ports.ts';

/** Two proposals and who answers for each. */
type Pair = Readonly<{
  question: Readonly<{ proposal: string; owners: readonly string[] }>;
  terrain: Readonly<{ proposal: string; owners: readonly string[] }>;
}>;

/**
 * Whether a match is still news: nobody said it was wrong or put it aside, and the people have not met over it, be it to be
 * told no. Read from the log itself, which knows it before any view.
 */
export const isStillToTell = async (read: EventStore['read'], { question, terrain }: Pair): Promise<boolean> => {
  const said = (await read(matchStream(question.proposal, terrain.proposal))) as unknown as MatchEvent[];
  if (isPutAside(said)) return false;
  const interests = [
    ...question.owners.map((person) => interestId(terrain.proposal, person)),
    ...terrain.owners.map((person) => interestId(question.proposal, person)),
  ];
  for (const interest of interests)
    if (hasMet((await read(interestStream(interest))) as unknown as InterestEvent[])) return false;
  return true;
};

/** A pair said to be wrong stays so until the coordination introduces the two; one put aside may also be brought back. */
const isPutAside = (said: readonly MatchEvent[]): boolean => {
  let [contested, dismissed] = [false, false];
  for (const { type } of said) {
    if (type === 'MatchContested') contested = true;
    if (type === 'MatchDismissed') dismissed = true;
    if (type === 'MatchRestored') dismissed = false;
    if (type === 'MatchPinned') [contested, dismissed] = [false, false];
  }
  return contested || dismissed;
};

/** What somebody took back, or nobody answered, leaves the match as it was. */
const hasMet = (said: readonly InterestEvent[]): boolean => {
  const last = said.filter(({ type }) => moves.has(type)).at(-1)?.type;
  return last !== undefined && last !== 'InterestWithdrawn' && last !== 'InterestLapsed';
};
const moves: ReadonlySet<string> = new Set<InterestEvent['type']>([
  'InterestExpressed',
  'InterestAccepted',
  'InterestDeclined',
  'InterestWithdrawn',
  'InterestLapsed',
]);
