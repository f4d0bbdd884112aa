import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { type Content, featuresOf } from '../analyse/features.ts';
import type { Lexicon } from '../analyse/lexicon.ts';
import { breadthOf, nearness } from '../score/breadth.ts';
import { type Facts, type Fit, fitBetween, noFacts } from '../score/fit.ts';
import { type Label, valued } from '../score/labels.ts';
import { featureOf, type Sought, soughtBy, strengthsOf } from '../score/query.ts';
import { addUp, enlarged } from './adding.ts';
import { bestOf, floorOf } from './best.ts';
import { type Part, partsOf } from './parts.ts';
import { addPosting, noPostings, type Postings, sweepPostings } from './postings.ts';
import { featuresStored } from './stored.ts';

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
  /** Adds a proposal, or replaces what was known of it. */
  put: (id: string, kind: ProposalKind, proposal: Indexed) => void;
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

type Entry = {
  id: string;
  kind: ProposalKind;
  features: Int32Array;
  strengths: Uint16Array;
  breadth: number;
  facts: Facts;
};

/** Who looks: an indexed proposal, or a text that is not. */
type Asker = Readonly<{ kind: ProposalKind; facts: Facts; breadth: number; sought: readonly Sought[] }>;

/** What a slot holds; zero is nobody. */
const TERRAIN = 1;
const QUESTION = 2;
const DEFAULT_LIMIT = 20;
/** Dead places are swept when they are as many as the living, and never for a few. */
const SWEEP_FROM = 1024;

