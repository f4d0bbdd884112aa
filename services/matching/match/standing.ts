import type { MatchCard, PairExchange } from '../../../shared/contracts/match.ts';
import type { Db } from '../../kit/ports.ts';
import { type MatchableRow, ownedBy } from '../proposal/matchable.view.ts';
import { type ExchangeRow, exchangesAround } from './exchange.view.ts';

type Side = Pick<MatchableRow, 'proposal' | 'owners'> & Readonly<{ content: { organisation: string } }>;

/**
 * The exchange that counts between two proposals: about both, or about one of them by somebody who answers for the other
 * (a person writes once to a proposal, so their other proposals are met by the same answer).
 */
const exchangesBetween = (rows: readonly ExchangeRow[], mine: Side, theirs: Side): ExchangeRow[] =>
  rows.filter((row) => concerns(row, mine, theirs) || concerns(row, theirs, mine));

const concerns = (row: ExchangeRow, about: Side, by: Side): boolean =>
  row.proposal === about.proposal && (row.withProposal === by.proposal || by.owners.includes(row.person));

const states: Record<ExchangeRow['state'], PairExchange['state'] | null> = {
  pending: 'pending',
  accepted: 'under-way',
  partnership: 'under-way',
  declined: 'declined',
  past: 'past',
  withdrawn: null,
};
/** What is under way is said before what is over. */
const order = ['under-way', 'pending', 'declined', 'past'] as const;

/** Where the two already meet, with the page to go to; null when nothing holds between them. */
export const exchangeOf = (rows: readonly ExchangeRow[], mine: Side, theirs: Side): PairExchange | null => {
  const known = exchangesBetween(rows, mine, theirs).flatMap((row): PairExchange[] => {
    const state = states[row.state];
    return state ? [{ state, path: pathOf(row) }] : [];
  });
  return known.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0] ?? null;
};
const pathOf = ({ interest, partnership }: ExchangeRow): string =>
  partnership ? `/partenariats/${partnership}` : `/interets/${interest}`;

/** What makes the two sides less than strangers, to be said and not to be hidden. */
export const conflictsOf = (rows: readonly ExchangeRow[], mine: Side, theirs: Side): MatchCard['conflicts'] => {
  const { organisation } = mine.content;
  const here = exchangesBetween(rows, mine, theirs);
  const elsewhere = rows.some(
    (row) =>
      (row.state === 'partnership' || row.state === 'past') &&
      !here.includes(row) &&
      [mine, theirs].every(({ owners }) => owners.some((owner) => row.people.includes(owner))),
  );
  return [
    ...(organisation !== '' && organisation === theirs.content.organisation ? (['same-organisation'] as const) : []),
    ...(elsewhere ? (['same-people'] as const) : []),
  ];
};

/** What stands between a proposal and the others: its exchanges, those who said no, and all it already met in any way. */
export type Standing = Readonly<{
  rows: readonly ExchangeRow[];
  /** Never shown in a list. */
  refused: ReadonlySet<string>;
  /** Never suggested anew; shown with where they meet. */
  known: ReadonlySet<string>;
}>;

/** Reads it for one proposal. Who was told no is met again with none of their proposals. */
export const standingOf = async (db: Db, mine: Pick<MatchableRow, 'proposal' | 'owners'>): Promise<Standing> => {
  const rows = await exchangesAround(db, mine.proposal, mine.owners);
  const askers = rows.filter(({ proposal }) => proposal === mine.proposal).map(({ person }) => person);
  const owned = await ownedBy(db, askers);
  const others = (state: (row: ExchangeRow) => boolean) => new Set(rows.filter(state).flatMap(othersOf(mine, owned)));
  return {
    rows,
    refused: others(({ state }) => state === 'declined'),
    known: others(({ state }) => states[state] !== null),
  };
};

/** The proposals an exchange puts beside mine. */
const othersOf =
  (mine: Pick<MatchableRow, 'proposal' | 'owners'>, owned: readonly Pick<MatchableRow, 'proposal' | 'owners'>[]) =>
  ({ proposal, withProposal, person }: ExchangeRow): string[] => {
    if (proposal !== mine.proposal)
      return withProposal === mine.proposal || mine.owners.includes(person) ? [proposal] : [];
    const theirs = owned.filter(({ owners }) => owners.includes(person)).map((row) => row.proposal);
    return withProposal ? [withProposal, ...theirs] : theirs;
  };
