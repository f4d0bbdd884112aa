import type { Exclusion, MatchEvent, PairReport } from '../../../shared/contracts/match.ts';
import { matchStream } from '../../../shared/contracts/match.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { isNearInSense } from '../embedding/fused.ts';
import { liveSense } from '../embedding/live-sense.ts';
import { bodyOf, indexedOf } from '../proposal/indexed.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { type MatchableRow, matchableById } from '../proposal/matchable.view.ts';
import { noFacts } from '../score/facts.ts';
import { firstTold } from './first-told.ts';
import { match as decider } from './match.decider.ts';
import { partsSaid } from './parts-said.ts';
import { fitSaid } from './reasons.ts';
import { conflictsOf, exchangeOf, standingOf } from './standing.ts';
import { whatIf } from './what-if.ts';

type Reading = Pick<Deps, 'db' | 'places' | 'store' | 'embeddings'>;
type Rows = Readonly<{ question: MatchableRow; terrain: MatchableRow }>;
type State = typeof decider.initial;

/** A pair told in full, for those who answer for one of the two and for the coordination. */
export const readPair = async (
  deps: Reading,
  ids: Readonly<{ question: string; terrain: string }>,
  who: Visitor,
): Promise<PairReport> => {
  const rows = await rowsFor(deps, ids, who);
  const [index, sense, reading, standing, told] = await Promise.all([
    liveIndex(deps.db, deps.places).fresh(),
    liveSense(deps.embeddings),
    currentReading(deps.db),
    standingOf(deps.db, rows.question),
    deps.store.read(matchStream(ids.question, ids.terrain)) as Promise<Recorded<MatchEvent>[]>,
  ]);
  const found = await index.pair(ids.question, ids.terrain);
  const state = told.reduce<State>(decider.evolve, decider.initial);
  const exchange = exchangeOf(standing.rows, rows.question, rows.terrain);
  return {
    question: named(rows.question),
    terrain: named(rows.terrain),
    label: found?.label ?? null,
    pinned: state.pinned,
    exclusions: exclusionsOf(rows, state, exchange?.state === 'declined'),
    exchange,
    conflicts: conflictsOf(standing.rows, rows.question, rows.terrain),
    parts: found ? partsSaid(found.parts, textOf(rows.terrain), reading) : [],
    sense: isNearInSense(sense, ids.question, ids.terrain) ? (deps.embeddings?.model ?? null) : null,
    fit: found ? fitSaid(found.fit) : { sought: [], expected: [] },
    supposed: await whatIf({
      index,
      question: sideOf(rows.question, deps),
      terrain: sideOf(rows.terrain, deps),
      concepts: reading.concepts,
    }),
    first: await firstTold(deps, told, { reading, among: index.size() }),
    vocabulary: reading.version,
    may: mayDo(rows, state, who),
  };
};

const rowsFor = async (
  { db }: Reading,
  ids: Readonly<{ question: string; terrain: string }>,
  { person, roles }: Visitor,
): Promise<Rows> => {
  const [question, terrain] = await Promise.all([matchableById(db, ids.question), matchableById(db, ids.terrain)]);
  if (question?.kind !== 'question' || terrain?.kind !== 'terrain') throw new Problem(404, 'match-unknown');
  const answers = question.owners.includes(person) || terrain.owners.includes(person);
  if (!answers && !roles.includes('coordinator')) throw new Problem(403, 'match-not-yours');
  // What was hidden is read by its owners and the coordination alone.
  const isHidden = [question, terrain].some((row) => row.status === 'hidden' && !row.owners.includes(person));
  if (isHidden && !roles.includes('coordinator')) throw new Problem(404, 'match-unknown');
  return { question, terrain };
};

const named = ({ proposal, content }: MatchableRow) => ({
  id: proposal,
  title: content.title,
  organisation: content.organisation,
});

const textOf = (row: MatchableRow): string => `${row.content.title}.\n${bodyOf(row)}`;

const sideOf = (row: MatchableRow, { places }: Reading) => {
  const indexed = indexedOf(row, places);
  return { id: row.proposal, indexed: { ...indexed, facts: indexed.facts ?? noFacts } };
};

const exclusionsOf = ({ question, terrain }: Rows, { contested, dismissed }: State, declined: boolean): Exclusion[] => {
  const all: [Exclusion, boolean][] = [
    ['question-closed', question.status !== 'open'],
    ['terrain-closed', terrain.status !== 'open'],
    ['same-owners', terrain.owners.every((owner) => question.owners.includes(owner))],
    ['declined', declined],
    ['put-aside', contested || dismissed !== null],
  ];
  return all.filter(([, holds]) => holds).map(([exclusion]) => exclusion);
};

/** The same rules the commands follow, so that no button is shown that would be refused. */
const mayDo = ({ question, terrain }: Rows, { dismissed, pinned }: State, who: Visitor): PairReport['may'] => {
  const sides = [
    ...(question.owners.includes(who.person) ? (['question'] as const) : []),
    ...(terrain.owners.includes(who.person) ? (['terrain'] as const) : []),
  ];
  const coordinator = who.roles.includes('coordinator');
  return {
    dismiss: dismissed === null,
    restore: dismissed !== null && (coordinator || dismissed.some((side) => sides.includes(side))),
    pin: coordinator && !pinned,
    giveReason: sides.length === 0,
  };
};
