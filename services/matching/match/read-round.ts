import type { Deps } from '../../kit/ports.ts';
import { rankedMatches, type Sense } from '../embedding/fused.ts';
import { liveSense } from '../embedding/live-sense.ts';
import { roomOf } from '../load/guard.ts';
import { loads, noLoad } from '../load/load.view.ts';
import type { MatchSearch } from '../match-index/match.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { type MatchableRow, openMatchables, openTerrains } from '../proposal/matchable.view.ts';
import type { Asking, Room } from '../score/sharing.ts';
import { pairsOf } from './pair.view.ts';
import { standingOf } from './standing.ts';

/** How far down its matches a question is looked at for a terrain less seen. */
const LOOKED_AT = 40;

type Reading = Pick<Deps, 'db' | 'places' | 'embeddings'>;

/** What a round of suggestions starts from. */
export type Round = Readonly<{
  index: MatchSearch;
  askings: readonly Asking[];
  rooms: ReadonlyMap<string, Room>;
}>;

/** The open questions (the first `most` when told) with their matches, and how much each open terrain can still bear. */
export const readRound = async ({ db, places, embeddings }: Reading, most?: number): Promise<Round> => {
  const [index, sense, terrains, load, questions] = await Promise.all([
    liveIndex(db, places).fresh(),
    liveSense(embeddings),
    openTerrains(db),
    loads(db),
    openMatchables(db, 'question'),
  ]);
  const owners = new Map(terrains.map((terrain) => [terrain.proposal, terrain.owners]));
  const rooms = new Map(
    terrains.map(({ proposal, capacity }) => [proposal, roomOf(capacity, load.get(proposal) ?? noLoad)]),
  );
  const askings: Asking[] = [];
  for (const question of questions.slice(0, most)) askings.push(await askingOf({ db, index, sense, owners }, question));
  return { index, askings, rooms };
};

type Standing = Readonly<{
  db: Deps['db'];
  index: MatchSearch;
  sense: Sense | null;
  owners: ReadonlyMap<string, readonly string[]>;
}>;

/** Without what people refused or are in touch about already, and without what is their own. */
const askingOf = async ({ db, index, sense, owners }: Standing, question: MatchableRow): Promise<Asking> => {
  const [pairs, { known }] = await Promise.all([pairsOf(db, question.proposal), standingOf(db, question)]);
  const isOwn = (terrain: string): boolean =>
    (owners.get(terrain) ?? question.owners).every((owner) => question.owners.includes(owner));
  const found = await rankedMatches(index, sense, question.proposal, {
    limit: LOOKED_AT,
    without: (terrain) => pairs.get(terrain)?.over === true || known.has(terrain) || isOwn(terrain),
  });
  // Questions are compared by the points of texts: a model changes who comes first among the candidates, not what the first is worth.
  const points = found.map((match) => match.points).sort((a, b) => b - a);
  return {
    question: question.proposal,
    candidates: found.map(({ id, label }, i) => ({
      terrain: id,
      points: points[i] ?? 0,
      worthTelling: label === 'strong' || label === 'probable',
      told: pairs.get(id)?.suggested === true,
    })),
  };
};
