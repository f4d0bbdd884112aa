import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { type Content, type Features, featuresOf } from '../analyse/features.ts';
import type { Lexicon } from '../analyse/lexicon.ts';
import { breadthOf, nearness } from '../score/breadth.ts';
import { type Facts, type Fit, fitBetween, noFacts } from '../score/fit.ts';
import { type Label, leastShown, valued } from '../score/labels.ts';
import { featureOf, soughtBy } from '../score/query.ts';
import { bestOf, nearestFirst } from './best.ts';
import { numberIn, packed } from './documents.ts';
import { featureNumbers } from './feature-numbers.ts';
import { type Part, partsOf } from './parts.ts';
import { type Read, readOf } from './read.ts';
import { createSide, type Side } from './side.ts';
import { featuresStored } from './stored.ts';
import { type Wanted, wantedBy } from './wanted.ts';

export type ProposalKind = 'terrain' | 'question';

/** A proposal as the index takes it: what it says, and the structured facts that fit or do not. */
export type Indexed = Content & Readonly<{ facts?: Facts }>;

/**
 * One candidate: `text` is exactly the sum of its parts; `points` is what `text` is worth for how much both say, in
 * thousandths, times the fit's factor. Candidates are ranked and labelled by `points`.
 */
export type Match = Readonly<{
  id: string;
  label: Label;
  points: number;
  text: number;
  parts: readonly Part[];
  fit: Fit;
}>;

export type MatchOptions = Readonly<{
  limit?: number;
  /** True for whoever must not be suggested: closed, declined, one's own. */
  without?: (id: string) => boolean;
  /** True to also get what is below the last label (for « why not this one? » and the bench). */
  hidden?: boolean;
}>;

/** The open terrains and questions, ready to be matched both ways. Knows no texts: reasons are worded from them later. */
export type MatchIndex = Readonly<{
  /** Adds a proposal, or replaces what was known of it. `read` is what reading its text gave before, by the same vocabulary. */
  put: (id: string, kind: ProposalKind, proposal: Indexed, read?: Read) => void;
  /** Reads a proposal's text as `put` would, without adding it. */
  read: (proposal: Indexed) => Read;
  /** Forgets a proposal; an unknown one is no error. */
  remove: (id: string) => void;
  has: (id: string) => boolean;
  size: () => number;
  /** The proposals in which a concept is recognised or was confirmed, those that say it most first, at most `limit`; ties by id. */
  saying: (concept: string, limit: number) => string[];
  /** The best of the other kind for an indexed proposal; best first, ties by id. Empty for an unknown one. */
  matchesOf: (id: string, options?: MatchOptions) => Match[];
  /** The same for a text that is not indexed, `kind` being what the text is. */
  matchesOfText: (kind: ProposalKind, proposal: Indexed, options?: MatchOptions) => Match[];
  /** How two indexed proposals stand to each other, hidden or not; undefined when one is unknown. */
  pair: (id: string, other: string) => Match | undefined;
  /** How an indexed proposal would stand to a text that is not, `kind` being what the text is; undefined when it is unknown. */
  supposing: (kind: ProposalKind, proposal: Indexed, other: string) => Match | undefined;
}>;

/** Who looks: an indexed proposal, or a text that is not. */
type Asker = Readonly<{ kind: ProposalKind; facts: Facts; breadth: number; wanted: Wanted }>;
/** An indexed proposal, where it lies. */
type Entry = Readonly<{ id: string; kind: ProposalKind; side: Side; place: number }>;

const DEFAULT_LIMIT = 20;