export const createMatchIndex = (vocabulary: ReadonlyMap<string, Concept>, lexicon: Lexicon): MatchIndex => {
  let entries: (Entry | undefined)[] = [];
  const slots = new Map<string, number>();
  const names: string[] = [];
  const ids = new Map<string, number>();
  const postings: Postings[] = [];
  let having = new Int32Array(1024);
  let sums = new Int32Array(1024);
  let kinds = new Uint8Array(1024);

  const numberOf = (feature: string): number => {
    const known = ids.get(feature);
    if (known !== undefined) return known;
    const made = names.length;
    ids.set(feature, made);
    names.push(feature);
    postings.push(noPostings());
    if (made >= having.length) having = enlarged(having);
    return made;
  };

  const statistics = {
    get texts() {
      return slots.size;
    },
    having: (feature: string) => {
      const number = ids.get(feature);
      return number === undefined ? 0 : (having[number] ?? 0);
    },
  };

  const put = (id: string, kind: ProposalKind, proposal: Indexed): void => {
    remove(id);
    const read = featuresOf(proposal, lexicon, vocabulary);
    const pairs = [...strengthsOf(read)];
    const features = Int32Array.from(pairs, ([feature]) => numberOf(feature));
    const strengths = Uint16Array.from(pairs, ([, strength]) => strength);
    const slot = entries.length;
    entries.push({ id, kind, features, strengths, breadth: breadthOf(read), facts: proposal.facts ?? noFacts });
    slots.set(id, slot);
    if (slot >= sums.length) {
      sums = enlarged(sums);
      kinds = enlarged(kinds);
    }
    kinds[slot] = kind === 'terrain' ? TERRAIN : QUESTION;
    features.forEach((feature, i) => {
      having[feature] = (having[feature] ?? 0) + 1;
      addPosting(postings[feature] as Postings, slot, strengths[i] ?? 0);
    });
  };

  const remove = (id: string): void => {
    const slot = slots.get(id);
    if (slot === undefined) return;
    for (const feature of entries[slot]?.features ?? []) having[feature] = (having[feature] ?? 0) - 1;
    entries[slot] = undefined;
    kinds[slot] = 0;
    slots.delete(id);
    if (entries.length - slots.size > Math.max(SWEEP_FROM, slots.size)) sweep();
  };

  /** Lays the living side by side again. */
  const sweep = (): void => {
    const moved = new Int32Array(entries.length).fill(-1);
    const living: Entry[] = [];
    entries.forEach((entry, slot) => {
      if (!entry) return;
      moved[slot] = living.length;
      slots.set(entry.id, living.length);
      living.push(entry);
    });
    for (const list of postings) {
      sweepPostings(list, (document) => (moved[document] ?? -1) >= 0);
      for (let i = 0; i < list.length; i++) list.documents[i] = moved[list.documents[i] ?? 0] ?? 0;
    }
    entries = living;
    kinds.fill(0);
    living.forEach(({ kind }, slot) => {
      kinds[slot] = kind === 'terrain' ? TERRAIN : QUESTION;
    });
  };

  /** Adds up every candidate's points, then keeps the best of the other kind. */
  const search = (asker: Asker, options: MatchOptions): Match[] => {
    const { limit = DEFAULT_LIMIT, without = nobody, hidden = false } = options;
    const { sought } = asker;
    const touched = touch(sought, asker.kind === 'question' ? TERRAIN : QUESTION);
    const allowed = without === nobody ? touched : touched.filter((slot) => !without((entries[slot] as Entry).id));
    const near = (slot: number): number => nearness(sums[slot] ?? 0, asker.breadth, (entries[slot] as Entry).breadth);
    const floor = floorOf(allowed, near, limit);
    const candidates = allowed
      .filter((slot) => near(slot) >= floor)
      .map((slot) => candidateAt(slot, near(slot), asker))
      .filter(({ label }) => hidden || label !== 'hidden');
    for (const slot of touched) sums[slot] = 0;
    return bestOf(candidates, limit).map(({ slot, ...candidate }) => ({
      ...candidate,
      parts: partsOf(sought, entries[slot] as Entry, names),
    }));
  };

  /** Leaves in `sums` what each candidate of the wanted kind gathers, and answers their slots. */
  const touch = (sought: readonly Sought[], wanted: number): number[] => {
    const touched: number[] = [];
    for (const { feature, worth } of sought) {
      const list = postings[ids.get(feature) ?? -1];
      if (list) addUp(list, worth, { kinds, wanted, sums, touched });
    }
    return touched;
  };

  const candidateAt = (slot: number, near: number, { kind, facts }: Asker) => {
    const { id, facts: theirs } = entries[slot] as Entry;
    const fit = fitBetween(kind, facts, theirs);
    return { slot, id, text: sums[slot] ?? 0, ...valued(near, fit) };
  };

  const indexedAsker = (entry: Entry): Asker => ({
    kind: entry.kind,
    facts: entry.facts,
    breadth: entry.breadth,
    sought: soughtBy(featuresStored(entry, names), statistics, vocabulary),
  });
  const textAsker = (kind: ProposalKind, proposal: Indexed): Asker => {
    const features = featuresOf(proposal, lexicon, vocabulary);
    const sought = soughtBy(features, statistics, vocabulary);
    return { kind, facts: proposal.facts ?? noFacts, breadth: breadthOf(features), sought };
  };

  /** How one stands to whoever looks, hidden or not. */
  const meeting = ({ kind, facts, breadth, sought }: Asker, found: Entry): Match => {
    const parts = partsOf(sought, found, names);
    const text = parts.reduce((sum, part) => sum + part.points, 0);
    const fit = fitBetween(kind, facts, found.facts);
    return { id: found.id, text, parts, ...valued(nearness(text, breadth, found.breadth), fit) };
  };

  const entryOf = (id: string): Entry | undefined => entries[slots.get(id) ?? -1];

  return {
    put,
    remove,
    has: (id) => slots.has(id),
    size: () => slots.size,
    saying: (concept, limit) => {
      const list = postings[ids.get(featureOf('concept', concept)) ?? -1] ?? noPostings();
      const found: { id: string; points: number }[] = [];
      for (let i = 0; i < list.length; i++) {
        const entry = entries[list.documents[i] ?? -1];
        if (entry) found.push({ id: entry.id, points: list.strengths[i] ?? 0 });
      }
      return bestOf(found, limit).map(({ id }) => id);
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
