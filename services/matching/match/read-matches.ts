import type { MatchCard, RecognisedConcept } from '../../../shared/contracts/match.ts';
import { Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { wordsOf } from '../../kit/text/words.ts';
import { recognise } from '../analyse/recognise.ts';
import { currentReading } from '../concept/current-reading.ts';
import { standingTags } from '../concept/standing-tags.ts';
import { isNearInSense, rankedMatches, type Sense } from '../embedding/fused.ts';
import { liveSense } from '../embedding/live-sense.ts';
import type { Match, MatchSearch } from '../match-index/match.ts';
import { bodyOf } from '../proposal/indexed.ts';
import { liveIndex, readingBehind } from '../proposal/live-index.ts';
import { type MatchableRow, matchableById } from '../proposal/matchable.view.ts';
import type { VocabularyReading } from '../vocabulary.ts';
import { type PairRow, pairsOf } from './pair.view.ts';
import { reasonsOf } from './reasons.ts';
import { conflictsOf, exchangeOf, type Standing, standingOf } from './standing.ts';

/** More is a list nobody reads. */
const SHOWN = 6;

type Reading = Pick<Deps, 'db' | 'places' | 'embeddings'>;

/** The matches of one proposal, pinned ones first, then best first; only for its owners and the coordination. */
export const matchesFor = async (deps: Reading, proposal: string, who: Visitor): Promise<MatchCard[]> => {
  const mine = await managed(deps, proposal, who);
  const [index, sense, pairs, standing] = await Promise.all([
    liveIndex(deps.db, deps.places).fresh(),
    liveSense(deps.embeddings),
    pairsOf(deps.db, proposal),
    standingOf(deps.db, mine),
  ]);
  const found = await rankedMatches(index, sense, proposal, {
    limit: SHOWN,
    without: (other) =>
      pairs.get(other)?.over === true || pairs.get(other)?.pinned === true || standing.refused.has(other),
  });
  const pinned = await pinnedMatches(index, proposal, pairs);
  const cards = await Promise.all(
    [...pinned, ...found].map((match) =>
      cardOf(deps, match, { mine, pair: pairs.get(match.id), standing, sense, reading: readingBehind(index) }),
    ),
  );
  return cards.filter((card) => card !== undefined);
};

/** Why these two, or why not: the card of a pair whatever its label; a pair too far apart is « to explore » at best. */
export const matchBetween = async (
  deps: Reading,
  proposal: string,
  other: string,
  who: Visitor,
): Promise<MatchCard> => {
  const mine = await managed(deps, proposal, who);
  const index = await liveIndex(deps.db, deps.places).fresh();
  const match = await index.pair(proposal, other);
  const [pairs, standing, sense] = await Promise.all([
    pairsOf(deps.db, proposal),
    standingOf(deps.db, mine),
    liveSense(deps.embeddings),
  ]);
  const asked = { mine, pair: pairs.get(other), standing, sense, reading: readingBehind(index) };
  const card = match && (await cardOf(deps, match, asked));
  if (!card) throw new Problem(404, 'match-unknown');
  return card;
};

const pinnedMatches = async (
  index: MatchSearch,
  proposal: string,
  pairs: ReadonlyMap<string, PairRow>,
): Promise<Match[]> => {
  const pinned = [...pairs].filter(([, pair]) => pair.pinned && !pair.over);
  const found = await Promise.all(pinned.map(([other]) => index.pair(proposal, other)));
  return found.filter((match) => match !== undefined);
};

type Asked = Readonly<{
  mine: MatchableRow;
  pair: PairRow | undefined;
  standing: Standing;
  sense: Sense | null;
  reading: VocabularyReading;
}>;

const cardOf = async (
  { db, embeddings }: Reading,
  match: Match,
  { mine, pair, standing, sense, reading }: Asked,
): Promise<MatchCard | undefined> => {
  const theirs = await matchableById(db, match.id);
  // Nobody is matched with themselves.
  if (!theirs || theirs.owners.every((owner) => mine.owners.includes(owner))) return undefined;
  return {
    other: {
      id: theirs.proposal,
      kind: theirs.kind,
      title: theirs.content.title,
      organisation: theirs.content.organisation,
      place:
        ('territory' in theirs.content ? theirs.content.territory : theirs.content.territoriesWanted[0])?.label ?? '',
    },
    label: match.label === 'hidden' ? 'to-explore' : match.label,
    pinned: pair?.pinned ?? false,
    sense: isNearInSense(sense, mine.proposal, match.id) ? (embeddings?.model ?? null) : null,
    ...reasonsOf(match, mine, theirs, reading),
    exchange: exchangeOf(standing.rows, mine, theirs),
    conflicts: conflictsOf(standing.rows, mine, theirs),
  };
};

/** The proposal, for somebody who answers for it or coordinates. */
export const managed = async ({ db }: Pick<Deps, 'db'>, proposal: string, who: Visitor): Promise<MatchableRow> => {
  const row = await matchableById(db, proposal);
  if (!row) throw new Problem(404, 'match-unknown');
  if (!mayManage(row, who)) throw new Problem(403, 'match-not-yours');
  return row;
};

const mayManage = ({ owners }: MatchableRow, who: Visitor | null): boolean =>
  who !== null && (owners.includes(who.person) || who.roles.includes('coordinator'));

const MOST_RECOGNISED = 12;

/** The concepts a text speaks of, with the words that say so; what people removed or confirmed is marked. */
export const conceptsIn = (
  { concepts, lexicon }: VocabularyReading,
  text: string,
  corrected: Readonly<Record<string, 'confirmed' | 'removed'>> = {},
): RecognisedConcept[] => {
  const tags = standingTags(corrected);
  const quotes = new Map<string, Set<string>>();
  const strong = new Set<string>();
  for (const { concept, weak, covered, start, end } of recognise(wordsOf(text), lexicon)) {
    quotes.set(concept, (quotes.get(concept) ?? new Set()).add(text.slice(start, end).replace(/\s+/g, ' ')));
    if (!weak && !covered) strong.add(concept);
  }
  const ids = [...new Set([...strong, ...Object.keys(tags)])].filter((id) => concepts.has(id));
  return ids.slice(0, MOST_RECOGNISED).map((id) => ({
    id,
    label: concepts.get(id)?.label ?? { fr: id, en: id },
    quotes: [...(quotes.get(id) ?? [])].slice(0, 4),
    verdict: tags[id] ?? null,
  }));
};

/** A hidden proposal's words are quoted to its owners and the coordination alone. */
export const conceptsOfProposal = async (
  { db }: Pick<Deps, 'db'>,
  proposal: string,
  who: Visitor | null,
): Promise<RecognisedConcept[]> => {
  const row = await matchableById(db, proposal);
  if (!row || (row.status === 'hidden' && !mayManage(row, who))) throw new Problem(404, 'match-unknown');
  return conceptsIn(await currentReading(db), `${row.content.title}.\n${bodyOf(row)}`, row.tags);
};