export const createMatchIndex = (vocabulary: ReadonlyMap<string, Concept>, lexicon: Lexicon): MatchIndex => {
  const features = featureNumbers();
  const { names, numberOf, numbered, having } = features;
  const sides: Readonly<Record<ProposalKind, Side>> = {
    terrain: createSide(() => names.length),
    question: createSide(() => names.length),
  };
  const both = [sides.terrain, sides.question];
  const size = (): number => sides.terrain.size() + sides.question.size();
  const statistics = {
    get texts() {
      return size();
    },
    having,
  };
  const reading = (proposal: Indexed): Features => featuresOf(proposal, lexicon, vocabulary);

  const remove = (id: string): void => {
    for (const side of both) for (const pack of side.remove(id)) features.count(numberIn(pack), -1);
  };

  const read = (proposal: Indexed): Read => readOf(reading(proposal));

  const put = (id: string, kind: ProposalKind, proposal: Indexed, known = read(proposal)): void => {
    remove(id);
    const { names: had, strengths, breadth } = known;
    const packs: number[] = [];
    for (let i = 0; i < had.length; i++) {
      const feature = numbered(had[i] as string);
      features.count(feature, 1);
      packs.push(packed(feature, strengths[i] as number));
    }
    sides[kind].put(id, packs, { breadth, facts: proposal.facts ?? noFacts });
  };

  /** Adds up every candidate's points, then keeps the best of the other kind. */
  const search = (asker: Asker, options: MatchOptions): Match[] => {
    const { limit = DEFAULT_LIMIT, without = nobody, hidden = false } = options;
    const side = sides[asker.kind === 'question' ? 'terrain' : 'question'];
    const found = side.search(asker.wanted, asker.breadth);
    const judge = (place: number, near: number) => {
      const id = side.idAt(place);
      if (without(id)) return undefined;
      const worth = valued(near, fitBetween(asker.kind, asker.facts, side.factsAt(place)));
      return hidden || worth.label !== 'hidden' ? { place, id, ...worth } : undefined;
    };
    return nearestFirst(found, judge, { limit, least: hidden ? 0 : leastShown }).map(({ place, id, ...worth }) => {
      const parts = partsOf(asker.wanted, side.featuresAt(place));
      return { id, text: textOf(parts), ...worth, parts };
    });
  };

  const wantedIn = (read: Features): Wanted => wantedBy(soughtBy(read, statistics, vocabulary), numberOf);
  const indexedAsker = ({ kind, side, place }: Entry): Asker => ({
    kind,
    facts: side.factsAt(place),
    breadth: side.breadthAt(place),
    wanted: wantedIn(featuresStored(side.featuresAt(place), names)),
  });
  const textAsker = (kind: ProposalKind, proposal: Indexed): Asker => {
    const read = reading(proposal);
    return { kind, facts: proposal.facts ?? noFacts, breadth: breadthOf(read), wanted: wantedIn(read) };
  };

  /** How one stands to whoever looks, hidden or not. */
  const meeting = ({ kind, facts, breadth, wanted }: Asker, { id, side, place }: Entry): Match => {
    const parts = partsOf(wanted, side.featuresAt(place));
    const text = textOf(parts);
    const fit = fitBetween(kind, facts, side.factsAt(place));
    return { id, text, parts, ...valued(nearness(text, breadth, side.breadthAt(place)), fit) };
  };

  const entryOf = (id: string): Entry | undefined => {
    for (const kind of ['terrain', 'question'] as const) {
      const place = sides[kind].placeOf(id);
      if (place !== undefined) return { id, kind, side: sides[kind], place };
    }
    return undefined;
  };

  return {
    put,
    read,
    remove,
    has: (id) => entryOf(id) !== undefined,
    size,
    saying: (concept, limit) => {
      const feature = numberOf(featureOf('concept', concept));
      if (feature === undefined) return [];
      return bestOf(
        both.flatMap((side) => side.having(feature)),
        limit,
      ).map(({ id }) => id);
    },
    matchesOf: (id, options = {}) => {
      const entry = entryOf(id);
      return entry ? search(indexedAsker(entry), options) : [];
    },
    matchesOfText: (kind, proposal, options = {}) => search(textAsker(kind, proposal), options),
    pair: (id, other) => {
      const [entry, found] = [entryOf(id), entryOf(other)];
      return entry && found && meeting(indexedAsker(entry), found);
    },
    supposing: (kind, proposal, other) => {
      const found = entryOf(other);
      return found && meeting(textAsker(kind, proposal), found);
    },
  };
};

const nobody = (): boolean => false;
const textOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.points, 0);
